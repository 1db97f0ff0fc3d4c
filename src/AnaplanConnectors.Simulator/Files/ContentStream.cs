namespace AnaplanConnectors.Simulator;

/// <summary>Reads content from its first part to its last and holds all of them until it is disposed.</summary>
internal sealed class ContentStream : ReadOnlyStream
{
    private readonly StoredContent _content;
    private Stream? _current;
    private int _next;
    private bool _isDisposed;

    /// <summary>Takes over one hold of the content.</summary>
    public ContentStream(StoredContent content) => _content = content;

    public override int Read(Span<byte> buffer)
    {
        while (MoveToPart())
        {
            if (_current!.Read(buffer) is > 0 and var count)
                return count;
            EndPart();
        }
        return 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (MoveToPart())
        {
            if (await _current!.ReadAsync(buffer, cancellationToken) is > 0 and var count)
                return count;
            EndPart();
        }
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _current?.Dispose();
            _content.Release();
        }
        base.Dispose(disposing);
    }

    private bool MoveToPart()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_current is null && _next < _content.Parts.Count)
            _current = _content.Parts[_next++].Open();
        return _current is not null;
    }

    private void EndPart()
    {
        _current?.Dispose();
        _current = null;
    }
}
