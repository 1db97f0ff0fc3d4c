using Npgsql;
using NpgsqlTypes;

namespace AnaplanConnectors.Benchmarks;

/// <summary>A table of PostgreSQL to chunks that the simulator has accepted, by typed getters and by objects.</summary>
internal static class PostgreSqlMeasurement
{
    public const int Rows = 2_000_000;
    public const int Level = 1;
    public const string Typed = "typed getters";
    public const string InOrder = "typed getters, sequential access";
    public const string Query = "SELECT product, name, region, period, day, units, amount, active FROM sales";

    private const string Boxed = "GetValues";

    public static async Task<ResultDocument> RunAsync(int rows, int rounds)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        await using var server = await PostgreSqlProcess.StartAsync();
        await FillAsync(server.ConnectionString, rows);
        GC.Collect();
        var runs = await ProcessRounds.RunAsync(
            [.. new[] { Boxed, Typed, InOrder }.Select(getters => new ProcessCandidate(
                getters, () => ProcessRun.OfWorkerAsync(simulator.Folder, "database", simulator.Address.ToString(), server.ConnectionString, getters)))], rounds);
        var table = new ResultTable(
            "Import: a table of PostgreSQL to chunks that the simulator has accepted",
            ["candidate", "speed against GetValues", "s", "processor s", "M rows/s", "peak MB"]);
        foreach (var (name, run) in runs)
        {
            table.Add(
                name, Figure.Number(runs[Boxed].Seconds / run.Seconds, 2), Figure.Seconds(run.Seconds), Figure.Seconds(run.CpuSeconds),
                Figure.Number(rows / run.Seconds / 1e6, 2), Figure.Megabytes(run.PeakBytes));
        }

        return new ResultDocument("postgres-import", rounds, [table])
        {
            Notes = [FormattableString.Invariant($"{rows:N0} rows, gzip level {Level}. Processor seconds are those of our process. Peaks are the highest of all rounds.")],
        };
    }

    private static async Task FillAsync(string connectionString, int rows)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(
            "CREATE UNLOGGED TABLE sales (product text NOT NULL, name text NOT NULL, region text NOT NULL, period text NOT NULL, day date NOT NULL, units int NOT NULL, amount float8, active bool NOT NULL)",
            connection);
        await create.ExecuteNonQueryAsync();
        await using var copy = await connection.BeginBinaryImportAsync("COPY sales FROM STDIN (FORMAT BINARY)");
        using var sales = new SalesRows(SalesTable.Create(rows));
        while (sales.Read())
        {
            await copy.StartRowAsync();
            for (var i = 0; i < SalesTable.TextCount; i++)
                await copy.WriteAsync(sales.GetString(i), NpgsqlDbType.Text);
            await copy.WriteAsync(DateOnly.FromDateTime(sales.GetDateTime(4)), NpgsqlDbType.Date);
            await copy.WriteAsync(sales.GetInt32(5), NpgsqlDbType.Integer);
            if (sales.IsDBNull(6))
                await copy.WriteNullAsync();
            else
                await copy.WriteAsync(sales.GetDouble(6), NpgsqlDbType.Double);
            await copy.WriteAsync(sales.GetBoolean(7), NpgsqlDbType.Boolean);
        }

        await copy.CompleteAsync();
    }
}
