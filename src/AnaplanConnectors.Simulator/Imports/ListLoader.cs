namespace AnaplanConnectors.Simulator;

/// <summary>Loads rows into a list (API reference 6.2): items are created and updated, never deleted.</summary>
internal sealed class ListLoader : RowLoader
{
    private readonly ListTarget _target;
    private readonly ListItems _items;
    private readonly ItemAccess _access;
    private readonly ActionOptions _options;
    private readonly ListKeys _keys;
    private readonly ListParents _parents;
    private readonly ListValues _values;
    private readonly ListCounts _counts = new();
    private readonly HashSet<int> _touched = [];
    private readonly Queue<KeptRecord> _ready = [];

    public ListLoader(ListTarget target, ValueReaders readers, ImportSource source, RejectedRows rejected,
        ModelTransaction transaction, ActionRequest request)
        : base(source, rejected)
    {
        _target = target;
        _access = request.Model.ItemAccessOf(request.User, transaction.Data);
        _options = request.Options;
        _items = transaction.Writable(target.List);
        _keys = new ListKeys(target, source, _items);
        _parents = new ListParents(target, source, _items, transaction.Data.Items(target.List.ParentList));
        _values = new ListValues(target, source, _items, readers);
    }

    public override void Finish()
    {
        foreach (var row in _parents.StillWaiting())
            LoadLate(row, _parents.ProblemOf(row));
    }

    public override IReadOnlyList<OutcomeDetail> Details() =>
        [_counts.Detail(_target.List.Name, FailedRows), .. Counts.Details()];

    protected override bool LoadRow(IRecord row)
    {
        if (_keys.Find(row, out var item) is { } keyProblem)
            return Reject(row, keyProblem);
        if (_keys.Check(row, item) is { } identityProblem)
            return Reject(row, identityProblem);
        if (item >= 0 && !_access.CanWrite(_items, item))
            return Reject(row, new RowProblem("hierarchyImportAccessNoUpdate", $"Not authorised to update entity: {_items.Name(item)}"));
        if (!_parents.TryFind(row, item, out var parent))
            return Wait(row);

        _values.Read(row, Problems);
        var created = item < 0;
        if (!created && !_keys.Changes(row, item) && !_parents.Changes(item, parent) && !_values.Changes(row, item))
        {
            if (Problems.Count > 0 || (_options.RepeatedListRowsUpdate && _touched.Contains(item)))
                _counts.Loaded(created: false, warned: Problems.Count > 0);
            else
                _counts.Ignored++;
            _touched.Add(item);
            return true;
        }

        if (!created && _touched.Contains(item))
        {
            Problems.Clear();
            return Reject(row, new RowProblem("hierarchyImportDuplicateSourceKey", $"Duplicate key: {_keys.TextOf(row)}"));
        }

        Write(row, item, parent);
        return true;
    }

    protected override void AfterRow()
    {
        while (_ready.TryDequeue(out var row))
            LoadLate(row, null);
    }

    private void Write(IRecord row, int item, int parent)
    {
        var created = item < 0;
        if (created)
            item = _keys.Create(row);
        else if (_keys.Update(row, item))
            _counts.Renamed++;
        _parents.Set(item, parent);
        _values.Write(row, item);
        _touched.Add(item);
        _counts.Loaded(created, warned: Problems.Count > 0);
        _parents.Release(_items.Name(item), _items.Code(item), _ready);
    }

    private bool Wait(IRecord row)
    {
        if (!_parents.MayComeLater)
            return Reject(row, ListParents.Invalid);
        _parents.Wait(new KeptRecord(row, row is KeptRecord kept ? kept.Line : Source.Line));
        return true;
    }

    private bool Reject(IRecord row, RowProblem problem)
    {
        _parents.NoteRejected(_keys.Name(row), _keys.Code(row));
        return Fail(problem.Type, problem.Message);
    }
}
