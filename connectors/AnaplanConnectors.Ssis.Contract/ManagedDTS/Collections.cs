using System;
using System.Collections;

namespace Microsoft.SqlServer.Dts.Runtime;

public abstract class DTSReadOnlyCollectionBase : ICollection, IEnumerable
{
    internal readonly ArrayList Items = [];

    public int Count => Items.Count;

    public bool IsSynchronized => false;

    public object SyncRoot => Items.SyncRoot;

    public IEnumerator GetEnumerator() => Items.GetEnumerator();

    public void CopyTo(Array array, int index) => Items.CopyTo(array, index);

    internal object Find(object index, Func<object, string, bool> matches)
    {
        if (index is int number)
            return number >= 0 && number < Items.Count ? Items[number] : null;
        foreach (var item in Items)
        {
            if (matches(item, (string)index))
                return item;
        }

        return null;
    }
}

public abstract class DtsEnumerator : IEnumerator
{
    private readonly IEnumerator _items;

    public DtsEnumerator(IEnumerator enumerator, DTSReadOnlyCollectionBase collBase)
    {
        _items = enumerator;
    }

    public object Current => _items.Current;

    public bool MoveNext() => _items.MoveNext();

    public void Reset() => _items.Reset();
}
