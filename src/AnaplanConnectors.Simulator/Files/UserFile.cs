namespace AnaplanConnectors.Simulator;

/// <summary>
/// One user's own copy of one file: what he uploaded or exported, and the upload under way (API reference 5.2 and 5.3). It
/// vanishes some time after the last access.
/// </summary>
internal sealed class UserFile(SimulatorOptions options)
{
    private readonly Lock _gate = new();
    private StoredContent? _content;
    private Upload? _upload;
    private DateTimeOffset _lastAccess;
    private int? _staleChunkCount;

    /// <summary>The number of chunks the file list shows; null: nothing was ever uploaded, the default content counts.</summary>
    public int? ListedChunkCount
    {
        get
        {
            lock (_gate)
            {
                Expire();
                return _upload is { IsWhole: false, ChunkCount: >= 0 }
                    ? _upload.ChunkCount
                    : _content?.ChunkCount ?? _staleChunkCount;
            }
        }
    }

    /// <summary>
    /// The number of chunks announced by the upload under way; null when none is under way or none was announced.
    /// </summary>
    public int? ExpectedChunks
    {
        get
        {
            lock (_gate)
            {
                Expire();
                return _upload is { IsWhole: false, ChunkCount: >= 0 } ? _upload.ChunkCount : null;
            }
        }
    }

    /// <summary>An upload under way hides what was there before, the default content included.</summary>
    public bool IsHiding
    {
        get
        {
            lock (_gate)
            {
                Expire();
                return _upload is { IsWhole: false } && options.IncompleteUploadHidesContent;
            }
        }
    }

    /// <summary>What can be seen, held for the caller; null when there is none.</summary>
    public StoredContent? Open()
    {
        lock (_gate)
        {
            Expire();
            _lastAccess = options.TimeProvider.GetUtcNow();
            if (_content is null || (_upload is { IsWhole: false } && options.IncompleteUploadHidesContent))
                return null;
            _content.Hold();
            return _content;
        }
    }

    /// <summary>The content, held for the caller, and when it was last used; asking is no use. Null when there is none.</summary>
    public (StoredContent Content, DateTimeOffset LastAccess)? Hold()
    {
        lock (_gate)
        {
            Expire();
            _content?.Hold();
            return _content is null ? null : (_content, _lastAccess);
        }
    }

    /// <summary>Takes over content of an earlier life.</summary>
    public void Load(StoredContent content, DateTimeOffset lastAccess)
    {
        lock (_gate)
        {
            Show(content);
            _lastAccess = lastAccess;
        }
    }

    /// <summary>Starts an upload; one that was under way is forgotten.</summary>
    public void Begin(int chunkCount)
    {
        lock (_gate)
        {
            _upload?.Abandon();
            _upload = new Upload(chunkCount);
            Publish();
        }
    }

    /// <exception cref="ApiException">There is no place for a chunk of this index.</exception>
    public void Check(int index)
    {
        lock (_gate)
        {
            Expire();
            if (_upload is null)
                throw new ApiException(options.ChunkWithoutUploadStatus, "No upload was started for this file");
            if (index >= options.MaxChunks)
                throw ApiException.BadRequest($"A file has at most {options.MaxChunks} chunks");
            if (!_upload.Takes(index))
                throw new ApiException(options.ChunkOutsideCountStatus, $"Chunk {index} is outside the announced count");
            if (!options.ChunksInAnyOrder && !_upload.IsNext(index))
                throw ApiException.BadRequest($"Chunk {index} is out of order");
        }
    }

    /// <summary>Takes over the part. It is checked again: much may have happened while its bytes came in.</summary>
    public void Put(int index, ContentPart part)
    {
        lock (_gate)
        {
            try
            {
                Check(index);
            }
            catch
            {
                part.Release();
                throw;
            }
            _upload!.Put(index, part);
            Publish();
        }
    }

    /// <exception cref="ApiException">Nothing to complete, or a chunk is missing.</exception>
    public void Complete()
    {
        lock (_gate)
        {
            Expire();
            if (_upload is null)
                throw new ApiException(options.ChunkWithoutUploadStatus, "No upload was started for this file");
            if (_upload.FirstMissing is { } index)
                throw ApiException.BadRequest($"Chunk {index} is missing");
            _upload.Complete();
            Publish();
        }
    }

    /// <summary>Takes over content that came as a whole.</summary>
    public void Replace(StoredContent content)
    {
        lock (_gate)
        {
            _upload?.Abandon();
            _upload = null;
            Show(content);
        }
    }

    public void Delete()
    {
        lock (_gate)
        {
            Expire();
            var count = _content?.ChunkCount;
            Clear();
            _staleChunkCount = options.StaleChunkCountAfterDelete ? count : null;
        }
    }

    private void Publish()
    {
        _lastAccess = options.TimeProvider.GetUtcNow();
        if (_upload is { IsWhole: true })
            Show(_upload.ToContent());
    }

    private void Show(StoredContent content)
    {
        _content?.Release();
        _content = content;
        _staleChunkCount = null;
        _lastAccess = options.TimeProvider.GetUtcNow();
    }

    private void Expire()
    {
        if (options.TimeProvider.GetUtcNow() - _lastAccess > options.ContentLifetime)
            Clear();
    }

    private void Clear()
    {
        _upload?.Abandon();
        _upload = null;
        _content?.Release();
        _content = null;
        _staleChunkCount = null;
    }
}
