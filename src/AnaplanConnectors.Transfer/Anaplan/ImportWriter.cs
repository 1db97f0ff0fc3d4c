using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Encodes rows into chunks on the caller's thread; only a full chunk can wait.</summary>
internal sealed class ImportWriter : RowDelivery
{
    // Below the size of large objects, which are collected late.
    private const int BlockSize = 64 << 10;

    // A block is handed on before it is full, so that the row that fills it seldom makes it grow.
    private const int BlockTarget = BlockSize - (16 << 10);

    private readonly ImportRun _run;
    private readonly ImportOptions _options;
    private readonly ImportTarget _target;
    private readonly CsvEncoder _encoder;
    private readonly BlockPool _pool = new(BlockSize);
    private readonly Utf8Output _output;
    private readonly ChunkPipeline _pipeline;
    private readonly LineMap _lines = new();
    private RawChunk _chunk;
    private long _bytesEncoded;

    public ImportWriter(ModelClient model, ImportTarget target, RowSchema schema, IReadOnlyList<int> ordinals, ImportOptions options)
        : base(schema)
    {
        _run = new ImportRun(model, target.Import, options);
        _options = options;
        _target = target;
        var columns = target.Columns.Select((column, i) => schema[ordinals[i]] with { Name = column.Name });
        _encoder = new CsvEncoder(new RowSchema(columns), target.Format with { Columns = options.ColumnFormats }, ordinals);
        _output = new Utf8Output(BlockSize, _pool);
        _chunk = new RawChunk(_pool);
        var journal = options.Run?.UploadJournal(target.File.Id, options.Replay);
        _pipeline = new ChunkPipeline(
            (count, token) => model.Files.StartUploadAsync(target.File, count, journal, token), options.Upload, _pool, options.Progress,
            options.Run is { } run && options.Replay.SpoolLimit is not null ? run.Kept : null);

        // The definition says in which line the header stands and in which the data starts. What lies before and between is
        // not read; the header serves as filler, because a blank line may not count as a line.
        for (var line = 0; line < target.HeaderLines; line++)
            _encoder.EncodeHeader(_output);
    }

    protected override bool IsFull => _output.Length >= BlockTarget;

    public override async ValueTask DisposeAsync()
    {
        await _pipeline.DisposeAsync().ConfigureAwait(false);
        _output.Dispose();
    }

    protected override void Append(RowReader rows, long rowNumber)
    {
        var (line, record, start) = (_encoder.LinesWritten + 1, _encoder.RecordsWritten + 1, _output.Length);
        _encoder.EncodeRow(rows, rowNumber, _output);
        _lines.Add(line, rowNumber, record, _encoder.LinesWritten + 1 - line);
        if (_lines.IsShifted)
            _lines.AddPrint(RowPrint.Of(_output.WrittenFrom(start)));
    }

    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        TakeBlock();
        ReportRead(isFinished: false);
        if (_chunk.Length >= ChunkPlan.TargetSize(_pipeline.ChunkCount, _options.Upload.ChunkSize))
            await TurnChunkAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async ValueTask<TransferResult> FinishAsync(CancellationToken cancellationToken)
    {
        if (_output.Length > 0)
            TakeBlock();
        ReportRead(isFinished: true);
        if (_chunk.Length > 0)
            await TurnChunkAsync(cancellationToken).ConfigureAwait(false);
        if (_pipeline.ChunkCount == 0)
        {
            throw new AnaplanConfigurationException(
                [$"there are no rows for import '{_target.Import.Name}' ({_target.Import.Id}), and its file has no header that could be sent instead"],
                ErrorCodes.NothingToUpload);
        }

        _options.Run?.KeepLines(_lines);
        var uploaded = await _pipeline.CompleteAsync(RowsWritten, cancellationToken).ConfigureAwait(false);
        return await _run.ExecuteAsync(RowsWritten, uploaded, _lines, cancellationToken).ConfigureAwait(false);
    }

    private void ReportRead(bool isFinished) => _options.Progress?.Report(new TransferProgress(TransferPhase.Read)
    {
        Rows = RowsWritten,
        Bytes = _bytesEncoded,
        IsFinished = isFinished,
    });

    private void TakeBlock()
    {
        _bytesEncoded += _output.Length;
        if (_encoder.Transcoder is not { } transcoder)
        {
            _chunk.Add(_output.Exchange(_pool.Rent(BlockSize)));
            return;
        }

        using var transcoded = new Utf8Output(BlockSize, _pool);
        transcoder.Transcode(_output.WrittenSegment, transcoded);
        _chunk.Add(transcoded.Exchange([]));
        _output.Clear();
    }

    private async ValueTask TurnChunkAsync(CancellationToken cancellationToken)
    {
        if (_pipeline.ChunkCount == ChunkPlan.MaxChunks)
        {
            throw new AnaplanConfigurationException(
                [$"the rows need more than {ChunkPlan.MaxChunks} chunks; raise the chunk size, or send them in several deliveries"],
                ErrorCodes.FileTooLarge);
        }

        var full = _chunk;
        _chunk = new RawChunk(_pool);
        await _pipeline.AddAsync(full, cancellationToken).ConfigureAwait(false);
    }
}
