using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// What SSIS does not get to see: an exception of ours without a text in its log. Those that we raised for SSIS pass, and so do those that
/// are SSIS's own, such as a buffer that is taken away.
/// </summary>
internal static class ComponentGuard
{
    /// <param name="component">Whose log it is.</param>
    /// <param name="work">What is done.</param>
    /// <param name="failing">Told what went wrong; gives a sentence on how to go on, or null.</param>
    public static void Run(IDTSComponentMetaData100 component, Action work, Func<Exception, string?>? failing = null)
    {
        try
        {
            work();
        }
        catch (Exception problem) when (IsOurs(problem))
        {
            var advice = failing?.Invoke(problem);
            throw new ComponentEvents(component).Fail(ErrorNumbers.Failed, advice is null ? Failure.Describe(problem) : $"{Failure.Describe(problem)} {advice}");
        }
    }

    private static bool IsOurs(Exception problem)
        => problem is AnaplanException or CsvException or RowException or IOException or InvalidOperationException or FormatException or NotSupportedException
            or OperationCanceledException;
}
