namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public interface IDTSBufferManager100
{
    int RegisterBufferType(int cCols, ref DTP_BUFFCOL rgCols, int lMaxRows, uint dwCreationFlags);

    void RegisterLineageIDs(int hBufferType, int cCols, ref int lLineageIDs);

    void CreateVirtualBuffer(int hSourceBuffer, int lOutputID);

    int FindColumnByLineageID(int hBufferType, int nLineageID);

    void GetColumnInfo(int hBufferType, int hCol, ref DTP_BUFFCOL pCol);

    uint GetColumnCount(int hBufferType);

    int GetRowWidth(int hBufferType);
}
