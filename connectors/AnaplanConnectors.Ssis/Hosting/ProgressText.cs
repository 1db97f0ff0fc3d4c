using System.Text;
using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Ssis;

/// <summary>A report of progress in a few words.</summary>
internal static class ProgressText
{
    public static string Describe(TransferProgress report)
    {
        var text = new StringBuilder(report.Phase switch
        {
            TransferPhase.Export => "Export runs",
            TransferPhase.Read => "Rows read",
            TransferPhase.Upload => "Upload",
            _ => "Action runs",
        });
        if (report.Rows > 0)
            text.Append(FormattableString.Invariant($", {report.Rows:N0} rows"));
        if (report.Bytes > 0)
            text.Append(FormattableString.Invariant($", {report.Bytes / 1e6:N1} MB"));
        if (report.Chunks > 0)
            text.Append(FormattableString.Invariant($", {report.Chunks:N0} chunks"));
        if (report.Note is { Length: > 0 } note)
            text.Append(": ").Append(note);
        return text.ToString();
    }
}
