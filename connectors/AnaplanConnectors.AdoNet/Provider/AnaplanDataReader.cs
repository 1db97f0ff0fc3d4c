using System.Buffers;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>The result of an <see cref="AnaplanCommand"/>: forward only, read from the service while it is asked for.</summary>
public sealed class AnaplanDataReader : RowReader
{
    private readonly RowReader _rows;
    private readonly AnaplanConnection? _closed;
    private readonly CancellationToken _cancelled;

    /// <param name="rows">Disposed with this.</param>
    /// <param name="closed">Connection that is closed with this, or null.</param>
    /// <param name="cancelled">Ends the reading too.</param>
    internal AnaplanDataReader(RowReader rows, AnaplanConnection? closed, CancellationToken cancelled)
    {
        _rows = rows;
        _closed = closed;
        _cancelled = cancelled;
    }

    /// <inheritdoc/>
    public override RowSchema Schema => _rows.Schema;

    /// <inheritdoc/>
    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _cancelled.ThrowIfCancellationRequested();
        try
        {
            return await _rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AnaplanException problem)
        {
            throw new AnaplanDbException(problem);
        }
    }

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => _rows.IsDBNull(ordinal);

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => _rows.GetValue(ordinal);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => _rows.GetString(ordinal);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => _rows.GetInt64(ordinal);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => _rows.GetDecimal(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => _rows.GetDouble(ordinal);

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => _rows.GetBoolean(ordinal);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => _rows.GetDateTime(ordinal);

    /// <inheritdoc/>
    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output) => _rows.CopyUtf8(ordinal, output);

    /// <inheritdoc/>
    public override void Close()
    {
        if (IsClosed)
            return;
        base.Close();
        _rows.Close();
        _closed?.Close();
    }
}
