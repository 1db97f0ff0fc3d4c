using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Everything about a load that does not change while it runs, and the statements that follow from it.</summary>
internal sealed class LoadPlan
{
    private readonly LoadMode _mode;
    private readonly IReadOnlyList<ColumnPair> _pairs;
    private readonly IReadOnlyList<ColumnPair> _keys;
    private readonly string _table;
    private readonly string _staging;

    /// <param name="dialect">Whose SQL is written.</param>
    /// <param name="name">The table.</param>
    /// <param name="runId">Name of the load.</param>
    /// <param name="schema">Columns of the rows.</param>
    /// <param name="existing">Columns that the table has; null when it is not there.</param>
    /// <param name="options">How it is loaded.</param>
    /// <exception cref="AnaplanConfigurationException">The columns do not fit; all problems are named.</exception>
    public LoadPlan(SqlDialect dialect, DbTableName name, string runId, RowSchema schema, IReadOnlyList<string>? existing, DbTableOptions options)
    {
        Dialect = dialect;
        Name = name;
        RunId = runId;
        Columns = schema;
        IsNew = existing is null;
        _mode = options.Mode;
        _table = name.In(dialect);
        StagingName = name.Staging(runId);
        _staging = StagingName.In(dialect);

        var problems = new List<string>();
        var keys = TableMatch.Keys(schema, options.Key, problems);
        IsKey = [.. Enumerable.Range(0, schema.Count).Select(keys.Contains)];

        // A table that is replaced gets the columns of the rows.
        _pairs = TableMatch.Pairs(schema, name, _mode == LoadMode.Replace ? null : existing, problems);
        _keys = [.. keys.Select(i => _pairs[i])];
        problems.AddRange(Duplicates(schema));
        if (existing is null && !options.CreateTable)
            problems.Add($"table '{name}' does not exist, and CreateTable is off");
        if (_mode == LoadMode.Replace && !dialect.HasTransactionalDdl)
            problems.Add("Mode is Replace, which needs to know the database; set Dialect, or take Truncate");
        if (problems.Count > 0)
            throw Refusal(problems);
    }

    public SqlDialect Dialect { get; }

    public DbTableName Name { get; }

    public string RunId { get; }

    public RowSchema Columns { get; }

    public DbTableName StagingName { get; }

    public bool IsNew { get; }

    public bool[] IsKey { get; }

    public BulkTarget Target => new(StagingName.Schema, StagingName.Name, _staging, [.. Columns.Select(column => Dialect.Quote(column.Name))], Columns);

    public ColumnLimits[] Limits => [.. Columns.Select((column, i) => Dialect.LimitsOf(column) with { IsKey = IsKey[i] })];

    public string DropStaging => Dialect.DropIfExists(_staging);

    public string CreateStaging => Dialect.CreateStaging(_staging, Declarations());

    public string CountStaging => $"SELECT COUNT(*) FROM {_staging}";

    /// <summary>A number of keys that more than one row has; null where there is no key.</summary>
    public string? CountDoubleKeys => _keys.Count == 0 ? null
        : $"SELECT COUNT(*) FROM (SELECT {Keys()} FROM {_staging} GROUP BY {Keys()} HAVING COUNT(*) > 1) d";

    /// <summary>For each column of the rows its name in the table.</summary>
    public IReadOnlyList<string> Targets => [.. _pairs.Select(pair => pair.Target)];

    /// <summary>How the table is made; null when it is there and stays.</summary>
    public string? Definition => !IsNew && _mode != LoadMode.Replace ? null
        : $"CREATE TABLE {_table} ({Declarations()}{(_keys.Count == 0 ? "" : $", PRIMARY KEY ({Keys()})")})";

    /// <summary>Makes the table when it is not there; null when there is nothing to make, or the staged one becomes it.</summary>
    public string? CreateTable => _mode == LoadMode.Replace ? null : Definition;

    /// <summary>Brings the rows from the staging table into the table, in order.</summary>
    public IEnumerable<string> Move()
    {
        if (_mode == LoadMode.Replace)
            return [Dialect.DropIfExists(_table), Dialect.Rename(StagingName, Name)];
        var insert = $"INSERT INTO {_table} ({string.Join(", ", _pairs.Select(pair => Dialect.Quote(pair.Target)))}) "
            + $"SELECT {string.Join(", ", _pairs.Select(pair => "anx_s." + Dialect.Quote(pair.Staged)))} FROM {_staging} anx_s";
        return _mode switch
        {
            LoadMode.Truncate => [Dialect.DeleteAll(_table), insert],
            LoadMode.Merge => Merge(insert),
            _ => [insert],
        };
    }

    private IEnumerable<string> Merge(string insert)
    {
        if (Dialect.Lock(_table) is { } @lock)
            yield return @lock;
        var others = _pairs.Where(pair => !_keys.Contains(pair)).ToList();
        if (others.Count > 0 && !IsNew)
            yield return Dialect.UpdateFrom(Name, _staging, others, _keys);
        var isSame = string.Join(" AND ", _keys.Select(pair => $"anx_t.{Dialect.Quote(pair.Target)} = anx_s.{Dialect.Quote(pair.Staged)}"));
        yield return $"{insert} WHERE NOT EXISTS (SELECT 1 FROM {_table} anx_t WHERE {isSame})";
    }

    private string Declarations() => string.Join(", ", Columns.Select((column, i) =>
        $"{Dialect.Quote(column.Name)} {Dialect.TypeOf(column, IsKey[i])}{(IsKey[i] ? " NOT NULL" : "")}"));

    private string Keys() => string.Join(", ", _keys.Select(pair => Dialect.Quote(pair.Staged)));

    private static AnaplanConfigurationException Refusal(List<string> problems)
        => new(problems, ErrorCodes.OtherColumns, "Rename or map the columns, leave them out, or correct the options. Nothing was changed.");

    // Databases that tell case apart are few, and none of them gains by columns that differ in it.
    private static IEnumerable<string> Duplicates(RowSchema schema)
        => schema.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => $"the rows have {group.Count()} columns named '{group.Key}'");
}
