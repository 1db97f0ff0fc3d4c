using System.IO.Pipelines;

namespace AnaplanConnectors.Simulator;

/// <summary>The content of a request failed while it was read, for a reason of the caller's.</summary>
internal sealed class RequestContentException(Exception cause) : IOException("The content of the request failed.", cause)
{
    public Exception Cause { get; } = cause;
}

/// <summary>What the content of a request is written to. Writing fails once the other side has hung up.</summary>
internal sealed class RequestBodyStream(PipeWriter writer, long? declaredLength) : WriteOnlyStream
{
    private long _written;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _written += buffer.Length;
        if (_written > declaredLength)
            throw new HttpRequestException($"Sent {_written} request content bytes, but Content-Length promised {declaredLength}.");
        var result = await writer.WriteAsync(buffer, cancellationToken);
        if (result.IsCompleted)
            throw new ConnectionResetException();
    }
}

/// <summary>Produces a response body while it is read.</summary>
internal sealed class ResponseStream : Stream
{
    private readonly ApiResponse _response;
    private readonly CancellationTokenSource _closed = new();
    private readonly Stream _reader;
    private readonly PipeReader _pipe;
    private readonly Task _produced;
    private int _isClosed;

    public ResponseStream(ApiResponse response, PipeOptions options)
    {
        var pipe = new Pipe(options);
        _response = response;
        _pipe = pipe.Reader;
        _reader = pipe.Reader.AsStream();
        _produced = ProduceAsync(response.Body!, pipe.Writer, _closed.Token);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _reader.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _reader.ReadAsync(buffer, offset, count, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => _reader.Read(buffer, offset, count);

    public override async ValueTask DisposeAsync()
    {
        Dispose();
        await _produced;
        _response.Dispose();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            // The producer ends by the token, and what it wanted to tell nobody hears.
            _closed.Cancel();
            _pipe.Complete();
        }
        base.Dispose(disposing);
    }

    private static async Task ProduceAsync(ApiBody body, PipeWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            await body.WriteToAsync(new ResponseBodyStream(writer), cancellationToken);
            await writer.CompleteAsync();
        }
        catch (ConnectionResetException reset)
        {
            await writer.CompleteAsync(new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.",
                reset));
        }
        catch (Exception error)
        {
            await writer.CompleteAsync(error);
        }
    }

    private sealed class ResponseBodyStream(PipeWriter writer) : WriteOnlyStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if ((await writer.WriteAsync(buffer, cancellationToken)).IsCompleted)
                throw new OperationCanceledException("The caller stopped reading the response.");
        }
    }
}
