using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>A column of the source while it runs.</summary>
internal sealed class SourceColumn(BufferColumnInfo info, SourceCell cell, int errorIndex, DTSRowDisposition onError, DTSRowDisposition onTruncation)
{
    /// <summary>Anaplan's name, and where it stands in the main output's buffer.</summary>
    public BufferColumnInfo Info => info;

    public SourceCell Cell => cell;

    /// <summary>Where its twin stands in the error output's buffer; -1 when it has none.</summary>
    public int ErrorIndex => errorIndex;

    public DTSRowDisposition OnError => onError;

    public DTSRowDisposition OnTruncation => onTruncation;
}
