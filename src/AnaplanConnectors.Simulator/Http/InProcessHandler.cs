using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// The door without a socket. Bodies stream both ways through pipes, so a client that produces or consumes slowly is served
/// slowly, and a reset reaches it as the exceptions a socket would cause.
/// </summary>
internal sealed class InProcessHandler(ApiHandler api) : HttpMessageHandler
{
    private const int PipeBlock = 64 * 1024;
    private static readonly PipeOptions PipeOptions = new(
        pauseWriterThreshold: 8 * PipeBlock,
        resumeWriterThreshold: 4 * PipeBlock,
        minimumSegmentSize: PipeBlock,
        useSynchronizationContext: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var upload = new Pipe(PipeOptions);
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sent = SendBodyAsync(message.Content, upload.Writer, sending.Token);
        try
        {
            var response = await api(ToRequest(message, upload.Reader.AsStream()), cancellationToken);
            await sent;
            return ToMessage(message, response);
        }
        catch (ConnectionResetException reset)
        {
            throw new HttpRequestException(HttpRequestError.Unknown, "An error occurred while sending the request.",
                new IOException($"Unable to read data from the transport connection: {reset.Message}",
                    new SocketException((int)SocketError.ConnectionReset)));
        }
        catch (RequestContentException failure)
        {
            // The caller's own content failed while it was read: a socket handler shows that failure, not ours.
            throw failure.Cause is IOException
                ? new HttpRequestException("An error occurred while sending the request.", failure.Cause)
                : failure.Cause;
        }
        finally
        {
            await sending.CancelAsync();
            await upload.Reader.CompleteAsync();
            await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task SendBodyAsync(HttpContent? content, PipeWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            if (content is not null)
                await content.CopyToAsync(new RequestBodyStream(writer, content.Headers.ContentLength), cancellationToken);
            await writer.CompleteAsync();
        }
        catch (Exception error)
        {
            await writer.CompleteAsync(new RequestContentException(error));
        }
    }

    private static ApiRequest ToRequest(HttpRequestMessage message, Stream body)
    {
        var uri = message.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in message.Headers.NonValidated)
            headers[name] = values.ToString();
        if (message.Content is not null)
        {
            foreach (var (name, values) in message.Content.Headers.NonValidated)
                headers[name] = values.ToString();
        }
        return new ApiRequest
        {
            Method = message.Method.Method,
            Origin = RequestOrigin.Of(uri.Scheme, message.Headers.Host ?? uri.Authority, headers),
            RawPath = uri.AbsolutePath,
            Query = new QueryParameters(uri.Query),
            Headers = headers,
            Body = body,
        };
    }

    private static HttpResponseMessage ToMessage(HttpRequestMessage request, ApiResponse response)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Version = HttpVersion.Version11,
            Content = response.Body is null ? new ByteArrayContent([]) : new ResponseContent(response),
        };
        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    private sealed class ResponseContent : HttpContent
    {
        private readonly ApiResponse _response;
        private readonly ApiBody _body;

        public ResponseContent(ApiResponse response)
        {
            _response = response;
            _body = response.Body!;
            if (_body.ContentType.Length > 0)
                Headers.TryAddWithoutValidation("Content-Type", _body.ContentType);
            Headers.ContentLength = _body.Length;
        }

        protected override Task<Stream> CreateContentReadStreamAsync() =>
            Task.FromResult<Stream>(new ResponseStream(_response, PipeOptions));

        // A copy goes through the stream as well, so that a reset shows itself in one way only.
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var source = new ResponseStream(_response, PipeOptions);
            await source.CopyToAsync(stream);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context,
            CancellationToken cancellationToken)
        {
            await using var source = new ResponseStream(_response, PipeOptions);
            await source.CopyToAsync(stream, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length ?? 0;
            return _body.Length is not null;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
                _response.Dispose();
        }
    }
}
