using System.Collections.Concurrent;

namespace AnaplanConnectors.Simulator;

/// <summary>All content of all users: private copies, and the defaults that stand in for them (API reference 5.3).</summary>
internal sealed class FileStore(ContentDirectory directory, SimulatorOptions options)
{
    private readonly ConcurrentDictionary<(ModelState Model, string File, UserState User), UserFile> _files = [];
    private readonly ConcurrentDictionary<DefaultContentDefinition, Lazy<StoredContent>> _defaults = [];

    public UserFile Of(ModelState model, string fileId, UserState user) =>
        _files.GetOrAdd((model, fileId, user), _ => new UserFile(options));

    /// <summary>What a user sees of a file, held for the caller; null when he sees nothing.</summary>
    public StoredContent? Open(ModelState model, string fileId, UserState user)
    {
        var own = Of(model, fileId, user);
        return own.Open() ?? (own.IsHiding ? null : OpenDefault(model, fileId, user));
    }

    public int ListedChunkCount(ModelState model, string fileId, UserState user)
    {
        if (Of(model, fileId, user).ListedChunkCount is { } count)
            return count;
        var content = OpenDefault(model, fileId, user);
        content?.Release();
        return content?.ChunkCount ?? 0;
    }

    /// <summary>All private content, each held for the caller.</summary>
    public IEnumerable<(ModelState Model, string FileId, UserState User, StoredContent Content, DateTimeOffset LastAccess)> Hold()
    {
        foreach (var ((model, file, user), own) in _files)
        {
            if (own.Hold() is var (content, lastAccess))
                yield return (model, file, user, content, lastAccess);
        }
    }

    /// <summary>Makes what an export wrote the user's copy of its file.</summary>
    public void Publish(ModelState model, string exportId, UserState user, ContentPart part) =>
        Of(model, exportId, user).Replace(new StoredContent([part], options.DownloadChunkBytes));

    private StoredContent? OpenDefault(ModelState model, string fileId, UserState user)
    {
        var file = model.Files.FirstOrDefault(file => file.Id == fileId);
        if (file?.DefaultContent is not { } definition
            || (definition.For == DefaultContentAudience.Administrators && !model.Workspace.Administrators.Contains(user)))
        {
            return null;
        }
        var content = _defaults.GetOrAdd(definition, _ => new(() => Load(definition, file.Encoding))).Value;
        content.Hold();
        return content;
    }

    private StoredContent Load(DefaultContentDefinition definition, FileEncoding encoding)
    {
        var part = definition.Path is { } path
            ? new ContentPart(path, new FileInfo(path).Length, isCompressed: false, isOwned: false)
            : directory.Store(TextEncoding.Of(encoding).GetBytes(definition.Text ?? ""));
        return new StoredContent(part.Length == 0 ? [] : [part], options.DownloadChunkBytes);
    }
}
