namespace AnaplanConnectors.Simulator;

/// <summary>
/// Properties and subsets in the rows of a list import. A blank field makes the value blank, an unreadable one leaves it.
/// </summary>
internal sealed class ListValues
{
    private readonly ListItems _items;
    private readonly (PropertyState Property, ValueReader? Reader, int Field)[] _properties;
    private readonly (SubsetState Subset, int Field)[] _subsets;
    private readonly BooleanReader _membership = new();
    private readonly double?[] _values;
    private readonly double?[] _memberships;

    public ListValues(ListTarget target, ImportSource source, ListItems items, ValueReaders readers)
    {
        _items = items;
        _properties = [.. target.Properties.Select(pair =>
            (pair.Property, readers.For(pair.Property.Format, pair.Column), source.FieldOf(pair.Column)))];
        _subsets = [.. target.Subsets.Select(pair => (pair.Subset, source.FieldOf(pair.Column)))];
        _values = new double?[_properties.Length];
        _memberships = new double?[_subsets.Length];
    }

    /// <summary>Reads the values of a row; what cannot be read is a problem each.</summary>
    public void Read(IRecord row, List<RowProblem> problems)
    {
        for (var index = 0; index < _properties.Length; index++)
        {
            var (_, reader, field) = _properties[index];
            _values[index] = reader is null ? 0 : Read(reader, row[field], problems);
        }

        for (var index = 0; index < _subsets.Length; index++)
            _memberships[index] = Read(_membership, row[_subsets[index].Field], problems);
    }

    /// <summary>Whether the values just read differ from those of the item.</summary>
    public bool Changes(IRecord row, int item)
    {
        for (var index = 0; index < _properties.Length; index++)
        {
            var (property, reader, field) = _properties[index];
            var old = _items.Property(property);
            if (reader is null
                ? !row[field].SequenceEqual(old.Text(item))
                : _values[index] is { } value && !value.Equals(old.Number(item)))
                return true;
        }

        for (var index = 0; index < _subsets.Length; index++)
        {
            if (_memberships[index] is { } value && value != 0 != _items.IsIn(_subsets[index].Subset, item))
                return true;
        }

        return false;
    }

    /// <summary>Gives the item the values just read.</summary>
    public void Write(IRecord row, int item)
    {
        for (var index = 0; index < _properties.Length; index++)
        {
            var (property, reader, field) = _properties[index];
            if (reader is null)
                _items.Property(property).Set(item, row[field].ToString());
            else if (_values[index] is { } value)
                _items.Property(property).Set(item, value);
        }

        for (var index = 0; index < _subsets.Length; index++)
        {
            if (_memberships[index] is { } value)
                _items.Put(_subsets[index].Subset, item, value != 0);
        }
    }

    private static double? Read(ValueReader reader, ReadOnlySpan<char> text, List<RowProblem> problems)
    {
        if (reader.TryRead(text, out var value))
            return value;
        problems.Add(new RowProblem(reader.ErrorType, reader.Complaint(text.ToString())));
        return null;
    }
}
