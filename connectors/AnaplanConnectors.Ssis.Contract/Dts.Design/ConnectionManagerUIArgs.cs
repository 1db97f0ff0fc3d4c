namespace Microsoft.SqlServer.Dts.Runtime.Design;

public class ConnectionManagerUIArgs
{
    public static readonly ConnectionManagerUIArgs Empty = new();
}
