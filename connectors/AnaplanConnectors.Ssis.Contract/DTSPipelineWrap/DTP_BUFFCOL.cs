using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;

namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public struct DTP_BUFFCOL
{
    public RW.DataType DataType;
    public int lMaxLength;
    public int lOffset;
    public int lStatusOffset;
    public int lLengthOffset;
    public int lPrecision;
    public int lScale;
    public int lCodePage;
}
