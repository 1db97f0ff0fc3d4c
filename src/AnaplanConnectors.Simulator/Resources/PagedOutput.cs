namespace AnaplanConnectors.Simulator;

/// <summary>Pages of a large read on disk. A page begins when something is written to it.</summary>
internal sealed class PagedOutput(ContentDirectory directory, int rowsAPage, bool repeatsHeader) : WriteOnlyStream, IPagedOutput
{
    private readonly List<ContentPart> _pages = [];
    private readonly MemoryStream _header = new();
    private PartStream? _page;
    private bool _hasHeader;

    public int RowsAPage => rowsAPage;

    /// <summary>The pages that are complete.</summary>
    public IReadOnlyList<ContentPart> Pages
    {
        get
        {
            lock (_pages)
                return [.. _pages];
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return default;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        if (_page is null)
        {
            _page = directory.Create();
            if (repeatsHeader && _hasHeader)
                _page.Write(_header.GetBuffer().AsSpan(0, (int)_header.Length));
        }

        _page.Write(bytes);
        if (!_hasHeader)
            _header.Write(bytes);
    }

    public void EndHeader() => _hasHeader = true;

    public void EndPage()
    {
        if (_page is null)
            return;
        lock (_pages)
            _pages.Add(_page.ToPart());
        _page = null;
    }

    /// <summary>Deletes the pages that nobody reads any more. Writers dispose the stream; the pages outlive that.</summary>
    public void Release()
    {
        EndPage();
        lock (_pages)
        {
            _pages.ForEach(page => page.Release());
            _pages.Clear();
        }
    }
}
