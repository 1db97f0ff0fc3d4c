namespace AnaplanConnectors.Arrow;

/// <summary>Reads the row groups of several files, one after the other.</summary>
internal sealed class RowGroupReader(IReadOnlyList<ParquetPart> parts, ParquetFileOptions options, ParquetInput first) : IDisposable
{
    private readonly ColumnDecoder _decoder = new(options.MaxRowGroupBytes);
    private ParquetInput _input = first;
    private int _part;
    private int _rowGroup;

    public void Dispose()
    {
        _input.Dispose();
        _decoder.Dispose();
    }

    /// <summary>Loads the next row group; false behind the last one.</summary>
    /// <exception cref="ColumnarFileException">A file is damaged, or has other columns than the first one.</exception>
    public async Task<bool> ReadAsync(RowGroupColumns columns, CancellationToken cancellationToken)
    {
        while (_rowGroup == _input.RowGroupCount)
        {
            if (_part + 1 == parts.Count)
                return false;
            _input.Dispose();
            _part++;
            _rowGroup = 0;
            _input = await ParquetInput.OpenAsync(parts[_part], options.BinaryAsText, cancellationToken).ConfigureAwait(false);
        }

        await columns.LoadAsync(_input, parts[_part], _rowGroup++, _decoder, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
