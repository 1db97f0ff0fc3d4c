using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.TestKit;

/// <summary>Rows in memory: data of tests, and a source of them. A missing value is null.</summary>
public sealed class MemoryTable(RowSchema schema, IEnumerable<object?[]> rows) : ISource
{
    public RowSchema Schema { get; } = schema;

    public IReadOnlyList<object?[]> Rows { get; } = [.. rows];

    /// <summary>How often the rows were opened.</summary>
    public int TimesOpened { get; private set; }

    public MemoryRows OpenRows() => new(Schema, Rows);

    public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => new(Schema);

    public ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        TimesOpened++;
        return new ValueTask<RowReader>(OpenRows());
    }

    /// <summary>Reads what is left of a reader.</summary>
    public static async Task<MemoryTable> ReadAsync(RowReader rows, CancellationToken cancellationToken = default)
    {
        var read = new List<object?[]>();
        while (await rows.ReadAsync(cancellationToken))
            read.Add(Current(rows));
        return new MemoryTable(rows.Schema, read);
    }

    /// <summary>The values of the current row.</summary>
    public static object?[] Current(RowReader rows)
        => [.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? null : rows.GetValue(i))];
}
