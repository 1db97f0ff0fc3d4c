namespace AnaplanConnectors.Simulator;

/// <summary>
/// Reads the cells of a model at one moment. Members of dimensions and readers of line items are made once; it is for one caller
/// at a time.
/// </summary>
internal sealed class ModelReader(ModelData data, TextStyle? style = null)
{
    private readonly Dictionary<Dimension, DimensionMembers> _members = [];
    private readonly Dictionary<LineItemState, CellReader> _readers = [];

    public ModelData Data { get; } = data;

    public CellText Text { get; } = new(data, style);

    public DimensionMembers Members(Dimension dimension)
    {
        if (!_members.TryGetValue(dimension, out var members))
            _members.Add(dimension, members = DimensionMembers.Of(dimension, Data));
        return members;
    }

    public CellReader Of(LineItemState lineItem)
    {
        if (!_readers.TryGetValue(lineItem, out var reader))
            _readers.Add(lineItem, reader = new CellReader(lineItem, this));
        return reader;
    }
}
