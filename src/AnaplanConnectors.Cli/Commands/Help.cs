using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AnaplanConnectors.Cli;

/// <summary>Help of a command shows its examples; in the list of a parent its first line is enough.</summary>
internal sealed class Help : SynchronousCommandLineAction
{
    private readonly HelpAction _inner = new();

    public static void Install(RootCommand root) => root.Options.OfType<HelpOption>().Single().Action = new Help();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        foreach (var command in parseResult.CommandResult.Command.Subcommands)
            command.Description = command.Description?.Split('\n')[0].TrimEnd();
        return _inner.Invoke(parseResult);
    }
}
