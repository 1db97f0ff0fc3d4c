using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Whether the service accounts for the rows that were sent. A list import counts rows; a module import counts cells, each row once
/// for every line item, which say nothing about rows (API reference 6.4): there only the refused rows can be checked.
/// </summary>
public static class RowBalance
{
    private const string RowsOfLists = "hierarchyRowsProcessed";

    /// <summary>What does not add up, as a clause; null when everything does, or when the service does not tell.</summary>
    /// <param name="result">What the service says about an import.</param>
    /// <param name="rowsSent">Rows that it was given; null when that is not known, as for files that were there before.</param>
    /// <param name="rejects">The rows that it handed back.</param>
    public static string? Problem(TaskResult result, long? rowsSent, RejectSummary rejects)
    {
        if (result is null)
            throw new ArgumentNullException(nameof(result));
        if (rejects is null)
            throw new ArgumentNullException(nameof(rejects));
        if (rejects.RowsRejected + rejects.RowsWithWarnings > rowsSent)
            return FormattableString.Invariant($"{rowsSent:N0} rows were sent, and {rejects.RowsRejected + rejects.RowsWithWarnings:N0} are said to be refused or warned about");
        foreach (var detail in result.AllDetails().Where(detail => detail.Type.StartsWith(RowsOfLists, StringComparison.Ordinal)))
        {
            if (rowsSent is not null && detail.Count("totalRowCount") is { } total && total != rowsSent)
                return FormattableString.Invariant($"{rowsSent:N0} rows were sent, and {total:N0} are accounted for");
            if (rejects.Problem is null && detail.Count("failedCount") is { } failed && failed != rejects.RowsRejected)
                return FormattableString.Invariant($"{failed:N0} rows are said to have failed, and {rejects.RowsRejected:N0} were handed back");
        }

        return null;
    }
}
