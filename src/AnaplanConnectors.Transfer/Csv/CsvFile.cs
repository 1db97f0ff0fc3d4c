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
    /// <summary>Touches nothing.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="format">How it is laid out; null: by its name, see <see cref="CsvFormat.ForFile"/>.</param>
    /// <param name="overwrite">Whether a delivery may replace an existing file. Without it an existing file is an error.</param>
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

    /// <inheritdoc/>
    public long ByteLength => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    ValueTask<RowSchema?> IDestination.GetSchemaAsync(CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    internal static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
