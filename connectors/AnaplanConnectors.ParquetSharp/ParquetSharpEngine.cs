using AnaplanConnectors.Arrow;

namespace AnaplanConnectors.ParquetSharp;

/// <summary>
/// Writes Parquet files by ParquetSharp, which is native: <c>new ParquetFile(path, new ParquetFileOptions { Engine = new ParquetSharpEngine() })</c>.
/// Files mean the same as those that are written without it, and are made faster (benchmarks: <c>parquet-export</c>).
/// </summary>
/// <remarks>
/// It never reads: a file that comes from outside is no matter for native code (docs/decisions/0052). Which text gets a
/// dictionary is decided by the first row group of a file. Runs on Windows, Linux and macOS, on x64 and arm64. An instance may be used for any number of files at a time.
/// </remarks>
public sealed class ParquetSharpEngine : IParquetEngine
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name of a column holds the character NUL, at which native code would cut it.</exception>
    public IParquetEncoder Start(Stream output, IReadOnlyList<ParquetColumnForm> columns, ParquetCompression compression)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(columns);
        return new ParquetSharpEncoder(output, columns, compression);
    }
}
