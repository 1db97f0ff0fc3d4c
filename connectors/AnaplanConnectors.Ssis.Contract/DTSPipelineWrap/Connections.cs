using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;
using System.Collections;

namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public interface IDTSRuntimeConnection100 : IDTSObject100
{
    new int ID { get; set; }

    new string Description { get; set; }

    new string Name { get; set; }

    new DTSObjectType ObjectType { get; }

    new string IdentificationString { get; }

    string ConnectionManagerID { get; set; }

    RW.IDTSConnectionManager100 ConnectionManager { get; set; }

    void ReleaseConnectionManager();
}

public interface IDTSRuntimeConnectionCollection100 : IEnumerable
{
    IDTSRuntimeConnection100 this[object Index] { get; }

    new IEnumerator GetEnumerator();

    int Count { get; }

    IDTSRuntimeConnection100 New();

    IDTSRuntimeConnection100 NewAt(int lIndex);

    void RemoveObjectByIndex(object Index);

    void RemoveObjectByID(int lID);

    void RemoveAll();

    void SetIndex(int lOldIndex, int lNewIndex);

    IDTSRuntimeConnection100 GetObjectByID(int lID);

    int GetObjectIndexByID(int lID);

    IDTSRuntimeConnection100 FindObjectByID(int lID);

    int FindObjectIndexByID(int lID);

    IDTSRuntimeConnection100 GetRuntimeConnectionByName(string bstrName);
}
