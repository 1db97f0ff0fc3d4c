using AnaplanConnectors.Transfer.Compat;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// A file of separated text, on a disk or in a store, as source and as destination. A name that ends in <c>.gz</c> is compressed.
/// </summary>
/// <remarks>
/// Writing goes to <c>name.partial</c> in the same folder and is renamed when the delivery completes, so a file under the final
/// name is whole. Disposing the writer earlier removes the partial file. A store gives the name to what is whole in its own way.
/// For reading, a name in a store may be a pattern, <c>in/2026-*.csv</c>: the files follow each other in the order of their names,
/// and all must have the same columns.
/// </remarks>
public sealed class CsvFile : ISource, IDestination, ISizedSource
{
    private const int ReadAhead = 4096;

    private readonly IFileStore? _store;

    /// <summary>Touches nothing.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="format">How it is laid out; null: by its name, see <see cref="CsvFormat.ForFile"/>.</param>
    /// <param name="overwrite">Whether a delivery may replace an existing file. Without it an existing file is an error.</param>
    /// <exception cref="ArgumentException">The format does not work; everything that is wrong is listed.</exception>
    public CsvFile(string path, CsvFormat? format = null, bool overwrite = false)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Format = (format ?? CsvFormat.ForFile(path)).Checked();
        Overwrite = overwrite;
    }

    /// <summary>Asks the store for nothing yet.</summary>
    /// <param name="store">Where the file is.</param>
    /// <param name="name">Its name there; for reading also a pattern with <c>*</c> and <c>?</c>, or a folder of <c>.csv</c> files.</param>
    /// <param name="format">How it is laid out; null: by its name, see <see cref="CsvFormat.ForFile"/>.</param>
    /// <param name="overwrite">Whether a delivery may replace an existing file. Without it an existing file is an error.</param>
    /// <exception cref="ArgumentException">The format does not work; everything that is wrong is listed.</exception>
    public CsvFile(IFileStore store, string name, CsvFormat? format = null, bool overwrite = false)
        : this(name, format, overwrite)
    {
        _store = store ?? throw new ArgumentNullException(nameof(store));
    }

    /// <summary>Path of the file, or its name in the store.</summary>
    public string Path { get; }

    /// <summary>How the file is laid out.</summary>
    public CsvFormat Format { get; }

    /// <summary>Whether a delivery may replace an existing file.</summary>
    public bool Overwrite { get; }

    /// <summary>The file operations that writing rests on.</summary>
    internal LocalFiles Files { get; init; } = LocalFiles.Durable;

    /// <inheritdoc/>
    /// <remarks>A store is asked, and waited for.</remarks>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public long ByteLength => _store is null ? new FileInfo(Path).Length : Blocking.Wait(StoredLengthAsync(_store));

    /// <inheritdoc/>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var rows = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return rows.Schema;
    }

    /// <summary>Opens the file and reads its header.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="CsvException">The header cannot be read, or lacks columns that the format names.</exception>
    /// <exception cref="InvalidDataException">
    /// The gzip file is damaged or cut short. Also thrown by the reader: only the end tells.
    /// </exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        if (_store is null)
            return await CsvRows.OpenAsync(OpenLocal(), Format, leaveOpen: false, cancellationToken).ConfigureAwait(false);
        var files = await FindAsync(_store, cancellationToken).ConfigureAwait(false);
        return files.Count == 1
            ? await OpenAsync(files[0], cancellationToken).ConfigureAwait(false)
            : await SuccessiveRows.OpenAsync(
                [.. files.Select(file => new SuccessiveRows.Part($"{_store.Address}/{file.Name}", stop => OpenAsync(file, stop)))], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at the first rows, of the first file, and proposes types for the columns. Types that the format declares are not asked about.</summary>
    /// <param name="maxRows">Most rows to look at.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="CsvException">The file cannot be read.</exception>
    public async ValueTask<CsvPreview> PreviewAsync(int maxRows = 1000, CancellationToken cancellationToken = default)
    {
        var content = _store is null ? OpenLocal() : Content(_store, (await FindAsync(_store, cancellationToken).ConfigureAwait(false))[0]);
        return await CsvPreview.ReadAsync(content, Format, maxRows, leaveOpen: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Null: a file takes any columns.</summary>
    ValueTask<RowSchema?> IDestination.GetSchemaAsync(CancellationToken cancellationToken) => default;

    /// <summary>Creates the unfinished file.</summary>
    /// <exception cref="IOException">
    /// The file exists and may not be replaced, or cannot be written. Writing later throws it too, as when the disk is full.
    /// </exception>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        cancellationToken.ThrowIfCancellationRequested();
        var file = _store is null
            ? new UnfinishedFile(Path, Overwrite, Files)
            : await _store.CreateAsync(Path, Overwrite, cancellationToken).ConfigureAwait(false);
        try
        {
            return new CsvFileWriter(file, IsCompressed(Path), schema, Format);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    internal static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private Stream OpenLocal() => Inflated(
        new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, ReadAhead, FileOptions.Asynchronous | FileOptions.SequentialScan), Path);

    private async ValueTask<RowReader> OpenAsync(StoredFile file, CancellationToken cancellationToken)
        => await CsvRows.OpenAsync(Content(_store!, file), Format, leaveOpen: false, cancellationToken).ConfigureAwait(false);

    private static Stream Content(IFileStore store, StoredFile file) => Inflated(new StoredFileStream(store, file), file.Name);

    private static Stream Inflated(Stream content, string name) => IsCompressed(name) ? new GzipInput(content, name) : content;

    private async ValueTask<IReadOnlyList<StoredFile>> FindAsync(IFileStore store, CancellationToken cancellationToken)
        => (await store.SearchAsync(Path, ".csv", cancellationToken).ConfigureAwait(false)).Files;

    private async Task<long> StoredLengthAsync(IFileStore store) => (await FindAsync(store, CancellationToken.None).ConfigureAwait(false)).Sum(file => file.Length);
}
