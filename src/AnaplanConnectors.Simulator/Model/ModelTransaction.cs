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
        Data = new ModelData(_lists, _cells, model.Data.Frame);
    }

    /// <summary>The data as this transaction sees it, its own changes included.</summary>
    public ModelData Data { get; private set; }

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
        foreach (var lineItem in LineItems)
            RenumberIn(lineItem, list, moved);
    }

    /// <summary>Changes versions; none may come or go.</summary>
    public void Put(IReadOnlyList<VersionState> versions) =>
        Data = new ModelData(_lists, _cells, Data.Frame with { Versions = versions });

    /// <summary>Changes the timescale. Cells and values of periods that it does not have any more are gone.</summary>
    public void Put(Calendar calendar)
    {
        var old = Data.Calendar;
        Data = new ModelData(_lists, _cells, Data.Frame with { Calendar = calendar });
        if (old.CurrentYear == calendar.CurrentYear)
            return;
        var moved = old.Levels.ToDictionary(level => level, level => old.Periods(level)
            .Select(period => calendar.At(level, period.FirstDay)?.Index ?? -1).ToArray());
        foreach (var property in _model.Lists.SelectMany(list => list.Properties, (list, property) => (List: list, Property: property))
            .Where(pair => pair.Property.Format.Type == CellType.TimePeriod))
            Writable(property.List).Property(property.Property).RenumberValues(moved[property.Property.Format.Period]);
        foreach (var lineItem in LineItems)
            MoveIn(lineItem, moved);
    }

    /// <summary>Publishes the changes.</summary>
    public void Commit()
    {
        MakeRoom();
        _model.Publish(new ModelData(_lists, _cells, Data.Frame));
    }

    public void Dispose() => _model.End();

    /// <summary>Lays cells out anew where a list has outgrown them, with an eighth to spare for the next items.</summary>
    private void MakeRoom()
    {
        foreach (var lineItem in LineItems)
        {
            var store = _cells[lineItem.Index];
            var capacities = lineItem.Dimensions.Select((dimension, index) =>
                Room(Data.CountOf(dimension), store.Layout.Capacities[index])).ToArray();
            if (!capacities.SequenceEqual(store.Layout.Capacities))
                _cells[lineItem.Index] = store.Laid(CellLayout.Of(capacities), new int[]?[capacities.Length]);
        }
    }

    private static bool IsOf(Dimension dimension, ListState list) =>
        dimension is ListDimension of && of.List == list || dimension is SubsetDimension subset && subset.List == list;

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

    private IEnumerable<LineItemState> LineItems => _model.Modules.SelectMany(module => module.LineItems);

    private void MoveIn(LineItemState lineItem, Dictionary<TimeLevel, int[]> moved)
    {
        var dimensions = lineItem.Dimensions;
        if (dimensions.Any(dimension => dimension is TimeDimension))
        {
            var store = _cells[lineItem.Index];
            var layout = CellLayout.Of([.. dimensions.Select((dimension, index) =>
                dimension is TimeDimension ? Data.CountOf(dimension) : store.Layout.Capacities[index])]);
            _cells[lineItem.Index] = store.Laid(layout,
                [.. dimensions.Select(dimension => dimension is TimeDimension time ? moved[time.Level] : null)]);
            _ownCells.Add(lineItem.Index);
        }

        if (lineItem.Format.Type == CellType.TimePeriod)
            Writable(lineItem).RenumberValues(moved[lineItem.Format.Period]);
    }

    private void RenumberIn(LineItemState lineItem, ListState list, int[] moved)
    {
        var dimensions = lineItem.Dimensions;
        if (dimensions.Any(dimension => IsOf(dimension, list)))
        {
            var store = _cells[lineItem.Index];
            _cells[lineItem.Index] = store.Laid(store.Layout,
                [.. dimensions.Select(dimension => IsOf(dimension, list) ? moved : null)]);
            _ownCells.Add(lineItem.Index);
        }

        if (lineItem.Format.List == list)
            Writable(lineItem).RenumberValues(moved);
    }
}
