namespace AnaplanConnectors.Simulator;

/// <summary>One change of a model's data: all of it is published by <see cref="Commit"/>, or nothing.</summary>
internal sealed class ModelTransaction : IDisposable
{
    private readonly ModelState _model;
    private readonly ListItems[] _lists;
    private readonly CellStore[] _cells;
    private readonly HashSet<int> _ownLists = [];
    private readonly HashSet<int> _ownCells = [];

    /// <summary>
    /// Called by <see cref="ModelState.Begin"/>, which holds the model's write lock until <see cref="Dispose"/>.
    /// </summary>
    public ModelTransaction(ModelState model)
    {
        _model = model;
        _lists = model.Data.CopyLists();
        _cells = model.Data.CopyCells();
        Data = new ModelData(_lists, _cells);
    }

    /// <summary>The data as this transaction sees it, its own changes included.</summary>
    public ModelData Data { get; }

    /// <summary>Items to change.</summary>
    public ListItems Writable(ListState list)
    {
        if (_ownLists.Add(list.Index))
            _lists[list.Index] = _lists[list.Index].Fork();
        return _lists[list.Index];
    }

    /// <summary>Cells to change.</summary>
    public CellStore Writable(LineItemState lineItem)
    {
        if (_ownCells.Add(lineItem.Index))
            _cells[lineItem.Index] = _cells[lineItem.Index].Fork();
        return _cells[lineItem.Index];
    }

    /// <summary>Keeps the items of a list that are named, in that order; the cells and values of all others go.</summary>
    /// <param name="list">The list.</param>
    /// <param name="order">Old index by new index.</param>
    public void Reorder(ListState list, List<int> order)
    {
        var moved = new int[_lists[list.Index].Count];
        Array.Fill(moved, -1);
        for (var item = 0; item < order.Count; item++)
            moved[order[item]] = item;
        _lists[list.Index] = _lists[list.Index].Reordered(order, moved);
        _ownLists.Add(list.Index);
        foreach (var other in _model.Lists)
            RenumberIn(other, list, moved);
        foreach (var lineItem in _model.Modules.SelectMany(module => module.LineItems))
            RenumberIn(lineItem, list, moved);
    }

    /// <summary>Publishes the changes.</summary>
    public void Commit()
    {
        MakeRoom();
        _model.Publish(new ModelData(_lists, _cells));
    }

    public void Dispose() => _model.End();

    /// <summary>Lays cells out anew where a list has outgrown them, with an eighth to spare for the next items.</summary>
    private void MakeRoom()
    {
        foreach (var module in _model.Modules)
        {
            foreach (var lineItem in module.LineItems)
            {
                var store = _cells[lineItem.Index];
                var capacities = module.Dimensions.Select((dimension, index) =>
                    Room(Data.CountOf(dimension), store.Layout.Capacities[index])).ToArray();
                if (!capacities.SequenceEqual(store.Layout.Capacities))
                    _cells[lineItem.Index] = store.Laid(CellLayout.Of(capacities), new int[]?[capacities.Length]);
            }
        }
    }

    private static int Room(int count, int capacity)
    {
        if (count <= capacity)
            return capacity;
        return capacity == 0 ? count : count + count / 8;
    }

    private void RenumberIn(ListState other, ListState list, int[] moved)
    {
        if (other.ParentList == list && other != list)
            Writable(other).RenumberParents(moved);
        foreach (var property in other.Properties.Where(property => property.Format.List == list))
            Writable(other).Property(property).RenumberValues(moved);
    }

    private void RenumberIn(LineItemState lineItem, ListState list, int[] moved)
    {
        var dimensions = lineItem.Module.Dimensions;
        if (dimensions.Any(dimension => dimension is ListDimension of && of.List == list))
        {
            var store = _cells[lineItem.Index];
            _cells[lineItem.Index] = store.Laid(store.Layout,
                [.. dimensions.Select(dimension => dimension is ListDimension of && of.List == list ? moved : null)]);
            _ownCells.Add(lineItem.Index);
        }

        if (lineItem.Format.List == list)
            Writable(lineItem).RenumberValues(moved);
    }
}
