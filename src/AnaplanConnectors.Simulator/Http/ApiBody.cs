using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>The body of an answer. It is written once, as a stream, and disposed even when nobody read it.</summary>
internal abstract class ApiBody(string contentType) : IDisposable
{
    public const string OctetStream = "application/octet-stream";
    public const string PlainText = "text/plain";
    public const string ScimJson = "application/scim+json";
    public const string Html = "text/html; charset=utf-8";

    public string ContentType { get; } = contentType;

    /// <summary>Null: not known in advance, sent in HTTP chunks.</summary>
    public abstract long? Length { get; }

    public abstract Task WriteToAsync(Stream output, CancellationToken cancellationToken);

    public virtual void Dispose()
    {
    }

    public static ApiBody Of(ReadOnlyMemory<byte> bytes, string contentType) => new Bytes(bytes, contentType);

    public static ApiBody Of(string text, string contentType) => new Bytes(Encoding.UTF8.GetBytes(text), contentType);

    /// <summary>What a callback writes; for answers too large to be built in memory.</summary>
    public static ApiBody Of(Func<Stream, CancellationToken, Task> write, string contentType) => new Written(write, contentType);

    /// <summary>A stream from its position to its end. Takes over the stream.</summary>
    public static ApiBody Of(Stream content, long? length, string contentType) => new Copied(content, length, contentType);

    private sealed class Bytes(ReadOnlyMemory<byte> bytes, string contentType) : ApiBody(contentType)
    {
        public override long? Length => bytes.Length;

        public override Task WriteToAsync(Stream output, CancellationToken cancellationToken) =>
            output.WriteAsync(bytes, cancellationToken).AsTask();
    }

    private sealed class Written(Func<Stream, CancellationToken, Task> write, string contentType) : ApiBody(contentType)
    {
        public override long? Length => null;

        public override Task WriteToAsync(Stream output, CancellationToken cancellationToken) => write(output, cancellationToken);
    }

    private sealed class Copied(Stream content, long? length, string contentType) : ApiBody(contentType)
    {
        private const int BlockSize = 128 * 1024;

        public override long? Length => length;

        public override Task WriteToAsync(Stream output, CancellationToken cancellationToken) =>
            content.CopyToAsync(output, BlockSize, cancellationToken);

        public override void Dispose() => content.Dispose();
    }
}
