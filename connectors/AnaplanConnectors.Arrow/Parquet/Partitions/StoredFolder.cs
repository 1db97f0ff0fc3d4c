using System.Text;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// A folder in a store, where nothing can be renamed. It is put together in a temporary folder of this machine and then goes up: a plan, the
/// files under names that nothing had before, the manifest, which makes them count, and then what was there before goes.
/// See docs/decisions/0050.
/// </summary>
internal sealed class StoredFolder : IUnfinishedFolder
{
    // A manifest of files that are on their way. While it is there and no manifest is, the folder is not whole.
    private const string PlanName = FolderManifest.FileName + ".unfinished";

    private readonly IFileStore _store;
    private readonly string _folder;
    private readonly IReadOnlyList<string> _replaced;
    private readonly bool _overwrite;
    private readonly string _mark = Guid.NewGuid().ToString("N")[..12];
    private readonly DirectoryInfo _local = Directory.CreateTempSubdirectory("anaplan-");
    private readonly List<(string Path, string Name)> _files = [];

    private StoredFolder(IFileStore store, string folder, IReadOnlyList<string> replaced, bool overwrite)
    {
        _store = store;
        _folder = folder;
        _replaced = replaced;
        _overwrite = overwrite;
    }

    /// <exception cref="IOException">The folder is there, and may not be replaced or holds files of others.</exception>
    public static async ValueTask<IUnfinishedFolder> CreateAsync(IFileStore store, string path, bool overwrite, CancellationToken cancellationToken)
    {
        var folder = path.TrimEnd('/') + "/";
        var there = await store.ListAsync(folder, cancellationToken).ConfigureAwait(false);
        var manifest = there.FirstOrDefault(file => file.Name == folder + FolderManifest.FileName);
        if (manifest is not null && !overwrite)
            throw new IOException($"The folder '{store.Address}/{folder}' exists. Choose another name, or allow it to be replaced.");
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in there.Where(file => file == manifest || file.Name == folder + PlanName))
            replaced.UnionWith((await ListedAsync(store, folder, list, cancellationToken).ConfigureAwait(false)).Select(file => folder + file.Path));
        var stranger = there.FirstOrDefault(file => !replaced.Contains(file.Name) && file.Name[folder.Length..] is not (FolderManifest.FileName or PlanName) && file.Name != folder);
        if (stranger is not null)
            throw new IOException($"The folder '{store.Address}/{folder}' holds '{stranger.Name}', which no manifest lists. Choose another name, or remove it.");
        return new StoredFolder(store, folder, [.. there.Select(file => file.Name).Where(replaced.Contains)], overwrite);
    }

    /// <summary>
    /// The files of a folder that are to be read: those that its manifest lists, where there is one.
    /// </summary>
    /// <exception cref="ColumnarFileException">A delivery of the folder did not end, or what its manifest lists is not there.</exception>
    public static async ValueTask<IReadOnlyList<StoredFile>> ReadableAsync(
        IFileStore store, string folder, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken)
    {
        var place = $"{store.Address}/{folder}";
        if (await store.FindAsync(folder + FolderManifest.FileName, cancellationToken).ConfigureAwait(false) is not { } manifest)
        {
            return await store.FindAsync(folder + PlanName, cancellationToken).ConfigureAwait(false) is null
                ? files
                : throw new ColumnarFileException(place, "somebody is writing this folder, or was interrupted; wait, or write it again");
        }

        var there = files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        var listed = await ListedAsync(store, folder, manifest, cancellationToken).ConfigureAwait(false);
        return [.. listed.Select(file => there.TryGetValue(folder + file.Path, out var found) && found.Length == file.Bytes
            ? found
            : throw new ColumnarFileException(place, $"its manifest lists '{file.Path}' with {file.Bytes} bytes, which is not there"))];
    }

    public UnfinishedFile Create(string folder, out string name)
    {
        Directory.CreateDirectory(Path.Combine(_local.FullName, folder));
        name = FormattableString.Invariant($"{folder}/part-{_files.Count:00000}-{_mark}.parquet");
        var path = Path.Combine(_local.FullName, name);
        _files.Add((path, name));
        return new UnfinishedFile(path);
    }

    public async ValueTask CommitAsync(string manifest, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetBytes(manifest);
        await PutAsync(PlanName, new MemoryStream(content), overwrite: true, cancellationToken).ConfigureAwait(false);
        foreach (var (path, name) in _files)
        {
            await PutAsync(name, File.OpenRead(path), overwrite: false, cancellationToken).ConfigureAwait(false);
            File.Delete(path);
        }

        await PutAsync(FolderManifest.FileName, new MemoryStream(content), _overwrite, cancellationToken).ConfigureAwait(false);

        // The folder is whole. Who began to read before still wants the old files for a moment, and is told when they are gone.
        foreach (var name in _replaced)
            await _store.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        await _store.DeleteAsync(_folder + PlanName, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _local.Delete(recursive: true);

    private async Task PutAsync(string name, Stream content, bool overwrite, CancellationToken cancellationToken)
    {
        await using (content.ConfigureAwait(false))
        {
            var file = await _store.CreateAsync(_folder + name, overwrite, cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
                await file.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<IReadOnlyList<ManifestFile>> ListedAsync(IFileStore store, string folder, StoredFile list, CancellationToken cancellationToken)
    {
        const int MostBytes = 64_000_000;
        var place = $"{store.Address}/{list.Name}";
        if (list.Length > MostBytes)
            throw new ColumnarFileException(place, "it is too large to be a manifest");
        var json = new byte[list.Length];
        await store.ReadAsync(list, 0, json, cancellationToken).ConfigureAwait(false);
        try
        {
            return FolderManifest.FilesOf(json);
        }
        catch (System.Text.Json.JsonException problem)
        {
            throw new ColumnarFileException(place, $"it is no manifest of the folder '{folder}': {problem.Message.TrimEnd('.')}", innerException: problem);
        }
    }
}
