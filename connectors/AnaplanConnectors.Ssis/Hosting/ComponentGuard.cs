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
    public static void Run(IDTSComponentMetaData100 component, Action work)
    {
        try
        {
            work();
        }
        catch (Exception problem) when (IsOurs(problem))
        {
            throw new ComponentEvents(component).Fail(ErrorNumbers.Failed, Failure.Describe(problem));
        }
    }

    private static bool IsOurs(Exception problem)
        => problem is AnaplanException or CsvException or RowException or IOException or InvalidOperationException or FormatException or NotSupportedException
            or OperationCanceledException;
}
