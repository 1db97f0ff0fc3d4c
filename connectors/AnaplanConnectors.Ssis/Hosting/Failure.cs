using AnaplanConnectors.Client;

namespace AnaplanConnectors.Ssis;

/// <summary>An error as a text for the log of a package: what failed, then what to do.</summary>
internal static class Failure
{
    public static string Describe(Exception problem) => problem switch
    {
        AnaplanException { Hint: { Length: > 0 } hint } known => $"{known.Code}: {known.Message} {hint}",
        AnaplanException known => $"{known.Code}: {known.Message}",
        OperationCanceledException => "Stopped before the end.",
        _ => problem.Message,
    };
}
