using AnaplanConnectors.Transfer.Compat;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// A local file of separated text, as source and as destination. A name that ends in <c>.gz</c> is compressed.
/// </summary>
/// <remarks>
/// Writing goes to <c>name.partial</c> in the same folder and is renamed when the delivery completes, so a file under the final
/// name is whole. Disposing the writer earlier removes the partial file.
/// </remarks>
public sealed class CsvFile : ISource, IDestination, ISizedSource
{
    private const int ReadAhead = 4096;

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

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>How the file is laid out.</summary>
    public CsvFormat Format { get; }

    /// <summary>Whether a delivery may replace an existing file.</summary>
    public bool Overwrite { get; }

    /// <summary>The file operations that writing rests on.</summary>
    internal LocalFiles Files { get; init; } = LocalFiles.Durable;

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public long ByteLength => new FileInfo(Path).Length;

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
        return await CsvRows.OpenAsync(OpenContent(), Format, leaveOpen: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at the first rows and proposes types for the columns. Types that the format declares are not asked about.</summary>
    /// <param name="maxRows">Most rows to look at.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="CsvException">The file cannot be read.</exception>
    public ValueTask<CsvPreview> PreviewAsync(int maxRows = 1000, CancellationToken cancellationToken = default)
        => CsvPreview.ReadAsync(OpenContent(), Format, maxRows, leaveOpen: false, cancellationToken);

    /// <summary>Null: a file takes any columns.</summary>
    ValueTask<RowSchema?> IDestination.GetSchemaAsync(CancellationToken cancellationToken) => default;

    /// <summary>Creates the unfinished file.</summary>
    /// <exception cref="IOException">
    /// The file exists and may not be replaced, or cannot be written. Writing later throws it too, as when the disk is full.
    /// </exception>
    public ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<RowWriter>(CreateWriter(schema));
    }

    internal static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private Stream OpenContent()
    {
        var file = new FileStream(
            Path, FileMode.Open, FileAccess.Read, FileShare.Read, ReadAhead, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return IsCompressed(Path) ? new GzipInput(file, Path) : file;
    }

    private CsvFileWriter CreateWriter(RowSchema schema)
    {
        var file = new UnfinishedFile(Path, Overwrite, Files);
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
}
