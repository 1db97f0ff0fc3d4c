using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx help</c>, for people who write it that way: the help of a command, or the meaning of exit codes.</summary>
internal static class HelpCommand
{
    public static Command Create(AnxHost host)
    {
        var words = new Argument<string[]>("command") { Description = "Such as copy, or conn add.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("help", """
            Show the help of a command.

            Examples:
              anx help copy
              anx help exit-codes
            """)
        {
            words,
        };
        command.Runs(host, async (parsed, _, cancellationToken) =>
        {
            string[] wanted = parsed.GetValue(words) ?? [];
            return (ExitCode)await Anx.RunAsync(wanted is [ExitCodesCommand.Name] ? wanted : [.. wanted, "--help"], host, cancellationToken);
        });
        return command;
    }
}
