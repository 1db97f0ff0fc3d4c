using System.Net;
using System.Net.Http.Headers;

namespace AnaplanConnectors.Client;

/// <summary>The body of one attempt. Tells the clock about every piece that the transport takes.</summary>
internal sealed class ApiContent : HttpContent
{
    // Small enough that a line of 16 KB/s moves one well within the silence that is allowed.
    private const int PieceSize = 64 * 1024;

    private readonly RequestBody _body;
    private readonly CallClock _clock;
    private readonly bool _once;

    public ApiContent(RequestBody body, CallClock clock, bool once)
    {
        (_body, _clock, _once) = (body, clock, once);
        Headers.ContentType = MediaTypeHeaderValue.Parse(body.ContentType);
    }

    /// <summary>Whether the transport began to take the body: from then on the service may have it.</summary>
    public bool Started { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // Transports repeat requests on their own when a connection breaks early. What must not happen twice is not handed out twice.
        if (Started && _once)
            throw new IOException("The connection broke while the request was sent; it is not sent again.");
        Started = true;
        _clock.BytesMove();
        foreach (var segment in _body.Bytes)
        {
            for (var at = 0; at < segment.Length; at += PieceSize)
            {
                await stream.WriteAsync(segment.Slice(at, Math.Min(PieceSize, segment.Length - at)), _clock.Token).ConfigureAwait(false);
                _clock.BytesMove();
            }
        }

        await stream.FlushAsync(_clock.Token).ConfigureAwait(false);
        _clock.BytesRest();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Bytes.Length;
        return true;
    }
}
