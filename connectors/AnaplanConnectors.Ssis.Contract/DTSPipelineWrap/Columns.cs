using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;
using System.Collections;

namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public interface IDTSExternalMetadataColumn100 : IDTSObject100
{
    new int ID { get; set; }

    new string Description { get; set; }

    new string Name { get; set; }

    new DTSObjectType ObjectType { get; }

    new string IdentificationString { get; }

    RW.DataType DataType { get; set; }

    int Length { get; set; }

    int Precision { get; set; }

    int Scale { get; set; }

    int CodePage { get; set; }

    int MappedColumnID { get; set; }

    IDTSCustomPropertyCollection100 CustomPropertyCollection { get; }
}

public interface IDTSExternalMetadataColumnCollection100 : IEnumerable
{
    IDTSExternalMetadataColumn100 this[object Index] { get; }

    new IEnumerator GetEnumerator();

    int Count { get; }

    IDTSExternalMetadataColumn100 New();

    IDTSExternalMetadataColumn100 NewAt(int lIndex);

    void RemoveObjectByIndex(object Index);

    void RemoveObjectByID(int lID);

    void RemoveAll();

    void SetIndex(int lOldIndex, int lNewIndex);

    IDTSExternalMetadataColumn100 GetObjectByID(int lID);

    int GetObjectIndexByID(int lID);

    IDTSExternalMetadataColumn100 FindObjectByID(int lID);

    int FindObjectIndexByID(int lID);

    bool IsUsed { get; set; }
}

public interface IDTSOutputColumn100 : IDTSObject100
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

    IDTSCustomPropertyCollection100 CustomPropertyCollection { get; }

    int LineageID { get; set; }

    int MappedColumnID { get; set; }

    int CodePage { get; }

    int SortKeyPosition { get; set; }

    int ComparisonFlags { get; set; }

    int SpecialFlags { get; set; }

    void SetDataTypeProperties(RW.DataType eDataType, int lLength, int lPrecision, int lScale, int lCodePage);

    DTSRowDisposition ErrorRowDisposition { get; set; }

    DTSRowDisposition TruncationRowDisposition { get; set; }

    string ErrorOrTruncationOperation { get; set; }

    int ExternalMetadataColumnID { get; set; }
}

public interface IDTSOutputColumnCollection100 : IEnumerable
{
    IDTSOutputColumn100 this[object Index] { get; }

    new IEnumerator GetEnumerator();

    int Count { get; }

    IDTSOutputColumn100 New();

    IDTSOutputColumn100 NewAt(int lIndex);

    void RemoveObjectByIndex(object Index);

    void RemoveObjectByID(int lID);

    void RemoveAll();

    void SetIndex(int lOldIndex, int lNewIndex);

    IDTSOutputColumn100 GetObjectByID(int lID);

    int GetObjectIndexByID(int lID);

    IDTSOutputColumn100 FindObjectByID(int lID);

    int FindObjectIndexByID(int lID);

    IDTSOutputColumn100 GetOutputColumnByLineageID(int lLineageID);
}

public interface IDTSInputColumn100 : IDTSObject100
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

    DTSUsageType UsageType { get; set; }

    IDTSCustomPropertyCollection100 CustomPropertyCollection { get; }

    int LineageID { get; set; }

    int MappedColumnID { get; set; }

    int CodePage { get; }

    bool IsValid { get; }

    int SortKeyPosition { get; }

    int ComparisonFlags { get; }

    string UpstreamComponentName { get; }

    DTSRowDisposition ErrorRowDisposition { get; set; }

    DTSRowDisposition TruncationRowDisposition { get; set; }

    string ErrorOrTruncationOperation { get; set; }

    int ExternalMetadataColumnID { get; set; }

    string DescribeRedirectedErrorCode(int hrErrorCode);

    bool IsAssociatedWithOutputColumn { get; }
}

public interface IDTSInputColumnCollection100 : IEnumerable
{
    IDTSInputColumn100 this[object Index] { get; }

    new IEnumerator GetEnumerator();

    int Count { get; }

    IDTSInputColumn100 New();

    IDTSInputColumn100 NewAt(int lIndex);

    void RemoveObjectByIndex(object Index);

    void RemoveObjectByID(int lID);

    void RemoveAll();

    void SetIndex(int lOldIndex, int lNewIndex);

    IDTSInputColumn100 GetObjectByID(int lID);

    int GetObjectIndexByID(int lID);

    IDTSInputColumn100 FindObjectByID(int lID);

    int FindObjectIndexByID(int lID);

    IDTSInputColumn100 GetInputColumnByLineageID(int lLineageID);

    IDTSInputColumn100 GetInputColumnByName(string bstrComponentName, string bstrName);
}
