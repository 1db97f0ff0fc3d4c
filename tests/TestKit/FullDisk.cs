namespace AnaplanConnectors.TestKit;

/// <summary>A file whose disk has room for so many bytes.</summary>
public sealed class FullDisk(string path, long room) : FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1)
{
    private long _room = room;

    public override void Write(byte[] buffer, int offset, int count)
    {
        Take(count);
        base.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Take(count);
        return base.WriteAsync(buffer, offset, count, cancellationToken);
    }

    private void Take(int count)
    {
        if ((_room -= count) < 0)
            throw new IOException("No space left on device");
    }
}
