using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary>The flag that limits a view to members of its dimensions.</summary>
internal sealed class PageFlags
{
    private readonly Option<string[]> _page = new("--page")
    {
        Description = "Of a view, only rows of this member of a dimension: --page Versions=Actual. May be repeated.", HelpName = "dimension=member",
    };

    public IReadOnlyList<Option> All => [_page];

    public IReadOnlyDictionary<string, string> Read(ParseResult parsed)
    {
        var pages = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in parsed.GetValue(_page) ?? [])
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == text.Length - 1 || !pages.TryAdd(text[..equals], text[(equals + 1)..]))
                throw new UsageException($"'{text}' chooses no page.", "Write each dimension once, as dimension=member: --page Versions=Actual");
        }

        return pages;
    }
}
