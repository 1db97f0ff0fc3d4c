using System.IO.Compression;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>A delivery into a file, which exists when the delivery is complete.</summary>
internal sealed class CsvFileWriter : RowWriter
{
    private readonly UnfinishedStream _file;
    private readonly GZipStream? _gzip;
    private readonly CsvRowWriter _writer;

    public CsvFileWriter(UnfinishedStream file, bool isCompressed, RowSchema schema, CsvFormat format)
    {
        _file = file;
        _gzip = isCompressed ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true) : null;
        _writer = new CsvRowWriter((Stream?)_gzip ?? file, schema, format, leaveOpen: true);
    }

    public override ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default)
        => _writer.WriteAsync(rows, cancellationToken);

    public override async ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default)
    {
        var result = await _writer.CompleteAsync(cancellationToken).ConfigureAwait(false);

        // Compression writes its end when it closes, which .NET Framework does synchronously only.
        _gzip?.Dispose();
        await _file.CommitAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>Removes the unfinished file unless the delivery was completed.</summary>
    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        Close();
    }

    // The compressor is left alone: closing it would write into a file that goes away.
    private void Close() => _file.Dispose();
}
