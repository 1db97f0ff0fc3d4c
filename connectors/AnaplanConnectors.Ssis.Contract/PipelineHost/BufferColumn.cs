using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;

namespace Microsoft.SqlServer.Dts.Pipeline;

public struct BufferColumn
{
    public RW.DataType DataType;
    public int CodePage;
    public int MaxLength;
    public int Precision;
    public int Scale;
}
