using System.Collections;

namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public interface IDTSInput100 : IDTSObject100
{
    new int ID { get; set; }

    new string Description { get; set; }

    new string Name { get; set; }

    new DTSObjectType ObjectType { get; }

    new string IdentificationString { get; }

    bool HasSideEffects { get; set; }

    int Buffer { get; }

    IDTSCustomPropertyCollection100 CustomPropertyCollection { get; }

    IDTSVirtualInput100 GetVirtualInput();

    IDTSInputColumnCollection100 InputColumnCollection { get; }

    bool Dangling { get; set; }

    bool IsAttached { get; }

    bool IsSorted { get; }

    int SourceLocale { get; }

    DTSRowDisposition ErrorRowDisposition { get; set; }

    DTSRowDisposition TruncationRowDisposition { get; set; }

    string ErrorOrTruncationOperation { get; set; }

    IDTSExternalMetadataColumnCollection100 ExternalMetadataColumnCollection { get; }

    IDTSComponentMetaData100 Component { get; }

    int BufferBase { get; }

    bool AreInputColumnsAssociatedWithOutputColumns { get; }

    void SuggestNameBasedLineageIDMappings(ref int[] ppsaOldIDs, ref int[] ppsaNewIDs);
}

public interface IDTSInputCollection100 : IEnumerable
{
    IDTSInput100 this[object Index] { get; }

    new IEnumerator GetEnumerator();

    int Count { get; }

    IDTSInput100 New();

    IDTSInput100 NewAt(int lIndex);

    void RemoveObjectByIndex(object Index);

    void RemoveObjectByID(int lID);

    void RemoveAll();

    void SetIndex(int lOldIndex, int lNewIndex);

    IDTSInput100 GetObjectByID(int lID);

    int GetObjectIndexByID(int lID);

    IDTSInput100 FindObjectByID(int lID);

    int FindObjectIndexByID(int lID);
}
