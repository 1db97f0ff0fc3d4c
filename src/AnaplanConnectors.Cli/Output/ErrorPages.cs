namespace AnaplanConnectors.Cli;

/// <summary>What an error code means.</summary>
internal sealed record ErrorPage(string Code, string Title, string Text);

/// <summary>The pages of docs/errors.md, which is part of the program.</summary>
internal static class ErrorPages
{
    private const string Heading = "### ";

    public static IReadOnlyList<ErrorPage> All { get; } = Read();

    private static List<ErrorPage> Read()
    {
        using var stream = typeof(ErrorPages).Assembly.GetManifestResourceStream("errors.md") ?? throw new InvalidOperationException("The pages are missing.");
        using var reader = new StreamReader(stream);
        var pages = new List<ErrorPage>();
        foreach (var section in reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n" + Heading).Skip(1))
        {
            var lines = section.Split('\n');
            // A heading of a higher level ends the page.
            var text = string.Join('\n', lines.Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim();
            var blank = lines[0].IndexOf(' ', StringComparison.Ordinal);
            pages.Add(new(lines[0][..blank], lines[0][(blank + 1)..], text));
        }

        return pages;
    }
}
