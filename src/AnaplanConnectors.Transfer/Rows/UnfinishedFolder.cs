using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// A folder that has its name only once everything in it is there, and on the disk. It is filled as <c>name.partial</c> beside it and renamed
/// by <see cref="Commit"/>; disposing earlier removes it. A folder that had the name before stays as it was until then.
/// </summary>
public sealed class UnfinishedFolder : IDisposable
{
    private readonly LocalFiles _files;
    private readonly string _path;
    private readonly string _partial;
    private readonly string _replaced;
    private readonly bool _overwrite;
    private readonly FileStream _lock;
    private readonly HashSet<string> _branches = new(StringComparer.Ordinal);
    private bool _isCommitted;

    /// <summary>Creates the unfinished folder. One that an earlier run left behind under the same name is replaced.</summary>
    /// <param name="path">The final name. The folder above must exist.</param>
    /// <param name="overwrite">Whether a folder of that name may be replaced, with everything in it.</param>
    /// <exception cref="IOException">The name is taken, the folder above is missing, or somebody else is filling the folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder above may not be written to.</exception>
    public UnfinishedFolder(string path, bool overwrite = false)
        : this(path, overwrite, LocalFiles.Durable)
    {
    }

    internal UnfinishedFolder(string path, bool overwrite, LocalFiles files)
    {
        _files = files;
        _path = (path ?? throw new ArgumentNullException(nameof(path))).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        _partial = UnfinishedFile.PartialPath(_path);
        _replaced = _path + ".replaced";
        _overwrite = overwrite;
        _branches.Add(_partial);
        if (!Directory.Exists(Above))
            throw new DirectoryNotFoundException($"The folder '{Above}' does not exist.");
        _lock = new FileStream(_partial + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        try
        {
            // An earlier run was ended between the two renames of a replacement.
            if (!Directory.Exists(_path) && Directory.Exists(_replaced))
                files.RenameDirectory(_replaced, _path);
            RefuseTaken();
            if (Directory.Exists(_partial))
                files.DeleteDirectory(_partial);
            Directory.CreateDirectory(_partial);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    private string Above => Path.GetDirectoryName(Path.GetFullPath(_path))!;

    /// <summary>A new file in the folder. The caller commits and disposes it.</summary>
    /// <param name="name">Its path in the folder. Folders on the way are made when they are not there.</param>
    /// <exception cref="IOException">It exists, or cannot be written.</exception>
    public UnfinishedFile Create(string name)
    {
        var path = Path.Combine(_partial, name ?? throw new ArgumentNullException(nameof(name)));
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        // A file syncs the folder that it is in, which says nothing of the names of the folders above.
        while (folder.Length > _partial.Length && _branches.Add(folder = Path.GetDirectoryName(folder)!))
        {
        }

        return new UnfinishedFile(path, overwrite: false, _files);
    }

    /// <summary>Brings the names in the folder to the disk and gives the folder its own. Its files are committed before.</summary>
    /// <exception cref="IOException">That fails, or the name was taken meanwhile.</exception>
    public void Commit()
    {
        foreach (var branch in _branches)
            _files.SyncDirectory(branch);
        RefuseTaken();
        if (Directory.Exists(_replaced))
            _files.DeleteDirectory(_replaced);
        var isReplacing = Directory.Exists(_path);
        if (isReplacing)
            _files.RenameDirectory(_path, _replaced);
        Rename(isReplacing);
        _isCommitted = true;
        _files.SyncDirectory(Above);
        if (isReplacing)
            _files.DeleteDirectory(_replaced);
    }

    /// <summary>Removes what is there of the folder, unless it is committed.</summary>
    public void Dispose()
    {
        if (!_isCommitted && Directory.Exists(_partial))
            _files.DeleteDirectory(_partial);
        _lock.Dispose();
    }

    private void Rename(bool isReplacing)
    {
        try
        {
            _files.RenameDirectory(_partial, _path);
        }
        catch (Exception problem) when (isReplacing && (problem is IOException or UnauthorizedAccessException))
        {
            _files.RenameDirectory(_replaced, _path);
            throw;
        }
    }

    private void RefuseTaken()
    {
        if (File.Exists(_path))
            throw new IOException($"'{_path}' is a file. Name a folder.");
        if (!_overwrite && Directory.Exists(_path))
            throw new IOException($"The folder '{_path}' exists. Choose another name, or allow it to be replaced.");
    }
}
