namespace AnaplanConnectors.Transfer.Storage;

/// <summary>
/// A place that keeps files by name and has no folders: a bucket, a container. Slashes in names are a custom, not a structure. What a
/// store cannot do, such as renaming, no end asks for.
/// </summary>
/// <remarks>
/// Errors: <see cref="FileNotFoundException"/> for a name or a place that is not there, <see cref="IOException"/> and what derives from
/// it for everything else, after the store's own repetitions.
/// </remarks>
public interface IFileStore
{
    /// <summary>The place, as people write it: <c>s3://bucket</c>, without a slash at its end.</summary>
    string Address { get; }

    /// <summary>The file of this name, or null.</summary>
    ValueTask<StoredFile?> FindAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>All files whose names begin with this, in the order of their names as bytes.</summary>
    ValueTask<IReadOnlyList<StoredFile>> ListAsync(string prefix, CancellationToken cancellationToken = default);

    /// <summary>Fills the buffer with the file's bytes from an offset. A file that is not the one that was found any more is refused.</summary>
    /// <exception cref="IOException">It cannot be read, was replaced meanwhile, or ends before the buffer is full.</exception>
    ValueTask ReadAsync(StoredFile file, long offset, Memory<byte> buffer, CancellationToken cancellationToken = default);

    /// <summary>Begins a file that gets its name by <see cref="UnfinishedStream.CommitAsync"/>, whole or not at all.</summary>
    /// <param name="name">The name.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced. It stays as it was until then.</param>
    /// <param name="cancellationToken">Ends the beginning.</param>
    /// <exception cref="IOException">The name is taken, or the place cannot be written to.</exception>
    ValueTask<UnfinishedStream> CreateAsync(string name, bool overwrite, CancellationToken cancellationToken = default);

    /// <summary>Removes a file; one that is not there is no error.</summary>
    ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default);
}

/// <summary>A file of a store.</summary>
/// <param name="Name">Its whole name.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Version">What tells this content from another of the same name, in the store's own form; null when nothing does.</param>
public sealed record StoredFile(string Name, long Length, string? Version);
