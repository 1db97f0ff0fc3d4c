namespace AnaplanConnectors.Client;

/// <summary>
/// CSV in UTF-8 as the service made it, to be read once. Disposing it frees what the service keeps for a large read, which is limited
/// per model, so always dispose it: <c>await using</c>.
/// </summary>
public sealed class CsvContent : IAsyncDisposable
{
    private readonly Func<Task>? _release;
    private bool _isDisposed;

    internal CsvContent(Stream stream, Func<Task>? release = null) => (Stream, _release) = (stream, release);

    /// <summary>The bytes. Disposed together with this.</summary>
    public Stream Stream { get; }

    /// <summary>Whether it comes in pages of a large read, each fetched when it is needed; otherwise it is in memory already.</summary>
    public bool IsLargeRead => _release is not null;

    /// <summary>Ends reading and frees the store of a large read. Never throws for the latter: the service frees it after 30 minutes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Stream.Dispose();
        if (_release is not null)
            await _release().ConfigureAwait(false);
    }
}
