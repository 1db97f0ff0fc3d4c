using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// A query that is read in ranges of a key, several at a time, each on a connection of its own. Faster where one connection cannot
/// deliver what the rest of the transfer takes.
/// </summary>
/// <remarks>
/// Order: rows of one range come in the order of their query; ranges come mixed. Readings of different connections see the database
/// at slightly different moments: a row whose key moves from range to range meanwhile may come twice or not at all. Use it on keys that do not change.
/// </remarks>
public sealed class PartitionedQuery : ISource, ISampledSource
{
    private readonly DbProviderFactory _factory;
    private readonly string _connectionString;
    private readonly string _query;
    private readonly KeyRange[] _ranges;

    /// <summary>Names the query. Nothing is opened yet.</summary>
    /// <param name="factory">The provider.</param>
    /// <param name="connectionString">In the provider's own form.</param>
    /// <param name="query">
    /// Takes a range by two parameters named <c>low</c> and <c>high</c>:
    /// <c>SELECT … FROM facts WHERE id &gt;= @low AND id &lt; @high</c>.
    /// </param>
    /// <param name="ranges">At least one; <see cref="KeyRange.Split(long, long, int)"/> makes them. Rows outside are not read.</param>
    public PartitionedQuery(DbProviderFactory factory, string connectionString, string query, IReadOnlyList<KeyRange> ranges)
    {
        _factory = factory ?? throw new ArgumentNullException(nameof(factory));
        _connectionString = connectionString ?? throw new ArgumentNullException(nameof(connectionString));
        _query = query ?? throw new ArgumentNullException(nameof(query));
        if (ranges is null)
            throw new ArgumentNullException(nameof(ranges));
        if (ranges.Count == 0)
            throw new ArgumentException("There is no range to read.", nameof(ranges));
        _ranges = [.. ranges];
    }

    /// <summary>Connections at a time, 1 to 32. Default: 4, or as many as there are ranges.</summary>
    public int Parallelism
    {
        get;
        init => field = value is >= 1 and <= 32 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"Parallelism is {value} (allowed: 1 to 32).");
    } = 4;

    /// <summary>Seconds that the database may take for the first row of a range. Null, the default, leaves it to the provider; 0 waits without limit.</summary>
    public int? CommandTimeout { get; init; }

    /// <summary>Values for other parameters of the query. Default: none.</summary>
    public IReadOnlyList<DbQueryParameter> Parameters { get; init; } = [];

    /// <summary>Whether the query may change nothing; see <see cref="DbQuery.ReadsOnly"/>. Default: no.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>Asks for the columns of the first range, as <see cref="DbQuery.GetSchemaAsync"/> does.</summary>
    /// <exception cref="DbException">The database refused the connection or the query.</exception>
    public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => QueryOf(_ranges[0]).GetSchemaAsync(cancellationToken);

    /// <summary>Rows of the first range, as <see cref="DbQuery.OpenSampleAsync"/> shows them.</summary>
    /// <param name="rows">Not used.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DbException">The database refused the connection or the query. Reading the rows throws it too.</exception>
    public ValueTask<RowReader?> OpenSampleAsync(int rows, CancellationToken cancellationToken = default) => QueryOf(_ranges[0]).OpenSampleAsync(rows, cancellationToken);

    /// <summary>Starts reading. Closing the rows before their end cancels every query that runs.</summary>
    /// <exception cref="DbException">The database refused the connection or the query. Reading the rows throws it too.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        // The first range says which columns there are, before others are started.
        var first = await QueryOf(_ranges[0]).OpenAsync(cancellationToken).ConfigureAwait(false);
        return new PartitionedRows(first, _ranges.Skip(1).Select(QueryOf).ToArray(), Math.Min(Parallelism, _ranges.Length));
    }

    private DbQuery QueryOf(KeyRange range) => new(_factory, _connectionString, _query)
    {
        CommandTimeout = CommandTimeout,
        ReadsOnly = ReadsOnly,
        Parameters = [.. Parameters, new DbQueryParameter("low", range.Low), new DbQueryParameter("high", range.High)],
    };
}
