using System.Buffers;
using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// The values of one column in the rows that are in memory, row by row. Asked only for values that are there, with the getter of the
/// column's type. A value that does not fit throws <see cref="UnfitValueException"/>.
/// </summary>
internal abstract class ColumnValues
{
    public abstract bool IsNull(int row);

    public abstract object Get(int row);

    public virtual string GetString(int row) => throw Mismatch(ColumnType.Text);

    public virtual long GetInt64(int row) => throw Mismatch(ColumnType.Integer);

    public virtual decimal GetDecimal(int row) => throw Mismatch(ColumnType.Decimal);

    public virtual double GetDouble(int row) => throw Mismatch(ColumnType.Double);

    public virtual bool GetBoolean(int row) => throw Mismatch(ColumnType.Boolean);

    public virtual DateTime GetDateTime(int row) => throw Mismatch(ColumnType.Timestamp);

    /// <summary>Appends text as UTF-8 that is valid.</summary>
    public virtual void CopyUtf8(int row, IBufferWriter<byte> output)
        => Encoding.UTF8.GetBytes(GetString(row).AsSpan(), output);

    private static InvalidCastException Mismatch(ColumnType type) => new($"The column does not hold values of type {type}.");
}

/// <summary>One value of a column cannot be carried. Becomes a <see cref="RowException"/> where the row is known.</summary>
internal sealed class UnfitValueException(string reason, string? excerpt = null) : Exception(reason)
{
    public string? Excerpt { get; } = excerpt;
}
