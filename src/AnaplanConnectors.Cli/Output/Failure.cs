using System.Data.Common;
using AnaplanConnectors.Arrow;
using AnaplanConnectors.Client;
using AnaplanConnectors.ObjectStorage;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>What a command says when it could not do its work: what happened, what to do next, and how a scheduler learns it.</summary>
/// <param name="ExitCode">How the process ends.</param>
/// <param name="What">What happened, on what, and why.</param>
/// <param name="Next">What to do.</param>
/// <param name="Code">Code of docs/errors.md: one of the service or the libraries, or of <see cref="LocalCodes"/>.</param>
internal sealed record Failure(ExitCode ExitCode, string What, string? Next, string Code)
{
    /// <summary>In which state things are; the command knows, the exception does not.</summary>
    public string? State { get; init; }

    public static Failure Of(Exception problem) => problem switch
    {
        UsageException usage => new(usage.ExitCode, usage.Message, usage.Hint, LocalCodes.Command),
        AnaplanException anaplan => new(ExitCodeOf(anaplan), anaplan.Message, anaplan.Hint, anaplan.Code),
        RowException row => new(ExitCode.Refused, row.Excerpt is { } excerpt ? $"{row.Message} Value: {excerpt}" : row.Message, "Correct the row, or leave such rows out with --skip-bad-rows.", LocalCodes.BadRow),
        CsvException csv => new(ExitCode.Refused, csv.Message, "See the layout flags of 'anx copy --help': --delimiter, --encoding, --no-header.", LocalCodes.BadText),
        ColumnarFileException file => new(ExitCode.Refused, file.Message, "Correct the file, or read other columns of it with --select.", LocalCodes.BadColumnarFile),
        OperationCanceledException => new(ExitCode.Cancelled, "Cancelled.", null, LocalCodes.Cancelled),
        FileNotFoundException or DirectoryNotFoundException => new(ExitCode.NotFound, problem.Message, "Check the path.", LocalCodes.FileMissing),
        ArgumentException { ParamName: "schema" } columns => new(ExitCode.Refused, columns.Message.Replace(" (Parameter 'schema')", string.Empty, StringComparison.Ordinal), "Rename or leave out columns in the source.", LocalCodes.NotPossible),
        NotSupportedException impossible => new(ExitCode.Refused, impossible.Message, null, LocalCodes.NotPossible),
        DbException database => DatabaseFailure.Of(database),
        ObjectStorageException store => new(store.IsTransient ? ExitCode.Incomplete : ExitCode.Refused, store.Message, store.Hint, LocalCodes.StoreFailed),
        _ when OutputPipe.IsClosed(problem) => new(ExitCode.Incomplete, "Whoever reads the output has closed it before its end.", "Look at the program behind the pipe, then run the command again.", LocalCodes.FileFailed),
        IOException or UnauthorizedAccessException => new(ExitCode.Incomplete, problem.Message, "Make room or choose another place, then run the command again.", LocalCodes.FileFailed),
        _ => new(ExitCode.Unexpected, $"{problem.GetType().Name}: {problem.Message}", "This should not happen. Please report it with the output of --verbose.", LocalCodes.Unexpected),
    };

    /// <summary>Id of the run that failed, when it was one.</summary>
    public string? Run { get; init; }

    /// <summary>For programs that asked for JSON a document on standard output, as for success; for people what <see cref="Print"/> says.</summary>
    public void Report(Screen screen)
    {
        if (screen.IsJson && !screen.IsOutTaken)
            screen.Json(FailureReport.Of(this), RunReportPrinter.Json.FailureReport);
        Print(screen);
    }

    /// <summary>Lines in the form of the other results: a word, then text.</summary>
    public void Print(Screen screen)
    {
        var error = screen.Host.Error;
        error.WriteLine($"{(ExitCode == ExitCode.Cancelled ? "STOPPED" : "FAILED"),-8} {Printable.Of(What)}{(ExitCode == ExitCode.Cancelled ? string.Empty : $" ({Code})")}");
        if (State is not null)
            error.WriteLine($"{"state",-8} {Printable.Of(State)}");
        if (Next is not null)
            error.WriteLine($"{"next",-8} {Printable.Of(Next)}");
        error.WriteLine($"exit {(int)ExitCode}");
    }

    private static ExitCode ExitCodeOf(AnaplanException problem) => problem switch
    {
        AnaplanConfigurationException => ExitCode.Refused,
        AnaplanSignInException => ExitCode.SignIn,
        AnaplanUnknownOutcomeException => ExitCode.Unknown,
        AnaplanActionException => problem.Code == ErrorCodes.ActionCancelled ? ExitCode.Cancelled : ExitCode.TaskFailed,
        AnaplanNotFoundException => ExitCode.NotFound,
        _ => problem.Code switch
        {
            ErrorCodes.SourceChanged or ErrorCodes.LedgerTooNew or ErrorCodes.NotResumable or ErrorCodes.SpoolFull => ExitCode.Refused,
            ErrorCodes.AlreadyLoaded or ErrorCodes.RowsNotLoadable => ExitCode.Refused,
            ErrorCodes.LedgerDamaged or ErrorCodes.LoadOutcomeUnknown => ExitCode.Unknown,
            ErrorCodes.LeaseHeld => ExitCode.Busy,
            ErrorCodes.Forbidden => ExitCode.NotFound,
            ErrorCodes.ActionFailed => ExitCode.TaskFailed,
            ErrorCodes.ModelArchived or ErrorCodes.ModelDeployed or ErrorCodes.RequestRefused or ErrorCodes.StrayFileCreated => ExitCode.Refused,
            ErrorCodes.RateLimited or ErrorCodes.ModelBusy or ErrorCodes.ModelLocked or ErrorCodes.ModelOffline or ErrorCodes.TaskStillRunning or ErrorCodes.ModelNotOpen => ExitCode.Busy,
            _ => ExitCode.Incomplete,
        },
    };
}
