using AnaplanConnectors.Transfer.Rows;
using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>Text. A row keeps a number; what it stands for is decoded once, when the row group is written.</summary>
internal sealed class TextColumn : ParquetColumn
{
    // Parquet.Net writes the least and the greatest text of a row group whole, more than once: a few texts of megabytes would make what describes
    // the file larger than readers take. Without bounds no form as UTF-16 is needed either, which is worth more than bounds where long texts
    // do not repeat. Where they do, only UTF-16 gets a dictionary.
    private const int LongestBound = 64;
    private const int LongestRepeatedBound = 16_384;

    private readonly TextTable _texts;
    private readonly DataField _physical;

    public TextColumn(Column column, ParquetFileOptions options)
        : base(column)
    {
        _texts = new TextTable(options.RowGroupRows, isLate: options.Engine is not null);
        Field = new DataField(column.Name, typeof(string), column.IsNullable);
        _physical = Physical(column, typeof(byte[]));
    }

    public override DataField Field { get; }

    /// <summary>Bytes of text held for this row group. What repeats is held once.</summary>
    public int TextBytes => _texts.ByteLength;

    public override bool Repeats
    {
        get
        {
            _texts.Resolve();
            return _texts.Repeats;
        }
    }

    protected override int ValueCount => _texts.Taken;

    public override void Clear()
    {
        base.Clear();
        _texts.Clear();
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, WriteRoom room, CancellationToken cancellationToken)
    {
        var repeats = Repeats;
        room.Options.ColumnEncodingHints[Field.Name] = repeats ? EncodingHint.Dictionary : EncodingHint.Default;
        return _texts.HasSurrogates || _texts.LongestBytes > (repeats ? LongestRepeatedBound : LongestBound)
            ? WriteAsync<ReadOnlyMemory<byte>>(group, _physical, Utf8(room), room, cancellationToken)
            : WriteAsync<ReadOnlyMemory<char>>(group, Field, Utf16(room), room, cancellationToken);
    }

    public override void WriteTo(IParquetEncoder encoder)
    {
        _texts.Resolve();
        encoder.WriteTexts(Levels, _texts.Bytes, _texts.Ends, _texts.Indexes);
    }

    protected override void AppendValue(RowReader rows, int ordinal, long rowNumber)
    {
        _texts.Start();
        rows.CopyUtf8(ordinal, _texts);
        _texts.Take();
    }

    // A row that failed is the last one. Its text is given back, or a file full of such rows would fill the memory.
    protected override void TruncateValues(int count)
    {
        if (count < _texts.Taken)
            _texts.TakeBack();
    }

    private ReadOnlyMemory<ReadOnlyMemory<char>> Utf16(WriteRoom room)
    {
        var distinct = room.Distinct(_texts.Count);
        _texts.Decode(room.Characters(_texts.ByteLength), distinct); // UTF-16 never has more characters than UTF-8 has bytes
        var indexes = _texts.Indexes;
        var values = room.Texts(indexes.Length);
        for (var i = 0; i < indexes.Length; i++)
            values[i] = distinct[indexes[i]];
        return values.AsMemory(0, indexes.Length);
    }

    /// <summary>
    /// Parquet.Net compares the least and the greatest text of a row group as UTF-16, where surrogates sort before U+E000;
    /// the format compares UTF-8 bytes. Readers that skip row groups by those bounds would miss rows. As bytes the column goes
    /// without bounds (docs/decisions/0005), as it does where a text is long.
    /// </summary>
    private ReadOnlyMemory<ReadOnlyMemory<byte>> Utf8(WriteRoom room)
    {
        var distinct = room.DistinctUtf8(_texts.Count);
        for (var i = 0; i < _texts.Count; i++)
            distinct[i] = _texts.Memory(i);
        var indexes = _texts.Indexes;
        var values = room.Utf8(indexes.Length);
        for (var i = 0; i < indexes.Length; i++)
            values[i] = distinct[indexes[i]];
        return values.AsMemory(0, indexes.Length);
    }
}
