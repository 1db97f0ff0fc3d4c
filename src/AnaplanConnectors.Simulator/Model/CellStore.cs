namespace AnaplanConnectors.Simulator;

/// <summary>
/// The cells of one line item. Numbers are what they are; a boolean is 0 or 1; a date is its day number plus one; a list item
/// or a period is its index plus one; so zero is blank everywhere. Texts are kept apart.
/// </summary>
internal sealed class CellStore
{
    private readonly PagedArray<double>? _numbers;
    private readonly PagedArray<string>? _texts;

    public CellStore(CellType type, CellLayout layout)
    {
        Layout = layout;
        if (type == CellType.Text)
            _texts = new PagedArray<string>(layout.Length);
        else if (type != CellType.None)
            _numbers = new PagedArray<double>(layout.Length);
    }

    private CellStore(CellLayout layout, PagedArray<double>? numbers, PagedArray<string>? texts)
    {
        Layout = layout;
        _numbers = numbers;
        _texts = texts;
    }

    public CellLayout Layout { get; }

    public double Number(long key) => _numbers![key];

    public string? Text(long key) => _texts![key];

    /// <summary>Blank, zero or false.</summary>
    public bool IsEmpty(long key) =>
        _texts is not null ? string.IsNullOrEmpty(_texts[key]) : _numbers is null || _numbers[key] == 0;

    /// <summary>Keys of the cells that are not blank, in order.</summary>
    public IEnumerable<long> Keys() => _texts is not null ? Keys(_texts) : _numbers is not null ? Keys(_numbers) : [];

    public ref double WritableNumber(long key) => ref _numbers!.Writable(key);

    public ref string? WritableText(long key) => ref _texts!.Writable(key)!;

    public void Clear()
    {
        _numbers?.Clear();
        _texts?.Clear();
    }

    public void Clear(long key)
    {
        _numbers?.Clear(key);
        _texts?.Clear(key);
    }

    public CellStore Fork() => new(Layout, _numbers?.Fork(), _texts?.Fork());

    /// <summary>The same cells in another layout.</summary>
    /// <param name="layout">The new layout.</param>
    /// <param name="moved">New index by old index, -1 for members that are gone; null entries for dimensions that stay as they
    /// are.</param>
    public CellStore Laid(CellLayout layout, params int[]?[] moved) =>
        new(layout, _numbers is null ? null : Laid(_numbers, layout, moved), _texts is null ? null : Laid(_texts, layout, moved));

    /// <summary>Replaces list items in the values: new index by old index, -1 for items that are gone.</summary>
    public void RenumberValues(int[] moved)
    {
        for (var page = _numbers!.NextPage(0); page >= 0; page = _numbers.NextPage(page + 1))
        {
            for (var offset = 0; offset < PagedArray<double>.PageSize; offset++)
            {
                var value = (int)_numbers.PageAt(page)[offset];
                if (value > 0 && moved[value - 1] != value - 1)
                    _numbers.Writable((long)page * PagedArray<double>.PageSize + offset) = moved[value - 1] + 1;
            }
        }
    }

    private IEnumerable<long> Keys<T>(PagedArray<T> cells)
    {
        for (var page = cells.NextPage(0); page >= 0; page = cells.NextPage(page + 1))
        {
            for (var offset = 0; offset < PagedArray<T>.PageSize; offset++)
            {
                var key = (long)page * PagedArray<T>.PageSize + offset;
                if (key < cells.Length && !IsEmpty(key))
                    yield return key;
            }
        }
    }

    private PagedArray<T> Laid<T>(PagedArray<T> cells, CellLayout layout, int[]?[] moved)
    {
        var laid = new PagedArray<T>(layout.Length);
        Span<int> coordinates = stackalloc int[Layout.Capacities.Count];
        for (var page = cells.NextPage(0); page >= 0; page = cells.NextPage(page + 1))
        {
            var values = cells.PageAt(page);
            for (var offset = 0; offset < values.Length; offset++)
            {
                if (EqualityComparer<T>.Default.Equals(values[offset], default))
                    continue;
                Layout.CoordinatesOf((long)page * PagedArray<T>.PageSize + offset, coordinates);
                if (Move(coordinates, moved))
                    laid.Writable(layout.KeyOf(coordinates)) = values[offset];
            }
        }

        return laid;
    }

    private static bool Move(Span<int> coordinates, int[]?[] moved)
    {
        for (var dimension = 0; dimension < coordinates.Length; dimension++)
        {
            if (moved[dimension] is { } indexes && (coordinates[dimension] = indexes[coordinates[dimension]]) < 0)
                return false;
        }

        return true;
    }
}
