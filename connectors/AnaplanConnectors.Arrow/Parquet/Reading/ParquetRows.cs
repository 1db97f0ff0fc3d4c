using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>Rows of Parquet files, one row group in memory at a time.</summary>
internal sealed class ParquetRows : ColumnarRows
{
    private readonly IReadOnlyList<ParquetPart> _parts;
    private readonly ParquetFileOptions _options;
    private readonly CheckedChunk _chunk;
    private ParquetInput? _input;
    private FileColumn?[] _sources = [];
    private IParquetStorage?[] _storages = [];
    private ColumnValues[] _columns = [];
    private int _part;
    private int _rowGroup;

    private ParquetRows(IReadOnlyList<ParquetPart> parts, ParquetFileOptions options, RowSchema schema, ParquetInput first)
    {
        _parts = parts;
        _options = options;
        _chunk = new CheckedChunk(options.MaxRowGroupBytes);
        Schema = schema;
        Enter(first);
    }

    public override RowSchema Schema { get; }

    /// <exception cref="ColumnarFileException">The first file is damaged, or holds columns that rows cannot carry.</exception>
    public static async Task<ParquetRows> OpenAsync(IReadOnlyList<ParquetPart> parts, ParquetFileOptions options, CancellationToken cancellationToken)
    {
        var input = await ParquetInput.OpenAsync(parts[0].Path, options.BinaryAsText, cancellationToken).ConfigureAwait(false);
        try
        {
            return new ParquetRows(parts, options, SourceSchema.Create(input, parts, options.Columns), input);
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    public override void Close()
    {
        _input?.Dispose();
        _chunk.Dispose();
        base.Close();
    }

    protected override async ValueTask<(ColumnValues[] Columns, int Rows)?> LoadNextAsync(CancellationToken cancellationToken)
    {
        while (_rowGroup == _input!.RowGroupCount)
        {
            if (_part + 1 == _parts.Count)
                return null;
            _input.Dispose();
            _part++;
            Enter(await ParquetInput.OpenAsync(_parts[_part].Path, _options.BinaryAsText, cancellationToken).ConfigureAwait(false));
        }

        var rowGroup = _rowGroup++;
        CheckMemory(rowGroup);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_sources[i] is { } source && _input.RowsOf(rowGroup) > 0)
                await LoadAsync(rowGroup, source, _storages[i]!, cancellationToken).ConfigureAwait(false);
        }

        return (_columns, _input.RowsOf(rowGroup));
    }

    private void Enter(ParquetInput input)
    {
        _input = input;
        _rowGroup = 0;
        _sources = SourceSchema.Match(Schema, input, _parts[_part]);
        var loaded = _sources.Select(source => source?.Create!()).ToArray();
        _storages = [.. loaded.Select(column => column?.Storage)];
        _columns = [.. Schema.Select((column, i) => loaded[i]?.Values ?? new SameText(_parts[_part].Values[column.Name]))];
    }

    private async ValueTask LoadAsync(int rowGroup, FileColumn column, IParquetStorage storage, CancellationToken cancellationToken)
    {
        try
        {
            var rows = _input!.RowsOf(rowGroup);
            var bytes = await _input.ReadAsync(rowGroup, column, _options.MaxRowGroupBytes, cancellationToken).ConfigureAwait(false);
            var codec = _input.CodecOf(rowGroup, column);
            await Watchdog.RunAsync(
                () => DecodeAsync(storage, _chunk.Build(bytes, column.Stored!, codec, rows), rows, cancellationToken),
                _options.DecodeTimeout, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (DamagedException problem)
        {
            throw new ColumnarFileException(_input!.Path, problem.Message, rowGroup, column.Name, problem);
        }
    }

    private static async Task DecodeAsync(IParquetStorage storage, ReadOnlyMemory<byte> file, int rows, CancellationToken cancellationToken)
    {
        try
        {
            await storage.LoadAsync(file, rows, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Parquet.Net throws whatever its loops run into: IndexOutOfRange, NullReference, NotSupported.
            throw new DamagedException($"the values cannot be decoded ({problem.Message.TrimEnd('.')})");
        }
    }

    private void CheckMemory(int rowGroup)
    {
        var bytes = 0L;
        foreach (var column in _sources.OfType<FileColumn>())
            bytes += Math.Max(_input!.SizeOf(rowGroup, column), 0) + _input.RowsOf(rowGroup) * (sizeof(int) + 16L);
        if (bytes > _options.MaxRowGroupBytes)
            throw new ColumnarFileException(_input!.Path, CheckedChunk.LimitExceeded, rowGroup);
    }
}
