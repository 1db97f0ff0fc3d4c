using System;

namespace Microsoft.SqlServer.Dts.Runtime;

[Serializable]
public abstract class DtsObject
{
    public static bool operator ==(DtsObject dtsObj1, DtsObject dtsObj2) => ReferenceEquals(dtsObj1, dtsObj2);

    public static bool operator !=(DtsObject dtsObj1, DtsObject dtsObj2) => !(dtsObj1 == dtsObj2);

    public override bool Equals(object otherObj) => ReferenceEquals(this, otherObj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

public class DtsException : Exception
{
    internal DtsException(string message)
        : base(message)
    {
    }

    public long ErrorCode { get; internal set; }
}
