using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// A Parquet file as a destination of rows. The file appears under its name when the delivery is completed, whole or not at
/// all; until then it is <c>name.partial</c> in the same directory.
/// </summary>
public sealed class ParquetFile : IDestination
{
    private readonly string _path;
    private readonly ParquetFileOptions _options;

    /// <summary>Names the file. Nothing is opened yet.</summary>
    /// <param name="path">Where the file goes; its directory must exist.</param>
    /// <param name="options">Row groups, compression, decimals; the defaults when null.</param>
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

    /// <summary>Null: a Parquet file takes any columns.</summary>
    public ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default) => default;

    /// <summary>Creates the unfinished file.</summary>
    /// <exception cref="IOException">The name is taken, or the directory is missing or not writable.</exception>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return await ParquetRowWriter.CreateAsync(() => new UnfinishedFile(_path, _options.Overwrite), schema, _options, cancellationToken)
            .ConfigureAwait(false);
    }
}
