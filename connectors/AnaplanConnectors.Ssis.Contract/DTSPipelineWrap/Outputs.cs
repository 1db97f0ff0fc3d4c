using System.Collections;

namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public interface IDTSOutput100 : IDTSObject100
{
    new int ID { get; set; }

    new string Description { get; set; }

    new string Name { get; set; }

    new DTSObjectType ObjectType { get; }

    new string IdentificationString { get; }

    int ExclusionGroup { get; set; }

    int SynchronousInputID { get; set; }

    int Buffer { get; }

    IDTSCustomPropertyCollection100 CustomPropertyCollection { get; }

    bool DeleteOutputOnPathDetached { get; set; }

    IDTSOutputColumnCollection100 OutputColumnCollection { get; }

    bool HasSideEffects { get; set; }

    bool IsErrorOut { get; set; }

    bool IsAttached { get; }

    bool IsSorted { get; set; }

    DTSRowDisposition ErrorRowDisposition { get; set; }

    DTSRowDisposition TruncationRowDisposition { get; set; }

    string ErrorOrTruncationOperation { get; set; }

    IDTSExternalMetadataColumnCollection100 ExternalMetadataColumnCollection { get; }

    IDTSComponentMetaData100 Component { get; }

    bool Dangling { get; set; }
}

public interface IDTSOutputCollection100 : IEnumerable
{
    IDTSOutput100 this[object Index] { get; }

    new IEnumerator GetEnumerator();

    int Count { get; }

    IDTSOutput100 New();

    IDTSOutput100 NewAt(int lIndex);

    void RemoveObjectByIndex(object Index);

    void RemoveObjectByID(int lID);

    void RemoveAll();

    void SetIndex(int lOldIndex, int lNewIndex);

    IDTSOutput100 GetObjectByID(int lID);

    int GetObjectIndexByID(int lID);

    IDTSOutput100 FindObjectByID(int lID);

    int FindObjectIndexByID(int lID);
}
