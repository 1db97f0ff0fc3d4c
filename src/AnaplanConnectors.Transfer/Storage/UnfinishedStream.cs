namespace AnaplanConnectors.Transfer.Storage;

/// <summary>
/// Content that has its name only once it is whole. It grows at its end; <see cref="CommitAsync"/> gives it its name, and disposing earlier
/// removes it. What had the name before stays as it was until then.
/// </summary>
public abstract class UnfinishedStream : Stream
{
    /// <summary>False: the content is being written.</summary>
    public sealed override bool CanRead => false;

    /// <summary>False: the content grows at its end only.</summary>
    public sealed override bool CanSeek => false;

    /// <summary>Bytes written so far. Cannot be set: the content grows at its end only.</summary>
    public sealed override long Position
    {
        get => Length;
        set => throw GrowsOnly();
    }

    /// <summary>Brings everything to where it stays, closes it and gives it its name.</summary>
    /// <exception cref="IOException">
    /// That fails, the name was taken meanwhile, or a write failed before, even if whoever wrote kept quiet about it.
    /// </exception>
    public abstract ValueTask CommitAsync(CancellationToken cancellationToken = default);

    /// <summary>Does nothing: <see cref="CommitAsync"/> brings the bytes to where they stay.</summary>
    public sealed override void Flush()
    {
    }

    /// <summary>Does nothing: <see cref="CommitAsync"/> brings the bytes to where they stay.</summary>
    public sealed override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Not supported: the content is being written.</summary>
    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is being written.");

    /// <summary>Not supported: the content grows at its end only.</summary>
    public sealed override long Seek(long offset, SeekOrigin origin) => throw GrowsOnly();

    /// <summary>Not supported: the content grows at its end only.</summary>
    public sealed override void SetLength(long value) => throw GrowsOnly();

    private static NotSupportedException GrowsOnly() => new("The file grows at its end only.");
}
