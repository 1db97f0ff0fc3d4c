using System.CommandLine;
using System.CommandLine.Invocation;

namespace AnaplanConnectors.Cli;

/// <summary>The command line as a whole: builds it, runs it, and turns what went wrong into words and an exit code.</summary>
internal static class Anx
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, AnxHost host, CancellationToken cancellationToken = default)
    {
        var parsed = Commands.Root(host with { Arguments = arguments }).Parse(arguments);
        if (parsed.Action is ParseErrorAction && CommandLineProblems.Of(parsed) is { } failure)
        {
            failure.Report(new Screen(host, GlobalOptions.ReadFormat(parsed)));
            return (int)failure.ExitCode;
        }

        var configuration = new InvocationConfiguration
        {
            Output = host.Out,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // signals are ours
        };
        var result = await parsed.InvokeAsync(configuration, cancellationToken);
        return parsed.Errors.Count > 0 ? (int)ExitCode.Usage : result;
    }

    /// <summary>A command's action: what it throws becomes a report and an exit code.</summary>
    public static void Runs(this Command command, AnxHost host, Func<ParseResult, Screen, CancellationToken, Task<ExitCode>> action)
        => command.SetAction(async (parsed, cancellationToken) =>
        {
            var screen = new Screen(host with { IsInTerminal = host.IsInTerminal && GlobalOptions.MayAsk(parsed) }, GlobalOptions.Read(parsed));
            try
            {
                return (int)await action(parsed, screen, cancellationToken);
            }
            catch (Exception problem)
            {
                var failure = (problem as RunFailedException)?.Failure ?? Failure.Of(problem);
                failure.Report(screen);
                if (failure.ExitCode == ExitCode.Unexpected)
                    screen.Detail(problem.ToString());
                return (int)failure.ExitCode;
            }
        });
}

/// <summary>A failure that the command has described itself, because it knows in which state things are.</summary>
internal sealed class RunFailedException(Failure failure, Exception innerException) : Exception(failure.What, innerException)
{
    public Failure Failure { get; } = failure;
}
