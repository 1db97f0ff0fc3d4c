using System.Text.RegularExpressions;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>The commands that a guide shows.</summary>
/// <param name="Arguments">Of <c>anx</c>, with the connection of the tests.</param>
/// <param name="Output">File that the output goes to; null: nowhere.</param>
internal sealed record GuideCommand(string[] Arguments, string? Output)
{
    private const string Prompt = "$ anx ";

    public static IReadOnlyList<GuideCommand> Read(string guide)
        => [.. File.ReadLines(Repository.Path("docs", "guides", guide)).Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)).Select(Parse)];

    private static GuideCommand Parse(string line)
    {
        // At the end of the line; one inside quotation marks compares.
        var output = Regex.Match(line, " > (?<file>[\\w.]+)$");
        var command = output.Success ? line[Prompt.Length..output.Index] : line[Prompt.Length..];
        var arguments = Regex.Matches(command, "\"[^\"]*\"|\\S+").Select(match => match.Value.Trim('"').Replace("prod:", "test:", StringComparison.Ordinal)).ToArray();
        return new GuideCommand(arguments, output.Success ? output.Groups["file"].Value : null);
    }
}
