using System.Collections;
using System.Runtime.InteropServices;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>A collection as SSIS has them: by index or name; a wrong one is an error, Find gives null.</summary>
public abstract class HostCollection<T>(HostContext context, string what, Func<T> create) : IEnumerable
    where T : class, IDTSObject100
{
    private const int NotFound = unchecked((int)0xC0048004);

    public List<T> Items { get; } = [];

    public int Count => Items.Count;

    public T this[object Index] => Items[IndexOf(Index)];

    public IEnumerator GetEnumerator() => Items.ToList().GetEnumerator();

    public T New() => NewAt(Items.Count);

    public T NewAt(int lIndex)
    {
        context.Changing(what);
        var item = create();
        Items.Insert(lIndex, item);
        return item;
    }

    public void RemoveObjectByIndex(object Index) => Remove(IndexOf(Index));

    public void RemoveObjectByID(int lID) => Remove(GetObjectIndexByID(lID));

    public void RemoveAll()
    {
        RefuseRemoveAll();
        for (var i = Items.Count - 1; i >= 0; i--)
            Remove(i);
    }

    public void SetIndex(int lOldIndex, int lNewIndex)
    {
        context.Changing(what);
        var item = Items[lOldIndex];
        Items.RemoveAt(lOldIndex);
        Items.Insert(lNewIndex, item);
    }

    public T GetObjectByID(int lID) => Items[GetObjectIndexByID(lID)];

    public int GetObjectIndexByID(int lID)
    {
        var index = FindObjectIndexByID(lID);
        return index >= 0 ? index : throw Missing($"id {lID}");
    }

    public T FindObjectByID(int lID) => Items.Find(item => item.ID == lID);

    public int FindObjectIndexByID(int lID) => Items.FindIndex(item => item.ID == lID);

    protected virtual void RefuseRemoveAll()
    {
    }

    protected Exception Missing(string asked) => new COMException($"There is no {what} with {asked}.", NotFound);

    private void Remove(int index)
    {
        context.Changing(what);
        Items.RemoveAt(index);
    }

    private int IndexOf(object index)
    {
        var found = index is string name ? Items.FindIndex(item => item.Name == name) : Convert.ToInt32(index, System.Globalization.CultureInfo.InvariantCulture);
        return found >= 0 && found < Items.Count ? found : throw Missing($"name or index '{index}'");
    }
}
