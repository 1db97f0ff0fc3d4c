using System.Text;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Finds the row of the source that a line of the uploaded file came from. Lines and rows run in step except where a cell holds a
/// line break or a row was left out; only those places are kept.
/// </summary>
internal sealed class LineMap
{
    private const int MaxJumps = 1_000_000;

    private readonly List<Jump> _jumps = [];
    private long _nextLine;
    private long _nextRow;
    private long _end = long.MaxValue;

    /// <summary>Notes that a row was written from this line on.</summary>
    public void Add(long line, long row)
    {
        if (line != _nextLine || row != _nextRow || _jumps.Count == 0)
            AddJump(new Jump(line, row));
        _nextLine = line + 1;
        _nextRow = row + 1;
    }

    /// <summary>The row of the source, or null for lines before the first row and behind what fits in memory.</summary>
    public long? RowOf(long line)
    {
        if (_jumps.Count == 0 || line < _jumps[0].Line || line >= _end)
            return null;
        var index = _jumps.BinarySearch(new Jump(line, 0), Jump.ByLine);
        if (index < 0)
            index = ~index - 1;
        var jump = _jumps[index];
        var row = jump.Row + (line - jump.Line);

        // A line inside a row of several lines belongs to that row: the next jump begins with the row behind it.
        var last = index + 1 < _jumps.Count ? _jumps[index + 1].LastRowBefore : long.MaxValue;
        return Math.Min(row, last);
    }

    /// <summary>Writes everything that <see cref="Read"/> needs.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(_jumps.Count);
        writer.Write(_nextLine);
        writer.Write(_nextRow);
        writer.Write(_end);
        foreach (var jump in _jumps)
        {
            writer.Write(jump.Line);
            writer.Write(jump.Row);
            writer.Write(jump.LastRowBefore);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static LineMap Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var count = reader.ReadInt32();
        var map = new LineMap { _nextLine = reader.ReadInt64(), _nextRow = reader.ReadInt64(), _end = reader.ReadInt64() };
        for (var i = 0; i < count; i++)
            map._jumps.Add(new Jump(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64()));
        return map;
    }

    private void AddJump(Jump jump)
    {
        if (_jumps.Count == MaxJumps)
        {
            _end = Math.Min(_end, jump.Line);
            return;
        }

        _jumps.Add(jump with { LastRowBefore = _nextRow - 1 });
    }

    private readonly record struct Jump(long Line, long Row, long LastRowBefore = 0)
    {
        public static IComparer<Jump> ByLine { get; } = Comparer<Jump>.Create((left, right) => left.Line.CompareTo(right.Line));
    }
}
