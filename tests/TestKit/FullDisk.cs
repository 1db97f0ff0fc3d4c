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

    // Not through the base: in a derived class that calls Write, and the bytes would count twice.
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    private void Take(int count)
    {
        if ((_room -= count) < 0)
            throw new IOException("No space left on device");
    }
}
