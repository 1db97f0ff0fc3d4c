using System.Buffers;
using System.Text;
using AnaplanConnectors.Transfer.Rows;
using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Text. Values that repeat are decoded once and shared; others lie in blocks of characters. Nothing is allocated for a row.
/// </summary>
internal sealed class TextColumn : ParquetColumn
{
    private readonly TextPool _pool = new();
    private readonly CharBlocks _blocks = new();
    private readonly ArrayBufferWriter<byte> _utf8 = new(256);
    private readonly DataField _physical;
    private ReadOnlyMemory<char>[] _values = [];
    private int _count;
    private int _textBytes;
    private int _lastTextBytes;
    private bool _hasSurrogates;

    public TextColumn(Column column)
        : base(column)
    {
        Field = new DataField(column.Name, typeof(string), column.IsNullable);
        _physical = Physical(column, typeof(byte[]));
    }

    public override DataField Field { get; }

    /// <summary>Bytes of text held for this row group.</summary>
    public int TextBytes => _textBytes;

    protected override int ValueCount => _count;

    public override void Clear()
    {
        base.Clear();
        _values.AsSpan(0, _count).Clear();
        _blocks.Clear();
        _count = 0;
        _textBytes = 0;
        _hasSurrogates = false;
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
        => _hasSurrogates
            ? WriteAsUtf8Async(group, cancellationToken)
            : WriteAsync<ReadOnlyMemory<char>>(group, Field, _values.AsMemory(0, _count), cancellationToken);

    protected override void AppendValue(RowReader rows, int ordinal, long rowNumber)
    {
        _utf8.ResetWrittenCount();
        rows.CopyUtf8(ordinal, _utf8);
        _blocks.Mark();
        var utf8 = _utf8.WrittenSpan;
        if (!_pool.TryGet(utf8, out var text))
            text = Decode(utf8);

        if (_count == _values.Length)
            Array.Resize(ref _values, Math.Max(1_024, _count * 2));
        _values[_count++] = text;
        _textBytes += utf8.Length;
        _lastTextBytes = utf8.Length;

        // A byte of F0 or above starts a character outside the basic plane, which UTF-16 writes as a surrogate pair.
        _hasSurrogates |= utf8.IndexOfAnyInRange((byte)0xF0, (byte)0xFF) >= 0;
    }

    // A row that failed is the last one. Its text is given back, or a file full of such rows would fill the memory.
    protected override void TruncateValues(int count)
    {
        if (count == _count)
            return;
        _count = count;
        _textBytes -= _lastTextBytes;
        _blocks.BackToMark();
    }

    private ReadOnlyMemory<char> Decode(ReadOnlySpan<byte> utf8)
    {
        if (_pool.TryAdd(utf8, out var shared))
            return shared;
        var block = _blocks.Rent(utf8.Length); // UTF-8 never has fewer bytes than UTF-16 has characters
        var length = Encoding.UTF8.GetChars(utf8, block.Span);
        _blocks.Keep(length);
        return block[..length];
    }

    /// <summary>
    /// Parquet.Net compares the least and the greatest text of a row group as UTF-16, where surrogates sort before U+E000;
    /// the format compares UTF-8 bytes. Readers that skip row groups by those bounds would miss rows. As bytes the column goes
    /// without bounds (docs/decisions/0005).
    /// </summary>
    private async Task WriteAsUtf8Async(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        var values = new ReadOnlyMemory<byte>[_count];
        for (var i = 0; i < values.Length; i++)
        {
            var bytes = new byte[Encoding.UTF8.GetByteCount(_values[i].Span)];
            Encoding.UTF8.GetBytes(_values[i].Span, bytes);
            values[i] = bytes;
        }

        await WriteAsync<ReadOnlyMemory<byte>>(group, _physical, values, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>Characters in blocks that are used again for every row group.</summary>
internal sealed class CharBlocks
{
    private const int BlockLength = 65_536;

    private readonly List<char[]> _blocks = [];
    private int _current = -1;
    private int _used;
    private (int Current, int Used) _mark = (-1, 0);

    /// <summary>Room for this many characters, contiguous. <see cref="Keep"/> says how many of them stay.</summary>
    public Memory<char> Rent(int length)
    {
        while (_current < 0 || _blocks[_current].Length - _used < length)
        {
            _used = 0;
            if (++_current == _blocks.Count)
                _blocks.Add(new char[Math.Max(BlockLength, length)]);
        }

        return _blocks[_current].AsMemory(_used, length);
    }

    public void Keep(int length) => _used += length;

    /// <summary>Remembers how much is used.</summary>
    public void Mark() => _mark = (_current, _used);

    /// <summary>Gives back what was kept since <see cref="Mark"/>.</summary>
    public void BackToMark() => (_current, _used) = _mark;

    public void Clear()
    {
        // A block that one long text made stays out of the next row group.
        _blocks.RemoveAll(block => block.Length > BlockLength);
        _current = -1;
        _used = 0;
    }
}
