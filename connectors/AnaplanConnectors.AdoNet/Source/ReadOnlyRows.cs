using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Rows of a query of which nothing stays in the database. The connection is closed with them.</summary>
internal sealed class ReadOnlyRows(DbDataReaderRows rows, ReadingOnly reading) : ForwardedRows(rows), IRowPosition
{
    public long RowNumber => rows.RowNumber;

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => rows.ReadAsync(cancellationToken);

    public override bool Read() => rows.Read();

    public override void Close()
    {
        if (IsClosed)
            return;
        base.Close();
        rows.Close();
        reading.Dispose();
    }
}
