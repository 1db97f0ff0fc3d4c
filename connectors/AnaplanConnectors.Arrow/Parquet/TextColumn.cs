using AnaplanConnectors.Transfer.Rows;
using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Text. For Parquet.Net a row keeps a number; what it stands for is kept once and decoded once, when the row group is written. Another
/// engine makes dictionaries of its own, and gets the texts as they come.
/// </summary>
internal sealed class TextColumn : ParquetColumn
{
    // Parquet.Net writes the least and the greatest text of a row group whole, more than once: a few texts of megabytes would make what describes
    // the file larger than readers take. Without bounds no form as UTF-16 is needed either, which is worth more than bounds where long texts
    // do not repeat. Where they do, only UTF-16 gets a dictionary.
    private const int LongestBound = 64;
    private const int LongestRepeatedBound = 16_384;

    // Texts wait to be looked up together. Long ones wait for fewer, or they would be held more than once.
    private const int MostWaitingBytes = 32 * 1_024;

    private readonly TextList _texts = new();
    private readonly TextTable? _table;
    private readonly int _rowGroupRows;
    private readonly DataField _physical;

    public TextColumn(Column column, ParquetFileOptions options)
        : base(column)
    {
        _rowGroupRows = options.RowGroupRows;
        _table = options.Engine is null ? new TextTable(_rowGroupRows) : null;
        Field = new DataField(column.Name, typeof(string), column.IsNullable);
        _physical = Physical(column, typeof(byte[]));
    }

    public override DataField Field { get; }

    /// <summary>Bytes of text held for this row group. For Parquet.Net what repeats is held once.</summary>
    public int TextBytes => _texts.ByteLength + (_table?.ByteLength ?? 0);

    public override bool Repeats => LookedUp().Repeats;

    protected override int ValueCount => _texts.Count + (_table?.Added ?? 0);

    public override void Clear()
    {
        base.Clear();
        _texts.Clear();
        _table?.Clear();
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, WriteRoom room, CancellationToken cancellationToken)
    {
        var table = LookedUp();
        room.Options.ColumnEncodingHints[Field.Name] = table.Repeats ? EncodingHint.Dictionary : EncodingHint.Default;
        return table.HasSurrogates || table.LongestBytes > (table.Repeats ? LongestRepeatedBound : LongestBound)
            ? WriteAsync<ReadOnlyMemory<byte>>(group, _physical, Utf8(table, room), room, cancellationToken)
            : WriteAsync<ReadOnlyMemory<char>>(group, Field, Utf16(table, room), room, cancellationToken);
    }

    public override void WriteTo(IParquetEncoder encoder) => encoder.WriteTexts(Levels, _texts.Bytes, _texts.Ends);

    protected override bool TryAppendValue(RowReader rows, int ordinal, long rowNumber)
    {
        if (_table is not null && (_texts.Count == TextTable.BatchSize || _texts.ByteLength > MostWaitingBytes))
            LookedUp();
        _texts.Start();
        if (!rows.TryCopyUtf8(ordinal, _texts))
            return false;
        _texts.Take();
        return true;
    }

    // A row that failed is the last one, and its text waits: nothing was appended since. It is given back, or a file full of such rows would
    // fill the memory.
    protected override void TruncateValues(int count)
    {
        if (count < ValueCount)
            _texts.TakeBack();
    }

    /// <summary>The texts, all looked up. For another engine that leaves them as they are, and costs as much as encoding them.</summary>
    private TextTable LookedUp()
    {
        var table = _table ?? new TextTable(_rowGroupRows);
        table.Add(_texts);
        if (_table is not null)
            _texts.Clear();
        return table;
    }

    private static ReadOnlyMemory<ReadOnlyMemory<char>> Utf16(TextTable table, WriteRoom room)
    {
        var distinct = room.Distinct(table.Count);
        table.Decode(room.Characters(table.ByteLength), distinct); // UTF-16 never has more characters than UTF-8 has bytes
        var indexes = table.Indexes;
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
    private static ReadOnlyMemory<ReadOnlyMemory<byte>> Utf8(TextTable table, WriteRoom room)
    {
        var distinct = room.DistinctUtf8(table.Count);
        for (var i = 0; i < table.Count; i++)
            distinct[i] = table.Memory(i);
        var indexes = table.Indexes;
        var values = room.Utf8(indexes.Length);
        for (var i = 0; i < indexes.Length; i++)
            values[i] = distinct[indexes[i]];
        return values.AsMemory(0, indexes.Length);
    }
}
