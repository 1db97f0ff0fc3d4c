using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// What the numbers of a dump count. The service says lines, and not whether a row of several lines counts as one (API reference 6.5). The
/// rows of the dump themselves tell: those that the numbers lead to must look like them.
/// </summary>
internal sealed class DumpNumbers
{
    private readonly LineMap _lines;
    private readonly Counted _counted;

    private DumpNumbers(LineMap lines, Counted counted) => (_lines, _counted) = (lines, counted);

    private enum Counted
    {
        Unknown,
        Lines,
        Records,
    }

    /// <summary>Looks at all rows of a dump, unless there is nothing to decide.</summary>
    /// <exception cref="ForeignDumpException">They are not rows of the file.</exception>
    public static async Task<DumpNumbers> OfAsync(LineMap lines, Func<ValueTask<RejectedRowReader>> open, CancellationToken cancellationToken)
    {
        if (!lines.IsShifted)
            return new(lines, Counted.Lines);
        using var rows = await open().ConfigureAwait(false);
        using var cell = new Utf8Output(1024);
        var (asLines, asRecords, isChecked) = (true, true, false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (rows.Line is not { } number)
                continue;
            var print = rows.Print(cell);
            var (line, record) = (lines.Carries(lines.RecordOf(number), print), lines.Carries(number, print));
            asLines &= line != false;
            asRecords &= record != false;
            isChecked |= (line ?? record) is not null;
            if (!asLines && !asRecords)
                throw new ForeignDumpException(number);
        }

        return new(lines, !isChecked ? Counted.Unknown : asLines ? Counted.Lines : Counted.Records);
    }

    /// <summary>The row of the source; null when it cannot be told.</summary>
    public long? RowOf(long number) => _counted switch
    {
        Counted.Lines => _lines.RowOf(number),
        Counted.Records => _lines.RowOfRecord(number),
        _ => _lines.IsBeforeShift(number) ? _lines.RowOf(number) : null,
    };
}

/// <summary>A dump has rows that are not in the file that was imported: it is of another run, or its numbers mean something else.</summary>
internal sealed class ForeignDumpException(long number) : Exception(FormattableString.Invariant(
    $"the row that was handed back with number {number:N0} is neither that line nor that record of the file"));
