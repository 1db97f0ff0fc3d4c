using System.Buffers;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Rows of another reader, which is left open.</summary>
internal abstract class ForwardedRows(RowReader rows) : RowReader
{
    public override RowSchema Schema => Rows.Schema;

    protected RowReader Rows { get; } = rows;

    public override bool IsDBNull(int ordinal) => Rows.IsDBNull(ordinal);

    public override object GetValue(int ordinal) => Rows.GetValue(ordinal);

    public override string GetString(int ordinal) => Rows.GetString(ordinal);

    public override long GetInt64(int ordinal) => Rows.GetInt64(ordinal);

    public override decimal GetDecimal(int ordinal) => Rows.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => Rows.GetDouble(ordinal);

    public override bool GetBoolean(int ordinal) => Rows.GetBoolean(ordinal);

    public override DateTime GetDateTime(int ordinal) => Rows.GetDateTime(ordinal);

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output) => Rows.CopyUtf8(ordinal, output);
}
