using System.Globalization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>A folder of Parquet files that is being filled. Disposing it earlier than it is committed removes what is there.</summary>
internal interface IUnfinishedFolder : IDisposable
{
    /// <summary>A new file in one of its folders, which is made when it is not there.</summary>
    /// <param name="folder">Path of the folder inside this one.</param>
    /// <param name="name">Where the file stands in this folder when everything is there.</param>
    UnfinishedFile Create(string folder, out string name);

    /// <summary>Writes the manifest and gives the folder its name.</summary>
    /// <exception cref="IOException">The name was taken meanwhile, or there is no room.</exception>
    ValueTask CommitAsync(string manifest, CancellationToken cancellationToken);
}

/// <summary>
/// A folder that has its name only once everything in it is there. It is filled as <c>name.partial</c> beside it; disposing earlier
/// removes that. A folder that had the name before stays as it was until then.
/// </summary>
internal sealed class UnfinishedFolder : IUnfinishedFolder
{
    private readonly string _path;
    private readonly string _partial;
    private readonly bool _overwrite;
    private readonly FileStream _lock;
    private int _files;
    private bool _isCommitted;

    /// <exception cref="IOException">The name is taken, the folder above is missing, or somebody else is filling the folder.</exception>
    public UnfinishedFolder(string path, bool overwrite)
    {
        _path = Path.TrimEndingDirectorySeparator(path);
        _partial = _path + ".partial";
        _overwrite = overwrite;
        RefuseTaken();
        var above = Path.GetDirectoryName(Path.GetFullPath(_path));
        if (!Directory.Exists(above))
            throw new DirectoryNotFoundException($"The folder '{above}' does not exist.");
        _lock = new FileStream(_partial + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        try
        {
            if (Directory.Exists(_partial))
                Directory.Delete(_partial, recursive: true); // an earlier run left it behind
            Directory.CreateDirectory(_partial);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    public UnfinishedFile Create(string folder, out string name)
    {
        Directory.CreateDirectory(Path.Combine(_partial, folder));
        name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"part-{_files++:00000}.parquet"));
        return new UnfinishedFile(Path.Combine(_partial, name));
    }

    public async ValueTask CommitAsync(string manifest, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(_partial, FolderManifest.FileName), manifest, cancellationToken).ConfigureAwait(false);
        RefuseTaken();
        var replaced = _path + ".replaced";
        if (Directory.Exists(replaced))
            Directory.Delete(replaced, recursive: true);
        var isReplacing = Directory.Exists(_path);
        if (isReplacing)
            Directory.Move(_path, replaced);
        Directory.Move(_partial, _path);
        _isCommitted = true;
        if (isReplacing)
            Directory.Delete(replaced, recursive: true);
    }

    public void Dispose()
    {
        if (!_isCommitted && Directory.Exists(_partial))
            Directory.Delete(_partial, recursive: true);
        _lock.Dispose();
    }

    private void RefuseTaken()
    {
        if (File.Exists(_path))
            throw new IOException($"'{_path}' is a file. Name a folder.");
        if (!_overwrite && Directory.Exists(_path))
            throw new IOException($"The folder '{_path}' exists. Choose another name, or allow it to be replaced.");
    }
}
