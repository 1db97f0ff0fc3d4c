using System.Buffers;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>The columns of rows in another order, under other names, or fewer of them.</summary>
internal sealed class RowProjection
{
    private readonly RowSchema _expected;
    private readonly int[] _ordinals;

    public RowProjection(RowSchema expected, IReadOnlyList<int> ordinals, IEnumerable<string> names)
    {
        _expected = expected;
        _ordinals = ordinals.ToArray();
        Schema = new RowSchema(_ordinals.Zip(names, (ordinal, name) => expected[ordinal] with { Name = name }));
    }

    /// <summary>The columns as they come out.</summary>
    public RowSchema Schema { get; }

    /// <exception cref="ArgumentException">The rows have other columns than those that were announced.</exception>
    public RowReader Apply(RowReader rows)
    {
        if (!rows.Schema.SequenceEqual(_expected))
            throw new ArgumentException($"The rows have other columns than the delivery was opened for. Expected: {_expected}. Found: {rows.Schema}.", nameof(rows));
        return new ProjectedRows(rows, Schema, _ordinals);
    }

    /// <summary>Passes every call on to the reader behind it, which stays the caller's.</summary>
    private sealed class ProjectedRows(RowReader inner, RowSchema schema, int[] ordinals) : RowReader
    {
        public override RowSchema Schema => schema;

        public override Task<bool> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

        public override bool IsDBNull(int ordinal) => inner.IsDBNull(ordinals[ordinal]);

        public override object GetValue(int ordinal) => inner.GetValue(ordinals[ordinal]);

        public override string GetString(int ordinal) => inner.GetString(ordinals[ordinal]);

        public override void CopyUtf8(int ordinal, IBufferWriter<byte> output) => inner.CopyUtf8(ordinals[ordinal], output);

        public override long GetInt64(int ordinal) => inner.GetInt64(ordinals[ordinal]);

        public override decimal GetDecimal(int ordinal) => inner.GetDecimal(ordinals[ordinal]);

        public override double GetDouble(int ordinal) => inner.GetDouble(ordinals[ordinal]);

        public override bool GetBoolean(int ordinal) => inner.GetBoolean(ordinals[ordinal]);

        public override DateTime GetDateTime(int ordinal) => inner.GetDateTime(ordinals[ordinal]);
    }
}
