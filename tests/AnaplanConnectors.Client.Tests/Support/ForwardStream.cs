namespace AnaplanConnectors.Client.Tests;

/// <summary>
/// A stream without a length, as pipes are, that gives odd pieces. Or one that announces a length which is wrong, or that breaks.
/// </summary>
internal class ForwardStream(byte[] content, long? announced = null, int breaksAt = int.MaxValue) : Stream
{
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => announced is not null;

    public override bool CanWrite => false;

    public override long Length => announced ?? throw new NotSupportedException();

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at >= breaksAt)
            throw new IOException("The disk is gone.");
        var read = Math.Min(Math.Min(count, 65_521), content.Length - _at);
        Array.Copy(content, _at, buffer, offset, read);
        _at += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A large file nobody needs to make: whoever reads it fails the test.</summary>
internal sealed class LengthOnlyStream(long length) : ForwardStream([], length)
{
    public override int Read(byte[] buffer, int offset, int count) => throw new AssertionException("The stream was read.");
}
