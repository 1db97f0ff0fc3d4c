using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>The file operations that a run rests on. Virtual, so that tests can make each of them fail.</summary>
internal class RunFiles
{
    public static RunFiles Durable { get; } = new();

    /// <summary>Opens a file that only its owner reads. Nothing is buffered.</summary>
    public virtual FileStream Open(string path, FileMode mode, FileAccess access, FileShare share = FileShare.Read)
        => DurableFiles.Open(path, mode, access, share);

    /// <summary>Writes all bytes in one call.</summary>
    public virtual void Write(FileStream file, byte[] bytes) => file.Write(bytes, 0, bytes.Length);

    /// <summary>Returns once the file is on the disk.</summary>
    public virtual void Sync(FileStream file) => DurableFiles.Sync(file);

    /// <summary>Returns once the names in the directory are on the disk.</summary>
    public virtual void SyncDirectory(string path) => DurableFiles.SyncDirectory(path);

    /// <summary>Creates a directory that only its owner enters.</summary>
    public virtual void CreateDirectory(string path) => DurableFiles.CreateDirectory(path);
}
