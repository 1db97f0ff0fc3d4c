namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Bytes as a pipe gives them: forward only, a few at a time.</summary>
internal sealed class ForwardOnly(byte[] bytes) : MemoryStream(bytes)
{
    private const int AtATime = 7;

    public override bool CanSeek => false;

    public override long Position
    {
        get => throw new NotSupportedException("A pipe has no position.");
        set => throw new NotSupportedException("A pipe has no position.");
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => base.ReadAsync(buffer[..Math.Min(buffer.Length, AtATime)], cancellationToken);
}
