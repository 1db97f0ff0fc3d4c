using System.CommandLine;
using System.Globalization;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx exit-codes</c>.</summary>
internal static class ExitCodesCommand
{
    public const string Name = "exit-codes";

    private static readonly IReadOnlyList<(ExitCode Code, string Meaning)> Meanings =
    [
        (ExitCode.Ok, "done"),
        (ExitCode.Unexpected, "unexpected: a defect of anx"),
        (ExitCode.Usage, "the command line is wrong; nothing was done"),
        (ExitCode.SignIn, "the service refused the credentials"),
        (ExitCode.NotFound, "a name is unknown, ambiguous or not visible to this user"),
        (ExitCode.Busy, "busy, rate limited or too slow; trying again later is safe"),
        (ExitCode.Rejects, "done, with more rejected rows than the limit, or compared and found different"),
        (ExitCode.TaskFailed, "the task ran on the server and failed"),
        (ExitCode.Cancelled, "cancelled by the user or by the server"),
        (ExitCode.Incomplete, "stopped half way, nothing was changed in the model; trying again is safe"),
        (ExitCode.Refused, "refused before the start: the input does not fit"),
        (ExitCode.Unknown, "a task may or may not have been started; look before trying again"),
    ];

    public static Command Create(AnxHost host)
    {
        var command = new Command(Name, "List what the exit codes mean.");
        command.Runs(host, (_, screen, _) =>
        {
            TablePrinter.Print(
                screen,
                [new("code", IsNumber: true), new("meaning")],
                Meanings.Select(entry => (IReadOnlyList<string>)[((int)entry.Code).ToString(CultureInfo.InvariantCulture), entry.Meaning]).ToList());
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }
}
