using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Parquet files, on a disk or in a store, as source and as destination of rows. A file that is written appears under its name when the delivery is completed,
/// whole or not at all; until then it is <c>name.partial</c> in the same directory. The same holds for a folder of files, one for each
/// combination of some columns' values. A store gives the name to what is whole in its own way; a folder there is put together in a
/// temporary folder of this machine first, and counts once its manifest is there.
/// </summary>
/// <remarks>
/// Reading takes one file, a pattern such as <c>sales-*.parquet</c>, or a folder with all files below it, in the order of their
/// paths. All must have the same columns. Folders named <c>year=2026</c> give text columns, behind those of the files. The fields of
/// a structure are columns, <c>structure.field</c>; where it is missing, all of them are. Lists and maps are refused. Files are not
/// trusted: what is damaged or too large ends in a <see cref="ColumnarFileException"/>, a value that does not fit in a
/// <see cref="RowException"/> for its row. Decimals stay exact; timestamps come as they are written, of kind UTC where the file says so.
/// </remarks>
public sealed class ParquetFile : ISource, IDestination, ISizedSource
{
    private readonly string _path;
    private readonly IFileStore? _store;
    private readonly ParquetFileOptions _options;

    /// <summary>Names the file. Nothing is opened yet.</summary>
    /// <param name="path">
    /// Where the file goes; its directory must exist. For reading also a folder or a pattern with <c>*</c> and <c>?</c>.
    /// </param>
    /// <param name="options">Row groups, compression, decimals, limits of reading; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option is outside its limits; the message names all that are.</exception>
    public ParquetFile(string path, ParquetFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _options = options ?? new ParquetFileOptions();
        var problems = string.Join("; ", _options.Problems());
        if (problems.Length > 0)
            throw new ArgumentException(problems, nameof(options));
    }

    /// <summary>Names the file. The store is asked for nothing yet.</summary>
    /// <param name="store">Where the file is.</param>
    /// <param name="name">
    /// Its name there. For reading also a pattern with <c>*</c> and <c>?</c>, or a folder; of a folder that was written here, the files
    /// that its manifest lists are read.
    /// </param>
    /// <param name="options">Row groups, compression, decimals, limits of reading; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option is outside its limits; the message names all that are.</exception>
    public ParquetFile(IFileStore store, string name, ParquetFileOptions? options = null)
        : this(name, options)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
    }

    /// <inheritdoc/>
    /// <remarks>A store is asked, and waited for.</remarks>
    /// <exception cref="FileNotFoundException">There are no such files.</exception>
    public long ByteLength => Blocking.Wait(FindAsync(CancellationToken.None)).Sum(part => part.Length);

    /// <summary>The columns of the first file and of the folders. Reads its footer only.</summary>
    /// <exception cref="FileNotFoundException">There are no such files.</exception>
    /// <exception cref="ColumnarFileException">
    /// The file is damaged, has columns that rows cannot carry, or lacks one of <see cref="ParquetFileOptions.Columns"/>.
    /// </exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var rows = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return rows.Schema;
    }

    /// <summary>Opens the first file and reads its footer. The others are opened when their turn comes.</summary>
    /// <exception cref="FileNotFoundException">There are no such files.</exception>
    /// <exception cref="ColumnarFileException">
    /// A file is damaged, has columns that rows cannot carry, or other columns than the first one. Also thrown by the reader.
    /// </exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
        => await ParquetRows.OpenAsync(await FindAsync(cancellationToken).ConfigureAwait(false), _options, cancellationToken).ConfigureAwait(false);

    /// <summary>Null: a Parquet file takes any columns.</summary>
    ValueTask<RowSchema?> IDestination.GetSchemaAsync(CancellationToken cancellationToken) => default;

    /// <summary>Creates the unfinished file, or folder where <see cref="ParquetFileOptions.PartitionBy"/> names columns.</summary>
    /// <exception cref="IOException">The name is taken, or the directory is missing or not writable.</exception>
    /// <exception cref="ArgumentException">There are no columns, two have the same name, or one cannot name folders.</exception>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (_options.PartitionBy is not null)
            return await PartitionedWriter.CreateAsync(schema, _options, OpenFolderAsync).ConfigureAwait(false);
        if (Path.EndsInDirectorySeparator(_path))
            throw new ArgumentException($"'{_path}' names a folder. Name a file, or the columns to partition by.");
        return await ParquetRowWriter.CreateAsync(CreateAsync, schema, _options).ConfigureAwait(false);

        async ValueTask<IUnfinishedFolder> OpenFolderAsync() => _store is null
            ? new LocalFolder(_path, _options.Overwrite)
            : await StoredFolder.CreateAsync(_store, _path, _options.Overwrite, cancellationToken).ConfigureAwait(false);

        async ValueTask<UnfinishedStream> CreateAsync() => _store is null
            ? new UnfinishedFile(_path, _options.Overwrite)
            : await _store.CreateAsync(_path, _options.Overwrite, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<ParquetPart>> FindAsync(CancellationToken cancellationToken)
        => _store is null ? ParquetParts.Find(_path) : await ParquetParts.FindAsync(_store, _path, cancellationToken).ConfigureAwait(false);
}
