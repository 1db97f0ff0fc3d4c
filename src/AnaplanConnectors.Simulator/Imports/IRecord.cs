namespace AnaplanConnectors.Simulator;

/// <summary>The fields of a row.</summary>
internal interface IRecord
{
    int FieldCount { get; }

    /// <summary>A field by its position from 0.</summary>
    ReadOnlySpan<char> this[int field] { get; }
}

/// <summary>A row that outlives its reader.</summary>
internal sealed class KeptRecord(IRecord record, long line) : IRecord
{
    private readonly string[] _fields = [.. Enumerable.Range(0, record.FieldCount).Select(field => record[field].ToString())];

    public long Line { get; } = line;

    public int FieldCount => _fields.Length;

    public ReadOnlySpan<char> this[int field] => _fields[field];
}
