using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;
using System.Collections;

namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public interface IDTSVirtualInputColumn100 : IDTSObject100
{
    new int ID { get; set; }

    new string Description { get; set; }

    new string Name { get; set; }

    new DTSObjectType ObjectType { get; }

    new string IdentificationString { get; }

    RW.DataType DataType { get; }

    int Length { get; }

    int Precision { get; }

    int Scale { get; }

    DTSUsageType UsageType { get; }

    int LineageID { get; }

    string SourceComponent { get; }

    string NewName { get; set; }

    string NewDescription { get; set; }

    int CodePage { get; }

    int SortKeyPosition { get; }

    int ComparisonFlags { get; }

    string UpstreamComponentName { get; }

    string DescribeRedirectedErrorCode(int hrErrorCode);

    bool IsAssociatedWithOutputColumn { get; }
}

public interface IDTSVirtualInputColumnCollection100 : IEnumerable
{
    IDTSVirtualInputColumn100 this[object Index] { get; }

    new IEnumerator GetEnumerator();

    int Count { get; }

    void SetIndex(int lOldIndex, int lNewIndex);

    IDTSVirtualInputColumn100 GetObjectByID(int lID);

    int GetObjectIndexByID(int lID);

    IDTSVirtualInputColumn100 FindObjectByID(int lID);

    int FindObjectIndexByID(int lID);

    IDTSVirtualInputColumn100 GetVirtualInputColumnByLineageID(int lLineageID);

    IDTSVirtualInputColumn100 GetVirtualInputColumnByName(string bstrComponentName, string bstrName);
}

public interface IDTSVirtualInput100 : IDTSObject100
{
    new int ID { get; set; }

    new string Description { get; set; }

    new string Name { get; set; }

    new DTSObjectType ObjectType { get; }

    new string IdentificationString { get; }

    IDTSVirtualInputColumnCollection100 VirtualInputColumnCollection { get; }

    int SetUsageType(int lLineageID, DTSUsageType eUsageType);

    bool IsSorted { get; }

    int SourceLocale { get; }
}
