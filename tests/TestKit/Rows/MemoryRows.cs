using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.TestKit;

/// <summary>
/// Rows from memory, one buffer for all of them as hosts do it: what a writer keeps of a row becomes wrong with the next one. Can be
/// told to fail.
/// </summary>
public sealed class MemoryRows(RowSchema schema, IEnumerable<object?[]> rows) : RowReader
{
    private readonly IEnumerator<object?[]> _rows = rows.GetEnumerator();
    private readonly object?[] _current = new object?[schema.Count];
    private readonly Dictionary<(int Row, int Ordinal), Exception> _faults = [];
    private int _row = -1;

    public override RowSchema Schema { get; } = schema;

    /// <summary>Asking for this value throws.</summary>
    public MemoryRows Failing(int row, int ordinal, Exception fault)
    {
        _faults[(row, ordinal)] = fault;
        return this;
    }

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _row++;
        if (!_rows.MoveNext())
        {
            Array.Clear(_current, 0, _current.Length);
            return Task.FromResult(false);
        }

        _rows.Current.CopyTo(_current, 0);
        return Task.FromResult(true);
    }

    public override bool IsDBNull(int ordinal) => _current[ordinal] is null;

    public override object GetValue(int ordinal)
        => _faults.TryGetValue((_row, ordinal), out var fault) ? throw fault : _current[ordinal] ?? DBNull.Value;
}
