using AnaplanConnectors.Transfer.Rows;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>The rows of one row group, column by column.</summary>
internal sealed class RowGroupBuffer
{
    private readonly ParquetColumn[] _columns;
    private readonly TextColumn[] _textColumns;
    private readonly ParquetFileOptions _options;
    private readonly int[] _ordinals;

    /// <param name="schema">The columns that are stored.</param>
    /// <param name="options">How the file is laid out.</param>
    /// <param name="ordinals">Where the columns stand in the rows; null when those have no others.</param>
    public RowGroupBuffer(RowSchema schema, ParquetFileOptions options, int[]? ordinals = null)
    {
        _ordinals = ordinals ?? [.. Enumerable.Range(0, schema.Count)];
        _columns = schema.Select(column => ParquetColumn.Create(column, options)).ToArray();
        _textColumns = _columns.OfType<TextColumn>().ToArray();
        _options = options;
        Schema = new ParquetSchema(_columns.Select(column => (Field)column.Field));
    }

    /// <summary>The columns' fields. The writer takes only fields of a schema, so that each buffer needs one of its own.</summary>
    public ParquetSchema Schema { get; }

    public IReadOnlyList<ParquetColumn> Columns => _columns;

    /// <summary>The columns as they are stored.</summary>
    public IReadOnlyList<ParquetColumnForm> Forms => [.. _columns.Select(column => column.Form)];

    public int Rows { get; private set; }

    public bool IsFull => Rows >= _options.RowGroupRows || TextBytes >= _options.RowGroupTextBytes;

    /// <summary>Bytes of text that are held.</summary>
    public long TextBytes
    {
        get
        {
            var bytes = 0L;
            foreach (var column in _textColumns)
                bytes += column.TextBytes;
            return bytes;
        }
    }

    /// <summary>Takes the reader's current row, all of it or nothing.</summary>
    public void Append(RowReader rows, long rowNumber)
    {
        try
        {
            for (var i = 0; i < _columns.Length; i++)
                _columns[i].Append(rows, _ordinals[i], rowNumber);
        }
        catch
        {
            foreach (var column in _columns)
                column.TruncateTo(Rows);
            throw;
        }

        Rows++;
    }

    /// <summary>For each column whether its values repeat so much that a dictionary pays.</summary>
    public bool[] Repeats() => [.. _columns.Select(column => column.Repeats)];

    /// <summary>Writes the rows as one row group by another engine than Parquet.Net, and empties the buffer.</summary>
    public void WriteTo(IParquetEncoder encoder, ReadOnlySpan<bool> repeats)
    {
        encoder.StartRowGroup(repeats);
        foreach (var column in _columns)
            column.WriteTo(encoder);
        encoder.EndRowGroup();
        Clear();
    }

    /// <summary>Empties the buffer for the next row group.</summary>
    public void Clear()
    {
        foreach (var column in _columns)
            column.Clear();
        Rows = 0;
    }
}
