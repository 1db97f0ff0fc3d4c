using System.Collections;

namespace Microsoft.SqlServer.Dts.Runtime.Wrapper;

public interface IDTSInfoEvents100
{
    void FireWarning(int WarningCode, string SubComponent, string Description, string HelpFile, int HelpContext);

    void FireInformation(int InformationCode, string SubComponent, string Description, string HelpFile, int HelpContext, ref bool pbFireAgain);

    void FireError(int ErrorCode, string SubComponent, string Description, string HelpFile, int HelpContext, out bool pbCancel);
}

public interface IDTSEventInfo100
{
    bool AllowEventHandlers { get; }

    int ParameterCount { get; }

    string[] ParameterNames { get; }

    ushort[] ParameterTypes { get; }

    string[] ParameterDescriptions { get; }
}

public interface IDTSEventInfos100 : IEnumerable
{
    IDTSEventInfo100 this[object Index] { get; }

    int Count { get; }

    new IEnumerator GetEnumerator();

    void Add(string EventName, string Description, bool AllowEventHandlers, ref string[] ParamNames, ref ushort[] ParamTypes, ref string[] ParamDescs);

    void Remove(object Index);
}

public interface IDTSLogEntryInfo100
{
    DTSLogEntryFrequency FrequencyHint { get; }
}

public interface IDTSLogEntryInfos100 : IEnumerable
{
    IDTSLogEntryInfo100 this[object Index] { get; }

    int Count { get; }

    new IEnumerator GetEnumerator();

    void Add(string LogEntryName, string Description, DTSLogEntryFrequency FrequencyHint);

    void Remove(object Index);
}

public interface IDTSObjectReferenceTracker100
{
    void AddReference(string ObjectNameOrID, DTSObjectReferenceType RefType, ref int RefListID);

    void RemoveReference(string ObjectNameOrID, DTSObjectReferenceType RefType, ref int RefListID);

    void DestroyList(int RefListID);

    void SetListInfo(int RefListID, string UsageLocation, string UsageDescription);
}
