namespace AnaplanConnectors.Simulator;

/// <summary>The values of one property, by item; in the encoding of <see cref="CellStore"/>.</summary>
internal sealed class ItemValues
{
    private readonly List<double>? _numbers;
    private readonly List<string?>? _texts;

    public ItemValues(CellType type)
    {
        if (type == CellType.Text)
            _texts = [];
        else
            _numbers = [];
    }

    private ItemValues(ItemValues original)
    {
        _numbers = original._numbers is null ? null : [.. original._numbers];
        _texts = original._texts is null ? null : [.. original._texts];
    }

    public double Number(int item) => _numbers![item];

    public string? Text(int item) => _texts![item];

    public void Set(int item, double value) => _numbers![item] = value;

    public void Set(int item, string? value) => _texts![item] = value;

    public void AddBlank()
    {
        _numbers?.Add(0);
        _texts?.Add(null);
    }

    public ItemValues Fork() => new(this);

    /// <summary>Brings the items into another order or drops some.</summary>
    /// <param name="order">Old index by new index.</param>
    public ItemValues Reordered(IReadOnlyList<int> order)
    {
        var reordered = new ItemValues(_texts is null ? CellType.Number : CellType.Text);
        foreach (var item in order)
        {
            reordered._numbers?.Add(_numbers![item]);
            reordered._texts?.Add(_texts![item]);
        }

        return reordered;
    }

    /// <summary>Replaces list items in the values: new index by old index, -1 for items that are gone.</summary>
    public void RenumberValues(int[] moved)
    {
        for (var item = 0; item < _numbers!.Count; item++)
        {
            if (_numbers[item] > 0)
                _numbers[item] = moved[(int)_numbers[item] - 1] + 1;
        }
    }
}
