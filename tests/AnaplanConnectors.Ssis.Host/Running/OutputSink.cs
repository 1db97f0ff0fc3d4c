namespace AnaplanConnectors.Ssis.Host;

/// <summary>What comes out of an output.</summary>
public sealed class OutputSink
{
    private readonly List<IReadOnlyDictionary<string, object>> _rows = [];

    /// <summary>Looks at each row instead of keeping it: the layout of the buffer, and a function from column to value.</summary>
    public Action<BufferLayout, Func<int, object>> Look { get; set; }

    /// <summary>Rows that came.</summary>
    public long Count { get; private set; }

    /// <summary>The rows by column name; null stands for a missing value.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object>> Rows => _rows;

    /// <summary>One column of all rows.</summary>
    public IEnumerable<object> Column(string name) => _rows.Select(row => row[name]);

    internal void Take(MemoryBuffer buffer)
    {
        for (var row = 0; row < buffer.RowCount; row++)
            TakeRow(buffer, row, null);
    }

    internal void TakeRow(MemoryBuffer buffer, int row, DirectedRow directed)
    {
        Count++;
        if (Look is { } look)
        {
            look(buffer.Layout, column => buffer.ValueAt(row, column));
            return;
        }

        var values = new Dictionary<string, object>();
        for (var i = 0; i < buffer.Layout.Columns.Length; i++)
            values[buffer.Layout.Columns[i].Name] = buffer.ValueAt(row, i);
        if (directed is not null)
        {
            values[HostOutput.ErrorCode] = directed.ErrorCode;
            values[HostOutput.ErrorColumn] = directed.ErrorColumn;
        }

        _rows.Add(values);
    }
}
