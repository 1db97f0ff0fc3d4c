namespace AnaplanConnectors.Arrow;

/// <summary>Reads the row groups of several files, one after the other.</summary>
internal sealed class RowGroupReader(IReadOnlyList<ParquetPart> parts, ParquetFileOptions options, IReadOnlyList<RowCondition> conditions, ParquetInput first) : IDisposable
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
        while (_rowGroup == _input.RowGroupCount || !MayHold(_rowGroup))
        {
            if (_rowGroup < _input.RowGroupCount)
            {
                _rowGroup++;
                continue;
            }

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

    /// <summary>Whether a row group may hold rows that are wanted.</summary>
    private bool MayHold(int rowGroup)
    {
        foreach (var condition in conditions)
        {
            if (_input.Columns.FirstOrDefault(column => column.Name == condition.Column) is { } column && !condition.MayHold(_input.BoundsOf(rowGroup, column)))
                return false;
        }

        return true;
    }
}
