namespace Microsoft.SqlServer.Dts.Runtime;

public sealed class EventInfos : DTSReadOnlyCollectionBase
{
    internal EventInfos()
    {
    }
}

public sealed class LogEntryInfos : DTSReadOnlyCollectionBase
{
    internal LogEntryInfos()
    {
    }
}

public sealed class ObjectReferenceTracker : DtsObject
{
    internal ObjectReferenceTracker()
    {
    }
}
