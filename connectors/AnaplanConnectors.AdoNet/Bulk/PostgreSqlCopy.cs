using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// PostgreSQL's COPY in its binary form, which is encoded here: text goes through as the UTF-8 it is, and nothing is allocated for a value. The driver
/// only has to open the stream:
/// <code>
/// new PostgreSqlCopy(async (connection, copy, cancellationToken)
///     => await ((NpgsqlConnection)connection).BeginRawBinaryCopyAsync(copy, cancellationToken))
/// </code>
/// </summary>
public sealed class PostgreSqlCopy : IBulkCopy
{
    private readonly Func<DbConnection, string, CancellationToken, Task<Stream>> _open;

    /// <summary>Takes what opens the stream.</summary>
    /// <param name="open">
    /// Starts the statement, which is <c>COPY … FROM STDIN (FORMAT BINARY)</c>, and returns the stream that takes its bytes. Disposing the stream ends the statement.
    /// </param>
    public PostgreSqlCopy(Func<DbConnection, string, CancellationToken, Task<Stream>> open)
    {
        _open = open ?? throw new ArgumentNullException(nameof(open));
    }

    /// <inheritdoc/>
    public async Task WriteAsync(
        DbConnection connection, DbTransaction transaction, BulkTarget target, RowReader rows, CancellationToken cancellationToken)
    {
        if (target is null)
            throw new ArgumentNullException(nameof(target));
        if (rows is null)
            throw new ArgumentNullException(nameof(rows));
        var copy = $"COPY {target.QuotedName} ({string.Join(", ", target.QuotedColumns)}) FROM STDIN (FORMAT BINARY)";
        var stream = await _open(connection, copy, cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(stream, rows, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await EndQuietlyAsync(stream).ConfigureAwait(false);
            throw;
        }

        await stream.EndAsync().ConfigureAwait(false);
    }

    private static async Task WriteAsync(Stream stream, RowReader rows, CancellationToken cancellationToken)
    {
        var output = new PostgreSqlBinary();
        output.WriteHeader();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            output.WriteRow(rows);
            if (output.Length < PostgreSqlBinary.FlushAt)
                continue;
            await stream.WriteAsync(output.Bytes, 0, output.Length, cancellationToken).ConfigureAwait(false);
            output.Clear();
        }

        output.WriteTrailer();
        await stream.WriteAsync(output.Bytes, 0, output.Length, cancellationToken).ConfigureAwait(false);
    }

    private static async Task EndQuietlyAsync(Stream stream)
    {
        try
        {
            await stream.EndAsync().ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is DbException or IOException or InvalidOperationException)
        {
            // The server complains that the copy was cut short. What cut it short is already on its way up.
        }
    }
}
