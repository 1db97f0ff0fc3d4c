using AnaplanConnectors.Transfer.Rows;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>Which types of SSIS stand for which of ours.</summary>
internal static class DataTypes
{
    /// <summary>Longest text of a DT_WSTR column.</summary>
    public const int MaxTextLength = 4_000;

    private const int MaxDigits = 28;
    private const int DefaultScale = 10;

    /// <summary>What a destination can read from a buffer; null when it cannot.</summary>
    public static Type? ClrType(DataType type) => type switch
    {
        DataType.DT_I1 => typeof(sbyte),
        DataType.DT_I2 => typeof(short),
        DataType.DT_I4 => typeof(int),
        DataType.DT_I8 => typeof(long),
        DataType.DT_UI1 => typeof(byte),
        DataType.DT_UI2 => typeof(ushort),
        DataType.DT_UI4 => typeof(uint),
        DataType.DT_UI8 => typeof(ulong),
        DataType.DT_R4 => typeof(float),
        DataType.DT_R8 => typeof(double),
        DataType.DT_CY or DataType.DT_DECIMAL or DataType.DT_NUMERIC => typeof(decimal),
        DataType.DT_BOOL => typeof(bool),
        DataType.DT_DATE or DataType.DT_DBDATE or DataType.DT_DBTIMESTAMP or DataType.DT_DBTIMESTAMP2 or DataType.DT_FILETIME => typeof(DateTime),
        DataType.DT_DBTIMESTAMPOFFSET => typeof(DateTimeOffset),
        DataType.DT_DBTIME or DataType.DT_DBTIME2 => typeof(TimeSpan),
        DataType.DT_GUID => typeof(Guid),
        DataType.DT_STR or DataType.DT_WSTR or DataType.DT_TEXT or DataType.DT_NTEXT => typeof(string),
        _ => null,
    };

    /// <summary>The column that a source proposes for one of Anaplan's.</summary>
    /// <param name="column">Anaplan's column.</param>
    /// <param name="defaultTextLength">For texts of which nobody promised a length.</param>
    public static ColumnShape ShapeOf(Column column, int defaultTextLength) => column.Type switch
    {
        ColumnType.Integer => new ColumnShape(DataType.DT_I8),
        ColumnType.Double => new ColumnShape(DataType.DT_R8),
        ColumnType.Decimal => new ColumnShape(DataType.DT_NUMERIC, Precision: column.Precision ?? MaxDigits, Scale: column.Scale ?? DefaultScale),
        ColumnType.Boolean => new ColumnShape(DataType.DT_BOOL),
        ColumnType.Date => new ColumnShape(DataType.DT_DBDATE),
        ColumnType.Timestamp => new ColumnShape(DataType.DT_DBTIMESTAMP),
        _ when (column.MaxLength ?? defaultTextLength) > MaxTextLength => new ColumnShape(DataType.DT_NTEXT),
        _ => new ColumnShape(DataType.DT_WSTR, Length: column.MaxLength ?? defaultTextLength),
    };

    /// <summary>What a source reads a column of its output as; null when it cannot fill such a column.</summary>
    public static ColumnType? ReadAs(DataType type) => type switch
    {
        DataType.DT_WSTR or DataType.DT_NTEXT => ColumnType.Text,
        DataType.DT_I8 => ColumnType.Integer,
        DataType.DT_R8 => ColumnType.Double,
        DataType.DT_NUMERIC => ColumnType.Decimal,
        DataType.DT_BOOL => ColumnType.Boolean,
        DataType.DT_DBDATE => ColumnType.Date,
        DataType.DT_DBTIMESTAMP => ColumnType.Timestamp,
        _ => null,
    };
}

/// <summary>Type and size of a column in SSIS.</summary>
internal sealed record ColumnShape(DataType Type, int Length = 0, int Precision = 0, int Scale = 0);
