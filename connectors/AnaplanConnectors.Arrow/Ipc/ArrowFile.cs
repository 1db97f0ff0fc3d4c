using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// An Arrow file, on a disk or in a store, as source and as destination of rows. Read are files and streams; written is the file format, and the stream format
/// where the name ends in <c>.arrows</c>. A file that is written appears under its name when the delivery is completed, whole or not
/// at all.
/// </summary>
/// <remarks>
/// Files are not trusted: what is damaged, nested or too large ends in a <see cref="ColumnarFileException"/>, a value that does not fit
/// in a <see cref="RowException"/> for its row. Text that is stored as a dictionary is read as text.
/// </remarks>
public sealed class ArrowFile : ISource, IDestination, ISizedSource
{
    private const int ReadAhead = 65_536;

    private readonly string _path;
    private readonly IFileStore? _store;
    private readonly ArrowFileOptions _options;

    /// <summary>Names the file. Nothing is opened yet.</summary>
    /// <param name="path">Path of the file; for writing its directory must exist.</param>
    /// <param name="options">Batches, compression, decimals, limits of reading; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option is outside its limits; the message names all that are.</exception>
    public ArrowFile(string path, ArrowFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _options = (options ?? new ArrowFileOptions()).Checked();
    }

    /// <summary>Names the file. The store is asked for nothing yet.</summary>
    /// <param name="store">Where the file is.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="options">Batches, compression, decimals, limits of reading; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option is outside its limits; the message names all that are.</exception>
    public ArrowFile(IFileStore store, string name, ArrowFileOptions? options = null)
        : this(name, options)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
    }

    /// <inheritdoc/>
    /// <remarks>A store is asked, and waited for.</remarks>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public long ByteLength => _store is null ? new FileInfo(_path).Length : Blocking.Wait(FindAsync(_store, CancellationToken.None)).Length;

    /// <summary>The columns. Reads the head of the file only.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ColumnarFileException">The file is damaged, or has columns that rows cannot carry; they are named.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var rows = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return rows.Schema;
    }

    /// <summary>Opens the file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ColumnarFileException">
    /// The file is damaged, has columns that rows cannot carry, or lacks one of <see cref="ArrowFileOptions.Columns"/>. Also thrown by
    /// the reader.
    /// </exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        if (_store is not null)
        {
            var stored = await FindAsync(_store, cancellationToken).ConfigureAwait(false);
            return await RecordBatchRows.OpenAsync(
                new StoredFileStream(_store, stored), $"{_store.Address}/{_path}", _options, leaveOpen: false, cancellationToken).ConfigureAwait(false);
        }

        var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, ReadAhead, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return await RecordBatchRows.OpenAsync(file, _path, _options, leaveOpen: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Null: an Arrow file takes any columns.</summary>
    ValueTask<RowSchema?> IDestination.GetSchemaAsync(CancellationToken cancellationToken) => default;

    /// <summary>Creates the unfinished file.</summary>
    /// <exception cref="IOException">The name is taken, or the directory is missing or not writable.</exception>
    /// <exception cref="ArgumentException">There are no columns, or two have the same name.</exception>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        cancellationToken.ThrowIfCancellationRequested();
        var isStream = _path.EndsWith(".arrows", StringComparison.OrdinalIgnoreCase);
        return await RecordBatchWriter.CreateAsync(CreateAsync, schema, _options, isStream).ConfigureAwait(false);

        async ValueTask<Stream> CreateAsync() => _store is null
            ? new UnfinishedFile(_path, _options.Overwrite)
            : await _store.CreateAsync(_path, _options.Overwrite, cancellationToken).ConfigureAwait(false);
    }

    private async Task<StoredFile> FindAsync(IFileStore store, CancellationToken cancellationToken)
        => await store.FindAsync(_path, cancellationToken).ConfigureAwait(false)
            ?? throw new FileNotFoundException($"There is no file '{store.Address}/{_path}'.", _path);
}
