using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Writes rows as separated text to a stream.</summary>
public sealed class CsvRowWriter : RowWriter
{
    private const int BlockSize = 256 * 1024;

    // A row that crosses it makes the block grow; with this much room that is rare.
    private const int FlushAt = BlockSize - (16 * 1024);

    private readonly Stream _output;
    private readonly bool _leaveOpen;
    private readonly CsvEncoder _encoder;
    private readonly Utf8Output _block = new(BlockSize);
    private readonly Utf8Output? _transcoded;
    private long _rowsRead;
    private long _rowsWritten;
    private bool _hasStarted;
    private bool _hasEnded;

    /// <summary>Writes nothing before the first row or <see cref="CompleteAsync"/>.</summary>
    /// <param name="output">
    /// Flushed by <see cref="CompleteAsync"/>; disposed with the writer unless <paramref name="leaveOpen"/> says otherwise.
    /// </param>
    /// <param name="schema">Columns of the rows to come.</param>
    /// <param name="format">How the text is laid out; null: the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the writer is disposed.</param>
    /// <exception cref="ArgumentException">The format does not work, or names a column twice.</exception>
    public CsvRowWriter(Stream output, RowSchema schema, CsvFormat? format = null, bool leaveOpen = false)
    {
        _output = output ?? throw new ArgumentNullException(nameof(output));
        _leaveOpen = leaveOpen;
        _encoder = new CsvEncoder(schema ?? throw new ArgumentNullException(nameof(schema)), format ?? new CsvFormat());
        _transcoded = _encoder.Transcoder is null ? null : new Utf8Output(BlockSize);
    }

    /// <summary>Bytes handed to the stream so far.</summary>
    public long BytesWritten { get; private set; }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default)
    {
        if (rows is null)
            throw new ArgumentNullException(nameof(rows));
        ThrowIfEnded();
        _encoder.Accept(rows.Schema);
        try
        {
            Start();
            var position = rows as IRowPosition;
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                _rowsRead++;
                _encoder.EncodeRow(rows, position?.RowNumber ?? _rowsRead, _block);
                _rowsWritten++;
                if (_block.Length >= FlushAt)
                    await FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception problem) when (problem is not RowException)
        {
            _hasEnded = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfEnded();
        _hasEnded = true;
        Start();
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new TransferResult(_rowsWritten);
    }

    /// <summary>Disposes the stream, unless it was to stay open. What was not completed may be there in part.</summary>
    public override ValueTask DisposeAsync()
    {
        _hasEnded = true;
        _block.Dispose();
        _transcoded?.Dispose();
        if (!_leaveOpen)
            _output.Dispose();
        return default;
    }

    private void ThrowIfEnded()
    {
        if (_hasEnded)
            throw new InvalidOperationException("The delivery has ended: it was completed, disposed, or failed before.");
    }

    private void Start()
    {
        if (_hasStarted)
            return;
        _hasStarted = true;
        _encoder.EncodeHeader(_block);
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var written = _block.WrittenSegment;
        if (_encoder.Transcoder is { } transcoder)
        {
            transcoder.Transcode(written, _transcoded!);
            written = _transcoded!.WrittenSegment;
        }

        await _output.WriteAsync(written.Array!, written.Offset, written.Count, cancellationToken).ConfigureAwait(false);
        BytesWritten += written.Count;
        _block.Clear();
        _transcoded?.Clear();
    }
}
