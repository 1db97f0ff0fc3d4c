namespace AnaplanConnectors.Simulator;

/// <summary>The cells of one line item while an import writes them, and what became of the values for them.</summary>
internal sealed class LineItemCells
{
    private readonly LineItemState _lineItem;
    private readonly ValueReader? _reader;
    private readonly CellStore _cells;
    private readonly VersionRules? _versions;
    private readonly PagedArray<ulong>? _written;
    private long _successful;
    private long _failed;
    private long _ignored;

    public LineItemCells(LineItemState lineItem, ValueReader? reader, CellStore cells, DuplicateRows duplicates,
        VersionRules? versions)
    {
        _versions = versions;
        _lineItem = lineItem;
        _reader = reader;
        _cells = cells;
        if (duplicates == DuplicateRows.Sum && lineItem.Format.Type == CellType.Number)
            _written = new PagedArray<ulong>(cells.Layout.Length / 64 + 1);
    }

    public bool IsWriteable => !_lineItem.IsCalculated;

    /// <summary>Whether the version at these coordinates shows something else than what is stored.</summary>
    public bool IsCalculatedAt(ReadOnlySpan<int> coordinates) => _versions?.IsCalculatedAt(coordinates) == true;

    public CellStore Cells => _cells;

    public void Ignore() => _ignored++;

    public void Fail() => _failed++;

    /// <summary>Writes a value. Null, or the problem with its text.</summary>
    public RowProblem? Write(long key, ReadOnlySpan<char> text)
    {
        if (_reader is null)
        {
            ref var cell = ref _cells.WritableText(key);
            if (!text.SequenceEqual(cell))
                cell = text.ToString();
        }
        else if (!_reader.TryRead(text, out var value))
        {
            _failed++;
            return new RowProblem(_reader.ErrorType, _reader.Complaint(text.ToString()));
        }
        else if (_written is null || IsFirst(_written, key))
        {
            _cells.WritableNumber(key) = value;
        }
        else
        {
            _cells.WritableNumber(key) += value;
        }

        _successful++;
        return null;
    }

    /// <summary>Null when the import had nothing for the line item.</summary>
    public OutcomeDetail? Detail(bool always)
    {
        var total = _successful + _failed + _ignored;
        if (total == 0 && !always)
            return null;
        return Detail(_lineItem.Name, _successful, _failed, _ignored);
    }

    /// <summary>The sum over several line items, under the name of their module.</summary>
    public static OutcomeDetail Total(string module, IEnumerable<LineItemCells> all)
    {
        var cells = all.ToList();
        return Detail(module, cells.Sum(one => one._successful), cells.Sum(one => one._failed), cells.Sum(one => one._ignored));
    }

    private static OutcomeDetail Detail(string name, long successful, long failed, long ignored)
    {
        var text = FormattableString.Invariant($"{name}: {successful} cells successful")
            + (failed > 0 ? FormattableString.Invariant($", {failed} failed") : "")
            + (ignored > 0 ? FormattableString.Invariant($", {ignored} ignored") : "");
        return new OutcomeDetail(failed > 0
            ? "lineItemRowsProcessedWithFailures"
            : "lineItemRowsProcessed", 0, text, ValuePairs.Shuffled(
            ("lineItemName", name), ("successRowCount", successful), ("failedCount", failed),
                ("ignoredCount", ignored), ("totalRowCount", successful + failed + ignored)));
    }

    private static bool IsFirst(PagedArray<ulong> written, long key)
    {
        ref var bits = ref written.Writable(key / 64);
        var bit = 1UL << (int)(key % 64);
        if ((bits & bit) != 0)
            return false;
        bits |= bit;
        return true;
    }
}
