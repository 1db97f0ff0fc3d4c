using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>The columns of one row group in memory. Loading another one uses the same buffers again, as long as the file is the same.</summary>
internal sealed class RowGroupColumns(RowSchema schema, ParquetFileOptions options)
{
    private ParquetInput? _input;
    private FileColumn?[] _sources = [];
    private IParquetStorage?[] _storages = [];

    /// <summary>The columns, in the order of the schema.</summary>
    public ColumnValues[] Values { get; private set; } = [];

    /// <summary>How many rows there are.</summary>
    public int Rows { get; private set; }

    /// <summary>Bytes that the row group takes in memory, by what the footer states.</summary>
    public long Bytes { get; private set; }

    /// <exception cref="ColumnarFileException">The row group is damaged or larger than allowed, or the file has other columns.</exception>
    public async Task LoadAsync(ParquetInput input, ParquetPart part, int rowGroup, ColumnDecoder decoder, CancellationToken cancellationToken)
    {
        if (input != _input)
            Enter(input, part);
        Rows = input.RowsOf(rowGroup);
        Bytes = Size(rowGroup);
        if (Bytes > options.MaxRowGroupBytes)
            throw new ColumnarFileException(input.Path, ColumnDecoder.LimitExceeded, rowGroup);
        input.Expect(rowGroup, _sources.OfType<FileColumn>());
        for (var i = 0; i < _sources.Length && Rows > 0; i++)
        {
            if (_sources[i] is { } source)
                await LoadAsync(rowGroup, source, _storages[i]!, decoder, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Enter(ParquetInput input, ParquetPart part)
    {
        _input = input;
        _sources = SourceSchema.Match(schema, input, part);
        var loaded = _sources.Select(source => source?.Create!(options.MaxRowGroupBytes)).ToArray();
        _storages = [.. loaded.Select(column => column?.Storage)];
        Values = [.. schema.Select((column, i) => loaded[i]?.Values ?? new SameText(part.Values[column.Name]))];
    }

    private async Task LoadAsync(int rowGroup, FileColumn column, IParquetStorage storage, ColumnDecoder decoder, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await _input!.ReadAsync(rowGroup, column, options.MaxRowGroupBytes, cancellationToken).ConfigureAwait(false);
            var codec = _input.CodecOf(rowGroup, column);
            await Watchdog.RunAsync(
                () => decoder.Decode(bytes, column.Stored!, codec, Rows, storage), options.DecodeTimeout, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (DamagedException problem)
        {
            throw new ColumnarFileException(_input!.Path, problem.Message, rowGroup, column.Name, problem);
        }
    }

    private long Size(int rowGroup)
    {
        const long PerRow = 2 * sizeof(int) + sizeof(bool);
        var bytes = 0L;
        foreach (var column in _sources.OfType<FileColumn>())
            bytes += Math.Max(_input!.SizeOf(rowGroup, column), 0) + _input.RowsOf(rowGroup) * PerRow;
        return bytes;
    }
}
