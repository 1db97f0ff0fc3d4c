using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Rows of Parquet files. While the rows of one row group are asked for, the next one is decoded on another thread, unless both
/// together would take too much memory.
/// </summary>
internal sealed class ParquetRows : ColumnarRows
{
    // Two row groups of the size that DuckDB and most others write take a third of it.
    private const long MostBytesOfBoth = 64_000_000;

    private readonly RowGroupReader _reader;
    private readonly CancellationTokenSource _stop = new();
    private RowGroupColumns _current;
    private RowGroupColumns _next;
    private Task<bool>? _loading;

    private ParquetRows(IReadOnlyList<ParquetPart> parts, ParquetFileOptions options, RowSchema schema, IReadOnlyList<RowCondition> conditions, ParquetInput first)
    {
        Schema = schema;
        _reader = new RowGroupReader(parts, options, conditions, first);
        _current = new RowGroupColumns(schema, options);
        _next = new RowGroupColumns(schema, options);
    }

    public override RowSchema Schema { get; }

    /// <exception cref="ColumnarFileException">
    /// The first file is damaged, holds columns that rows cannot carry, or lacks one that a condition names.
    /// </exception>
    public static async Task<RowReader> OpenAsync(IReadOnlyList<ParquetPart> parts, ParquetFileOptions options, CancellationToken cancellationToken)
    {
        // What stands in the path is decided by it, and never opened.
        var all = Condition.Parse(options.Where);
        var keys = parts[0].Values.Keys.DistinctBy(key => key, StringComparer.OrdinalIgnoreCase).ToDictionary(key => key, StringComparer.OrdinalIgnoreCase);
        var inPath = all.Where(condition => keys.ContainsKey(condition.Name)).ToList();
        var wanted = parts.Where(part => inPath.TrueForAll(condition => condition.HoldsForPath(part.Values[keys[condition.Name]]))).ToList();
        var isEmpty = wanted.Count == 0;
        parts = isEmpty ? [parts[0]] : wanted;
        var conditions = all.Except(inPath).ToList();

        var input = await ParquetInput.OpenAsync(parts[0], options.BinaryAsText, cancellationToken).ConfigureAwait(false);
        try
        {
            var shown = SourceSchema.Create(input, parts, options.Columns);
            if (all.Count == 0)
                return new ParquetRows(parts, options, shown, [], input);
            var schema = options.Columns is null ? shown : SourceSchema.Create(input, parts, [.. options.Columns, .. conditions.Select(condition => condition.Name)]);
            var bound = conditions.Select(condition => schema.IndexOf(condition.Name) >= 0
                ? RowCondition.Bind(condition, schema, input.Path)
                : throw ColumnChoice.Unknown(input.Path, condition.Name, schema.Select(column => column.Name))).ToList();
            return new FilteredRows(new ParquetRows(parts, options, schema, bound, input), bound, shown.Count, isEmpty);
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>Stops what is being decoded, and waits for that: the file can be deleted afterwards.</summary>
    public override void Close()
    {
        if (IsClosed)
            return;
        base.Close();
        _stop.Cancel();
        Blocking.Wait(SettleAsync());
        _reader.Dispose();
        _stop.Dispose();
    }

    protected override async ValueTask<(ColumnValues[] Columns, int Rows)?> LoadNextAsync(CancellationToken cancellationToken)
    {
        // Without a row group that is ready the rows before are done with, and their buffers are free.
        if (_loading is null)
        {
            (_current, _next) = (_next, _current);
            _loading = Load();
        }

        // A caller who stops waiting may come again; what failed fails again.
        if (!await _loading.WaitAsync(cancellationToken).ConfigureAwait(false))
            return null;
        (_current, _next) = (_next, _current);
        _loading = _current.Bytes * 2 <= MostBytesOfBoth ? Load() : null;
        return (_current.Values, _current.Rows);
    }

    private Task<bool> Load()
    {
        var columns = _next;
        return Task.Run(() => _reader.ReadAsync(columns, _stop.Token), _stop.Token);
    }

    private async Task<bool> SettleAsync()
    {
        if (_loading is not null)
            await ((Task)_loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return true;
    }
}
