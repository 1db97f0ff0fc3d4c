using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>Exit codes of failures (docs/errors.md), as <c>anx</c> ends with them. 1 stands for what nobody foresaw.</summary>
internal static class TypedFailure
{
    public const int Unexpected = 1;
    public const int SignIn = 3;
    public const int NotFound = 4;
    public const int Busy = 5;
    public const int TaskFailed = 7;
    public const int Cancelled = 8;
    public const int Incomplete = 9;
    public const int Refused = 10;
    public const int Unknown = 11;

    public static int ExitCodeOf(Exception problem) => problem switch
    {
        AnaplanConfigurationException => Refused,
        AnaplanSignInException => SignIn,
        AnaplanUnknownOutcomeException => Unknown,
        AnaplanActionException action => action.Code == ErrorCodes.ActionCancelled ? Cancelled : TaskFailed,
        AnaplanNotFoundException => NotFound,
        AnaplanException { Code: ErrorCodes.SourceChanged or ErrorCodes.LedgerTooNew or ErrorCodes.NotResumable or ErrorCodes.SpoolFull or ErrorCodes.RequestRefused } => Refused,
        AnaplanException { Code: ErrorCodes.LedgerDamaged } => Unknown,
        AnaplanException { Code: ErrorCodes.LeaseHeld or ErrorCodes.RateLimited or ErrorCodes.ModelBusy or ErrorCodes.TaskStillRunning } => Busy,
        AnaplanException => Incomplete,
        RowException or CsvException => Refused,
        OperationCanceledException => Cancelled,
        IOException => Incomplete,
        _ => Unexpected,
    };
}
