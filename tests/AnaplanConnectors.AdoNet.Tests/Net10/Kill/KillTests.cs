using System.Diagnostics;
using System.Globalization;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>
/// A loading process is killed (SIGKILL) at random moments and the run is done again, until it is through: no row is lost, none is there twice.
/// A few kills in every test run; ANX_KILLS says how many (docs/databases.md).
/// </summary>
[Category("Kill")]
public sealed class KillTests
{
    private const string Variable = "ANX_KILLS";

    // What the process writes before its final transaction.
    private const int Lines = LoadProgram.Rows / 250;

    private static int Kills => int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "5", CultureInfo.InvariantCulture);

    [TestCase(TestDatabaseKind.Sqlite)]
    [TestCase(TestDatabaseKind.DuckDb)]
    [TestCase(TestDatabaseKind.PostgreSqlCopy)]
    public async Task A_load_that_is_killed_and_done_again_is_there_once(TestDatabaseKind kind)
    {
        using var database = await TestDatabase.CreateAsync(kind);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var kills = 0;
        var children = 0;
        var runs = 0;

        while (kills < Kills)
        {
            var runId = $"run{++runs}";
            for (var isThrough = false; !isThrough; children++)
            {
                var moment = kills == Kills || random.Next(4) == 0 ? Moment.Never : Moment.Of(random);
                isThrough = !await IsKilledAsync(database, kind, runId, moment);
                kills += isThrough ? 0 : 1;
            }

            await CheckAsync(database, runId);
        }

        TestContext.Out.WriteLine($"{kind}: {kills} kills of {children} processes in {runs} runs, seed {seed}");
        Assert.That((await database.ReadAsync("SELECT run_id FROM anx_ledger"))!, Has.Count.EqualTo(runs));
        Assert.That(await database.TablesAsync(), Is.EqualTo(new[] { "t" }), "Staging tables of killed loads are removed by the run that is through.");
    }

    // Every row of the run once, and the ledger's row with it.
    private static async Task CheckAsync(TestDatabase database, string runId)
    {
        var figures = (await database.ReadAsync(
            $"SELECT CAST(COUNT(*) AS BIGINT) AS a, CAST(COUNT(DISTINCT n) AS BIGINT) AS b, CAST(MIN(n) AS BIGINT) AS c, CAST(MAX(n) AS BIGINT) AS d FROM t WHERE run = '{runId}'"))!.Single();

        Assert.That(figures, Is.EqualTo(new object[] { (long)LoadProgram.Rows, (long)LoadProgram.Rows, 1L, (long)LoadProgram.Rows }));
        Assert.That((await database.Table().FindRunAsync(runId))!.Rows, Is.EqualTo(LoadProgram.Rows));
    }

    private static async Task<bool> IsKilledAsync(TestDatabase database, TestDatabaseKind kind, string runId, Moment moment)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(LoadProgram).Assembly.Location, kind.ToString(), database.ConnectionString, runId])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput;
        for (var i = 0; i <= moment.Line; i++)
            await output.ReadLineAsync();
        using var end = new CancellationTokenSource(moment.Milliseconds);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return true;
        }

        Assert.That((process.ExitCode, await errors), Is.EqualTo((0, "")));
        return false;
    }

    /// <summary>When a process is killed: behind one of the lines that it writes.</summary>
    private sealed record Moment(int Line, int Milliseconds)
    {
        public static readonly Moment Never = new(0, Timeout.Infinite);

        // Half of them behind the last row, where the final transaction is.
        public static Moment Of(Random random)
            => random.Next(2) == 0 ? new(Lines, random.Next(0, 100)) : new(random.Next(0, Lines), random.Next(0, 10));
    }
}
