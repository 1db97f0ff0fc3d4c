using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AnaplanConnectors.Cli;

/// <summary>Help of a command shows its examples; in the list of a parent its first sentence is enough.</summary>
internal sealed class Help : SynchronousCommandLineAction
{
    private readonly HelpAction _inner = new();

    public static void Install(RootCommand root) => root.Options.OfType<HelpOption>().Single().Action = new Help();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        foreach (var command in parseResult.CommandResult.Command.Subcommands)
            command.Description = FirstSentence(command.Description);
        return _inner.Invoke(parseResult);
    }

    /// <summary>Sentences may go on in the next line, so the end of a line ends nothing.</summary>
    private static string? FirstSentence(string? description)
    {
        if (description is null)
            return null;
        var paragraph = description.ReplaceLineEndings("\n").Split("\n\n")[0].ReplaceLineEndings(" ");
        var end = paragraph.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? paragraph : paragraph[..(end + 1)];
    }
}
