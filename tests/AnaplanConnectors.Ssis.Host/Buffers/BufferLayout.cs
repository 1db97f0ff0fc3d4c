using System.Runtime.InteropServices;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>A column of a buffer.</summary>
public sealed record BufferCell(string Name, ColumnType Type, int LineageId);

/// <summary>The columns of a kind of buffer, in an order that nobody can guess.</summary>
public sealed class BufferLayout
{
    public BufferLayout(int handle, IEnumerable<BufferCell> columns, Random order)
    {
        Handle = handle;
        Columns = columns.OrderBy(_ => order.Next()).ToArray();
    }

    public int Handle { get; }

    public BufferCell[] Columns { get; }

    public int IndexOf(string name) => Array.FindIndex(Columns, column => column.Name == name) is >= 0 and var index
        ? index
        : throw new ArgumentException($"The buffer has no column '{name}'. It has: {string.Join(", ", Columns.Select(column => column.Name))}.");
}

/// <summary>Finds columns by their lineage, which is the only way there is.</summary>
public sealed class HostBufferManager : IDTSBufferManager100
{
    private const int NoSuchColumn = unchecked((int)0xC0047072);

    private readonly List<BufferLayout> _layouts = [];

    public BufferLayout Add(IEnumerable<BufferCell> columns, Random order)
    {
        var layout = new BufferLayout(_layouts.Count + 1, columns, order);
        _layouts.Add(layout);
        return layout;
    }

    public int FindColumnByLineageID(int hBufferType, int nLineageID)
    {
        var index = Array.FindIndex(Layout(hBufferType).Columns, column => column.LineageId == nLineageID);
        return index >= 0 ? index : throw new COMException($"The buffer type {hBufferType} has no column with lineage id {nLineageID}.", NoSuchColumn);
    }

    public uint GetColumnCount(int hBufferType) => (uint)Layout(hBufferType).Columns.Length;

    public int GetRowWidth(int hBufferType) => throw new NotSupportedException("The test host does not lay rows out in bytes.");

    public int RegisterBufferType(int cCols, ref DTP_BUFFCOL rgCols, int lMaxRows, uint dwCreationFlags)
        => throw new NotSupportedException("The test host has no private buffers.");

    public void RegisterLineageIDs(int hBufferType, int cCols, ref int lLineageIDs) => throw new NotSupportedException("The test host has no private buffers.");

    public void CreateVirtualBuffer(int hSourceBuffer, int lOutputID) => throw new NotSupportedException("The test host has no private buffers.");

    public void GetColumnInfo(int hBufferType, int hCol, ref DTP_BUFFCOL pCol)
    {
        var type = Layout(hBufferType).Columns[hCol].Type;
        (pCol.DataType, pCol.lMaxLength, pCol.lPrecision, pCol.lScale, pCol.lCodePage) = (type.DataType, type.Length, type.Precision, type.Scale, type.CodePage);
    }

    private BufferLayout Layout(int handle) => handle > 0 && handle <= _layouts.Count
        ? _layouts[handle - 1]
        : throw new COMException($"{handle} is no buffer type.", unchecked((int)0xC0047015));
}
