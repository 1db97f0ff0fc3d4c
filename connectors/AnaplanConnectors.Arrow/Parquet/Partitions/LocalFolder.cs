using System.Globalization;
using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>A folder on this machine, with its manifest.</summary>
internal sealed class LocalFolder(string path, bool overwrite) : IUnfinishedFolder
{
    private readonly UnfinishedFolder _folder = new(path, overwrite);
    private int _files;

    public UnfinishedFile Create(string folder, out string name)
    {
        name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"part-{_files++:00000}.parquet"));
        return _folder.Create(name);
    }

    public async ValueTask CommitAsync(string manifest, CancellationToken cancellationToken)
    {
        using (var file = _folder.Create(FolderManifest.FileName))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(manifest), cancellationToken).ConfigureAwait(false);
            file.Commit();
        }

        _folder.Commit();
    }

    public void Dispose() => _folder.Dispose();
}
