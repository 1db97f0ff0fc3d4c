using System.Text;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Finds the row of the source that a line, or a record, of the uploaded file came from. These run in step except where a cell holds a line
/// break or a row was left out; only those places are kept. Where lines and records differ, a print of each row is kept too, as long as that
/// does not take much: it tells which of them a dump counts.
/// </summary>
internal sealed class LineMap
{
    private const int MaxJumps = 1_000_000;
    private const int MaxPrints = 1_000_000;

    // What earlier versions wrote begins with a count.
    private const int Format = -2;

    private readonly List<Jump> _jumps = [];
    private readonly List<uint> _prints = [];
    private long _nextLine;
    private long _nextRow;
    private long _nextRecord;
    private long _firstPrint;
    private long _end = long.MaxValue;

    /// <summary>Whether the row that was added last has several lines, or it or one before it has another line than record.</summary>
    public bool IsShifted { get; private set; }

    /// <summary>Notes that a row was written from this line on, as this record. Both count from one, with the header.</summary>
    public void Add(long line, long row, long record, long lines = 1)
    {
        if (line != _nextLine || row != _nextRow || record != _nextRecord || _jumps.Count == 0)
            AddJump(new Jump(line, row, record));
        (_nextLine, _nextRow, _nextRecord) = (line + 1, row + 1, record + 1);
        if (IsShifted || (line == record && lines == 1))
            return;
        IsShifted = true;
        _firstPrint = record;
    }

    /// <summary>Keeps what the row that was added last looks like. To be called for every row from the one on that is shifted.</summary>
    public void AddPrint(uint print)
    {
        // Blank lines are records of which nothing is kept.
        while (_prints.Count < Math.Min(MaxPrints, _nextRecord - 1 - _firstPrint))
            _prints.Add(0);
        if (_prints.Count < MaxPrints)
            _prints.Add(print);
    }

    /// <summary>The row of the source, or null for lines before the first row and behind what fits in memory.</summary>
    public long? RowOf(long line) => RecordOf(line) is { } record ? RowOfRecord(record) : null;

    /// <summary>The same for a record.</summary>
    public long? RowOfRecord(long record) => Find(record, Jump.ByRecord) is { } index && record < _nextRecord ? _jumps[index].Row + (record - _jumps[index].Record) : null;

    /// <summary>The record that a line belongs to: a line inside a row of several lines belongs to that row.</summary>
    public long? RecordOf(long line)
    {
        if (line >= _end || Find(line, Jump.ByLine) is not { } index)
            return null;
        var jump = _jumps[index];
        var last = index + 1 < _jumps.Count ? _jumps[index + 1].LastRecordBefore : long.MaxValue;
        return Math.Min(jump.Record + (line - jump.Line), last);
    }

    /// <summary>Whether a record has this print; null where none was kept.</summary>
    public bool? Carries(long? record, uint print)
        => record - _firstPrint is { } index && index >= 0 && index < _prints.Count ? _prints[(int)index] == print : null;

    /// <summary>Whether lines and records have the same number up to there.</summary>
    public bool IsBeforeShift(long number) => !IsShifted || number < _firstPrint;

    /// <summary>Writes everything that <see cref="Read"/> needs.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Format);
        foreach (var number in new[] { _nextLine, _nextRow, _nextRecord, _end, IsShifted ? _firstPrint : 0, _jumps.Count, _prints.Count })
            writer.Write(number);
        foreach (var jump in _jumps)
        {
            writer.Write(jump.Line);
            writer.Write(jump.Row);
            writer.Write(jump.Record);
            writer.Write(jump.LastRecordBefore);
        }

        foreach (var print in _prints)
            writer.Write(print);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">It is cut short, or of an earlier version.</exception>
    public static LineMap Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != Format)
            throw new EndOfStreamException("The lines are in a form of an earlier version.");
        var map = new LineMap
        {
            _nextLine = reader.ReadInt64(), _nextRow = reader.ReadInt64(), _nextRecord = reader.ReadInt64(), _end = reader.ReadInt64(), _firstPrint = reader.ReadInt64(),
        };
        map.IsShifted = map._firstPrint > 0;
        var (jumps, prints) = (reader.ReadInt64(), reader.ReadInt64());
        for (var i = 0L; i < jumps; i++)
            map._jumps.Add(new Jump(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64()));
        for (var i = 0L; i < prints; i++)
            map._prints.Add(reader.ReadUInt32());
        return map;
    }

    /// <summary>The last jump that is not behind a number; null when the first one is.</summary>
    private int? Find(long number, IComparer<Jump> by)
    {
        var index = _jumps.BinarySearch(new Jump(number, 0, number), by);
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? null : index;
    }

    private void AddJump(Jump jump)
    {
        if (_jumps.Count == MaxJumps)
        {
            _end = Math.Min(_end, jump.Line);
            return;
        }

        _jumps.Add(jump with { LastRecordBefore = _nextRecord - 1 });
    }

    private readonly record struct Jump(long Line, long Row, long Record, long LastRecordBefore = 0)
    {
        public static IComparer<Jump> ByLine { get; } = Comparer<Jump>.Create((left, right) => left.Line.CompareTo(right.Line));

        public static IComparer<Jump> ByRecord { get; } = Comparer<Jump>.Create((left, right) => left.Record.CompareTo(right.Record));
    }
}
