using System.Runtime.InteropServices;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>Type and size of a column.</summary>
public sealed record ColumnType(DataType DataType, int Length = 0, int Precision = 0, int Scale = 0, int CodePage = 0)
{
    private const int BadCombination = unchecked((int)0xC0204018);

    /// <summary>Refuses combinations that SSIS refuses.</summary>
    public ColumnType Checked()
    {
        var isFine = DataType switch
        {
            DataType.DT_STR => Length is >= 1 and <= 8000 && CodePage != 0 && Precision == 0 && Scale == 0,
            DataType.DT_WSTR => Length is >= 1 and <= 4000 && CodePage == 0 && Precision == 0 && Scale == 0,
            DataType.DT_BYTES => Length is >= 1 and <= 8000 && CodePage == 0 && Precision == 0 && Scale == 0,
            DataType.DT_NUMERIC => Length == 0 && Precision is >= 1 and <= 38 && Scale >= 0 && Scale <= Precision && CodePage == 0,
            DataType.DT_DECIMAL => Length == 0 && Precision == 0 && Scale is >= 0 and <= 28 && CodePage == 0,
            DataType.DT_DBTIME2 or DataType.DT_DBTIMESTAMP2 or DataType.DT_DBTIMESTAMPOFFSET => Length == 0 && Precision == 0 && Scale is >= 0 and <= 7 && CodePage == 0,
            DataType.DT_TEXT => Length == 0 && Precision == 0 && Scale == 0 && CodePage != 0,
            DataType.DT_EMPTY or DataType.DT_NULL => false,
            _ => Length == 0 && Precision == 0 && Scale == 0 && CodePage == 0,
        };
        return isFine ? this : throw new COMException($"{this} is no type that a column can have.", BadCombination);
    }
}

/// <summary>A column that other components bring.</summary>
public sealed record UpstreamColumn(string Name, ColumnType Type);
