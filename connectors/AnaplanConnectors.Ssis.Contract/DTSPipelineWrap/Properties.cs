using System.Collections;

namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public interface IDTSCustomProperty100 : IDTSObject100
{
    new int ID { get; set; }

    new string Description { get; set; }

    new string Name { get; set; }

    new DTSObjectType ObjectType { get; }

    new string IdentificationString { get; }

    object Value { get; set; }

    DTSPersistState State { get; set; }

    bool EncryptionRequired { get; set; }

    string TypeConverter { get; set; }

    string UITypeEditor { get; set; }

    bool ContainsID { get; set; }

    DTSCustomPropertyExpressionType ExpressionType { get; set; }
}

public interface IDTSCustomPropertyCollection100 : IEnumerable
{
    IDTSCustomProperty100 this[object Index] { get; }

    new IEnumerator GetEnumerator();

    int Count { get; }

    IDTSCustomProperty100 New();

    IDTSCustomProperty100 NewAt(int lIndex);

    void RemoveObjectByIndex(object Index);

    void RemoveObjectByID(int lID);

    void RemoveAll();

    void SetIndex(int lOldIndex, int lNewIndex);

    IDTSCustomProperty100 GetObjectByID(int lID);

    int GetObjectIndexByID(int lID);

    IDTSCustomProperty100 FindObjectByID(int lID);

    int FindObjectIndexByID(int lID);
}
