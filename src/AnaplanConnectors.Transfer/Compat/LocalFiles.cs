namespace AnaplanConnectors.Transfer.Compat;

/// <summary>
/// The file operations that runs and finished files rest on. Virtual, so that tests can make each of them fail, and end the process at
/// each of them.
/// </summary>
internal class LocalFiles
{
    public static LocalFiles Durable { get; } = new();

    /// <summary>Opens a file that only its owner reads. Nothing is buffered.</summary>
    public virtual FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share = FileShare.Read)
        => DurableFiles.Open(path, mode, access, share);

    /// <summary>Opens a file for writing, with the rights that the user gives to new files. Unbuffered: blocks are large, and a buffer would
    /// fail a second time when the file is closed on a full disk.</summary>
    public virtual FileStream OpenToWrite(string path, FileMode mode)
        => new(path, mode, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);

    /// <summary>Writes all bytes in one call.</summary>
    public virtual void Write(FileStream file, byte[] bytes) => file.Write(bytes, 0, bytes.Length);

    /// <summary>Returns once the file is on the disk.</summary>
    public virtual void Sync(FileStream file) => DurableFiles.Sync(file);

    /// <summary>Returns once the names in the directory are on the disk.</summary>
    public virtual void SyncDirectory(string path) => DurableFiles.SyncDirectory(path);

    /// <summary>Creates a directory that only its owner enters.</summary>
    public virtual void CreateDirectory(string path) => DurableFiles.CreateDirectory(path);

    /// <summary>Gives a finished file its final name. Fails when that exists and must not be replaced.</summary>
    public virtual void Rename(string path, string finalPath, bool overwrite) => Files.Rename(path, finalPath, overwrite);

    /// <summary>Gives a finished directory its final name, which nobody has.</summary>
    public virtual void RenameDirectory(string path, string finalPath) => Directory.Move(path, finalPath);

    /// <summary>Removes a file, if it is there.</summary>
    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Removes a directory with everything in it.</summary>
    public virtual void DeleteDirectory(string path) => Directory.Delete(path, recursive: true);
}
