namespace AnaplanConnectors.Simulator;

/// <summary>
/// The cells an export or a view shows to one user, at one moment. A position in it is an array of member indexes: one for each
/// dimension, and a last one for the line item.
/// </summary>
internal sealed class ExportView
{
    private readonly DimensionMembers[] _dimensions;
    private readonly int[][] _visible;
    private readonly CellReader[] _lineItems;
    private readonly (CellReader Reader, int[] Dimensions, int[] Members)[] _filters;
    private readonly ModuleExportTarget _target;
    private readonly bool _isFormatted;

    public ExportView(ModuleExportTarget target, ModelData data, ItemAccess access, TextStyle? style = null)
    {
        var reader = new ModelReader(data, style);
        _isFormatted = style?.IsFormatted == true;
        _target = target;
        _dimensions = [.. target.Dimensions.Select(reader.Members)];
        _visible = [.. _dimensions.Select(members => Visible(members, target.HideSummaries, access)),
            [.. Enumerable.Range(0, target.LineItems.Count)]];
        _lineItems = [.. target.LineItems.Select(reader.Of)];
        _filters = [.. target.Filters.Select(filter =>
        {
            int[] indexes = [.. filter.Dimensions.Select(IndexOf)];
            return (reader.Of(filter), indexes, new int[indexes.Length]);
        })];
    }

    /// <summary>Length of a position.</summary>
    public int Depth => _visible.Length;

    public IReadOnlyList<LineItemState> LineItems => _target.LineItems;

    /// <summary>Place of a dimension in a position.</summary>
    public int IndexOf(Dimension dimension) =>
        dimension is LineItemsDimension
            ? Depth - 1
            : _target.Dimensions.Index().First(pair => pair.Item == dimension).Index;

    /// <summary>Members that the view shows of a dimension, in order.</summary>
    public int[] Visible(int dimension) => _visible[dimension];

    public int Find(int dimension, string name) => _dimensions[dimension].Find(name);

    /// <summary>A member of a dimension other than the line items.</summary>
    public DimensionMember MemberAt(int dimension, int member) => _dimensions[dimension].All[member];

    public string NameOf(int dimension, int member) =>
        dimension == Depth - 1 ? _target.LineItems[member].Name : _dimensions[dimension].All[member].Name;

    public string IdOf(int dimension, int member) =>
        dimension == Depth - 1 ? _target.LineItems[member].Id : _dimensions[dimension].All[member].Id;

    /// <summary>
    /// Puts the page that is shown into a position: the one that was asked for by id, else the one of the view, else the
    /// top-level item where the list says so, else the first.
    /// </summary>
    /// <exception cref="ActionFailedException">There is no such page.</exception>
    public void GoToPage(Span<int> position, IReadOnlyDictionary<Dimension, int> asked)
    {
        foreach (var page in _target.Pages)
        {
            var index = IndexOf(page);
            position[index] = asked.TryGetValue(page, out var member) ? member : DefaultMember(page, index);
        }
    }

    /// <summary>Whether the filters let the row at a position through.</summary>
    public bool IsShown(ReadOnlySpan<int> position)
    {
        foreach (var (reader, dimensions, members) in _filters)
        {
            for (var index = 0; index < members.Length; index++)
                members[index] = position[dimensions[index]];
            if (reader.IsEmpty(members))
                return false;
        }

        return true;
    }

    public bool IsEmpty(ReadOnlySpan<int> position) => _lineItems[position[^1]].IsEmpty(position[..^1]);

    /// <summary>The text of the cell at a position.</summary>
    public string Text(ReadOnlySpan<int> position) => _lineItems[position[^1]].Format(position[..^1]);

    /// <summary>Writes the cell at a position as a field.</summary>
    public void Write(ReadOnlySpan<int> position, DelimitedWriter writer)
    {
        var reader = _lineItems[position[^1]];
        var members = position[..^1];
        if (!reader.HasValue(members))
            writer.Field("");
        else if (reader.LineItem.Format.Type == CellType.Number && !_isFormatted)
            writer.Number(reader.Number(members));
        else
            writer.Field(reader.Format(members));
    }

    private int DefaultMember(Dimension page, int index)
    {
        var name = _target.CurrentPage.FirstOrDefault(pair => pair.Key.Equals(page.Name, StringComparison.OrdinalIgnoreCase)).Value;
        if (name is null && page is ListDimension { List.Definition.UseTopLevelAsPageDefault: true } of)
            name = of.List.TopLevelItem;
        var member = name is null
            ? -1
            : page is LineItemsDimension
                ? LineItems.Index().Where(pair => pair.Item.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    .Select(pair => pair.Index).FirstOrDefault(-1)
                : Find(index, name);
        if (name is not null && member < 0)
            throw new ActionFailedException("failedToLocateEntity", $"Page '{name}' not found in {page.Name}.");
        var visible = Visible(index);
        if (member >= 0 && Array.BinarySearch(visible, member) >= 0)
            return member;
        return visible.Length > 0
            ? visible[0]
            : throw new ActionFailedException("failedToLocateEntity", $"There is no page of {page.Name} to show.");
    }

    private static int[] Visible(DimensionMembers members, bool hideSummaries, ItemAccess access) =>
        [.. Enumerable.Range(0, members.All.Count).Where(member =>
            (!hideSummaries || !members.All[member].IsSummary) && access.CanRead(members.All[member]))];
}
