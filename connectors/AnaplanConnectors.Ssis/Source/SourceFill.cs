using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>Carries rows into buffers, and deals with bad values as the dispositions of their columns say.</summary>
internal sealed class SourceFill(
    IDTSComponentMetaData100 component, ComponentEvents events, IReadOnlyList<SourceColumn> columns, PipelineBuffer? output, PipelineBuffer? errors,
    SourceErrorColumns? errorColumns)
{
    // An array: walking through an interface takes an object for every row.
    private readonly SourceColumn[] _columns = [.. columns];
    private long _redirected;
    private long _emptied;
    private long _shortened;

    /// <summary>Rows of Anaplan so far, bad ones included.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Takes the next row; false behind the last one.</summary>
    public bool Next(RowReader rows)
    {
        RowException? unreadable = null;
        try
        {
            if (!rows.Read())
                return false;
        }
        catch (RowException problem)
        {
            unreadable = problem;
        }

        RowsRead++;
        if (unreadable is not null)
            RefuseRow(unreadable);
        else
            Carry(rows);
        return true;
    }

    public void Tell()
    {
        if (_redirected > 0)
            events.Warning(ErrorNumbers.BadRow, FormattableString.Invariant($"{_redirected:N0} rows were redirected{(errors is null ? " to an error output that nothing is attached to" : string.Empty)}."));
        if (_emptied > 0)
            events.Warning(ErrorNumbers.BadRow, FormattableString.Invariant($"{_emptied:N0} values could not be read and are empty."));
        if (_shortened > 0)
            events.Warning(ErrorNumbers.Truncated, FormattableString.Invariant($"{_shortened:N0} values did not fit and were shortened."));
    }

    private void Carry(RowReader rows)
    {
        foreach (var column in _columns)
        {
            if (ReadCell(column, rows) is not { } refusal)
                continue;
            ReadRest(column, rows);
            Redirect(refusal);
            return;
        }

        if (output is null)
            return;
        output.AddRow();
        foreach (var column in _columns)
            column.Cell.Write(output, column.Info.Index);
    }

    /// <summary>Reads a value; what is bad about it, when the row has to go elsewhere for it.</summary>
    private Refusal? ReadCell(SourceColumn column, RowReader rows)
    {
        try
        {
            column.Cell.Read(rows);
        }
        catch (RowException problem)
        {
            column.Cell.Clear();
            return Decide(column, column.OnError, problem.Message, ErrorNumbers.BadRow, ref _emptied);
        }

        if (column.Cell.Excess() is not { } excess)
            return null;
        var message = FormattableString.Invariant($"Row {RowsRead:N0}, column '{column.Info.Name}': {excess}.");
        var refusal = Decide(column, column.OnTruncation, message, ErrorNumbers.Truncated, ref _shortened);
        column.Cell.Shorten();
        return refusal;
    }

    private Refusal? Decide(SourceColumn column, DTSRowDisposition disposition, string message, int number, ref long ignored)
    {
        switch (disposition)
        {
            case DTSRowDisposition.RD_IgnoreFailure:
                ignored++;
                return null;
            case DTSRowDisposition.RD_RedirectRow:
                return new Refusal(message, number, column.Info.LineageId);
            default:
                throw events.Fail(number, $"{message} Correct it in Anaplan, or redirect or ignore it (error output of the source).");
        }
    }

    /// <summary>The error output shows the row: everything in it that can be read.</summary>
    private void ReadRest(SourceColumn bad, RowReader rows)
    {
        var isBehind = false;
        foreach (var column in _columns)
        {
            if (isBehind)
                ReadIfPossible(column.Cell, rows);
            isBehind |= column == bad;
        }
    }

    private static void ReadIfPossible(SourceCell cell, RowReader rows)
    {
        try
        {
            cell.Read(rows);
            cell.Shorten();
        }
        catch (RowException)
        {
            // The row is refused for another column already; this one is empty in the error output, as its description says.
            cell.Clear();
        }
    }

    /// <summary>A row that cannot be taken apart has no columns, and so no dispositions: it is redirected if any column would be.</summary>
    private void RefuseRow(RowException problem)
    {
        if (!_columns.Any(column => column.OnError == DTSRowDisposition.RD_RedirectRow))
            throw events.Fail(ErrorNumbers.BadRow, $"{problem.Message} The row of '{component.Name}' cannot be taken apart. Redirect errors to read on behind it.");
        foreach (var column in _columns)
            column.Cell.Clear();
        Redirect(new Refusal(problem.Message, ErrorNumbers.BadRow, 0));
    }

    private void Redirect(Refusal refusal)
    {
        _redirected++;
        if (errors is null || errorColumns is null)
            return;
        errors.AddRow();
        foreach (var column in _columns.Where(column => column.ErrorIndex >= 0))
            column.Cell.Write(errors, column.ErrorIndex);
        errors.SetString(errorColumns.MessageIndex, refusal.Message.Length <= SourceMetadata.ErrorMessageLength ? refusal.Message : refusal.Message.Substring(0, SourceMetadata.ErrorMessageLength));
        errors.SetInt64(errorColumns.RowNumberIndex, RowsRead);
        errors.SetErrorInfo(errorColumns.OutputId, refusal.Number, refusal.LineageId);
    }

    private sealed record Refusal(string Message, int Number, int LineageId);
}
