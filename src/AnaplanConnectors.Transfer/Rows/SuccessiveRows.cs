using System.Buffers;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>Rows of several readers with the same columns, one after the other. The next one is opened when its turn comes.</summary>
internal sealed class SuccessiveRows : RowReader, IRowPosition
{
    private readonly IReadOnlyList<Part> _parts;
    private int _part;
    private RowReader _rows;
    private long _rowsRead;

    private SuccessiveRows(IReadOnlyList<Part> parts, RowReader first)
    {
        _parts = parts;
        _rows = first;
    }

    public override RowSchema Schema => _rows.Schema;

    /// <summary>Counted over all parts.</summary>
    public long RowNumber => _rowsRead;

    /// <summary>Opens the first one.</summary>
    public static async ValueTask<RowReader> OpenAsync(IReadOnlyList<Part> parts, CancellationToken cancellationToken)
        => new SuccessiveRows(parts, await parts[0].OpenAsync(cancellationToken).ConfigureAwait(false));

    /// <exception cref="InvalidDataException">The next part has other columns than the first.</exception>
    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _rowsRead++;
        while (!await _rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_part + 1 == _parts.Count)
            {
                _rowsRead--;
                return false;
            }

            var next = await _parts[_part + 1].OpenAsync(cancellationToken).ConfigureAwait(false);
            if (!next.Schema.SequenceEqual(_rows.Schema))
            {
                var columns = next.Schema.ToString();
                next.Dispose();
                throw new InvalidDataException($"'{_parts[_part + 1].Name}' has other columns than '{_parts[0].Name}'. There: {columns}. Here: {_rows.Schema}.");
            }

            _part++;
            _rows.Dispose();
            _rows = next;
        }

        return true;
    }

    public override bool IsDBNull(int ordinal) => _rows.IsDBNull(ordinal);

    public override object GetValue(int ordinal) => _rows.GetValue(ordinal);

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output) => _rows.CopyUtf8(ordinal, output);

    public override string GetString(int ordinal) => _rows.GetString(ordinal);

    public override long GetInt64(int ordinal) => _rows.GetInt64(ordinal);

    public override decimal GetDecimal(int ordinal) => _rows.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => _rows.GetDouble(ordinal);

    public override bool GetBoolean(int ordinal) => _rows.GetBoolean(ordinal);

    public override DateTime GetDateTime(int ordinal) => _rows.GetDateTime(ordinal);

    public override void Close()
    {
        if (IsClosed)
            return;
        _rows.Dispose();
        base.Close();
    }

    /// <summary>One of the readers.</summary>
    /// <param name="Name">For messages.</param>
    /// <param name="OpenAsync">Opens it.</param>
    internal sealed record Part(string Name, Func<CancellationToken, ValueTask<RowReader>> OpenAsync);
}
