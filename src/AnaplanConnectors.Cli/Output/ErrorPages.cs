using System.Text.RegularExpressions;

namespace AnaplanConnectors.Cli;

/// <summary>What an error code means.</summary>
internal sealed record ErrorPage(string Code, string Title, string Text);

/// <summary>The pages of docs/errors.md, which is part of the program.</summary>
internal static partial class ErrorPages
{
    public static IReadOnlyList<ErrorPage> All { get; } = Read();

    private static List<ErrorPage> Read()
    {
        using var stream = typeof(ErrorPages).Assembly.GetManifestResourceStream("errors.md") ?? throw new InvalidOperationException("The pages are missing.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
        var pages = new List<ErrorPage>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Heading().Match(lines[i]) is not { Success: true } heading)
                continue;
            // Any heading ends the page.
            var text = string.Join('\n', lines.Skip(i + 1).TakeWhile(line => !line.StartsWith('#'))).Trim();
            pages.Add(new(heading.Groups[1].Value, heading.Groups[2].Value, text));
        }

        return pages;
    }

    [GeneratedRegex("^###+ (ANX[0-9]{4}) (.+)$")]
    private static partial Regex Heading();
}
