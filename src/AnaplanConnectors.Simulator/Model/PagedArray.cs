namespace AnaplanConnectors.Simulator;

/// <summary>
/// A long array that holds memory only where something was written. Copies share their pages until one of them writes, so a
/// transaction costs what it changes, readers of the original see nothing of it, and abandoning it is free.
/// </summary>
internal sealed class PagedArray<T>
{
    public const int PageSize = 256;

    private readonly object _owner = new();
    private readonly Page?[] _pages;

    public PagedArray(long length)
    {
        Length = length;
        _pages = new Page?[(length + PageSize - 1) / PageSize];
    }

    private PagedArray(PagedArray<T> original)
    {
        Length = original.Length;
        _pages = (Page?[])original._pages.Clone();
    }

    public long Length { get; }

    public T? this[long index] => _pages[index / PageSize] is { } page ? page.Values[index % PageSize] : default;

    /// <summary>A copy to write to. The original must not be written any more.</summary>
    public PagedArray<T> Fork() => new(this);

    /// <summary>The place of a value, made if need be.</summary>
    public ref T Writable(long index)
    {
        ref var page = ref _pages[index / PageSize];
        if (page is null)
            page = new Page(_owner, new T[PageSize]);
        else if (page.Owner != _owner)
            page = new Page(_owner, [.. page.Values]);
        return ref page.Values[index % PageSize];
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(_pages);

    /// <summary>Sets back one value, without making memory for it.</summary>
    public void Clear(long index)
    {
        if (_pages[index / PageSize] is not null)
            Writable(index) = default!;
    }

    /// <summary>Index of the first page at or after <paramref name="page"/> that holds memory, or -1.</summary>
    public int NextPage(int page)
    {
        for (; page < _pages.Length; page++)
        {
            if (_pages[page] is not null)
                return page;
        }

        return -1;
    }

    /// <summary>The values of a page that holds memory; the last page may reach beyond <see cref="Length"/>.</summary>
    public ReadOnlySpan<T> PageAt(int page) => _pages[page]!.Values;

    private sealed record Page(object Owner, T[] Values);
}
