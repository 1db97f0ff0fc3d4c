using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli.Tests.Sweeps;

/// <summary>
/// Jobs as real processes, killed at their file and socket calls, or with one of these failing; then resumed. In the end there is one
/// start, and what an undisturbed job leaves behind. A few points of each job, others every day; all of them with
/// <c>ANX_SWEEP=all</c>, which goes on where it was stopped when <c>ANX_SWEEP_LOG</c> names a file (docs/reliability.md).
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Sweep")]
public sealed class SweepTests : IDisposable
{
    private const int PointsOfADay = 1;

    private static readonly Dictionary<string, string[]> Errors = new()
    {
        ["pwrite64"] = ["EIO", "ENOSPC", "EINTR"],
        ["fsync"] = ["EIO", "ENOSPC", "EINTR"],
        ["ftruncate"] = ["EIO"],
        ["rename"] = ["EIO", "ENOSPC"],
        ["connect"] = ["ECONNREFUSED", "ECONNRESET"],
        ["sendto"] = ["ECONNRESET", "EINTR"],
        ["sendmsg"] = ["ECONNRESET", "EINTR"],
        ["recvfrom"] = ["ECONNRESET", "EINTR"],
        ["recvmsg"] = ["ECONNRESET", "EINTR"],
    };

    private readonly TemporaryFolder _folder = new();

    private static IEnumerable<TestCaseData> Jobs() => SweepJob.All.Select(job => new TestCaseData(job.Name).SetArgDisplayNames(job.Name));

    private static bool IsWhole => Environment.GetEnvironmentVariable("ANX_SWEEP") == "all";

    public void Dispose() => _folder.Dispose();

    [TestCaseSource(nameof(Jobs))]
    public Task A_killed_job_is_resumed_with_one_start_and_equal_rows(string name) => SweepAsync(
        name, point => [("killed", point)], (strace, point, _, job) => strace.KillAsync(point, job.Arguments));

    [TestCaseSource(nameof(Jobs))]
    public Task A_job_with_a_failing_call_ends_right_or_is_resumed(string name) => SweepAsync(
        name,
        point => Errors.TryGetValue(point.Kind, out var errors) ? errors.Select(error => (error, point)) : [],
        (strace, point, error, job) => strace.FailAsync(point, error, job.Arguments));

    private async Task SweepAsync(
        string name, Func<Point, IEnumerable<(string How, Point Point)>> cases, Func<Strace, Point, string, SweepJob, Task<ProcessResult>> disturbAsync)
    {
        Strace.RequireOrIgnore();
        var job = SweepJob.All.Single(job => job.Name == name);
        await using var simulator = new AnaplanSimulator(Some.Tenant(), new SimulatorOptions { RequestsPerMinute = null });
        var strace = new Strace(_folder.Root);
        var address = await ConnectAsync(simulator, strace, _folder.Root);
        SweepJob.Prepare(_folder.Root);
        await strace.RunAsync("file", "put", "sales.csv", $"test:/{Some.WorkspaceName}/{Some.ModelName}/files/{Some.FileName}");
        await strace.RunAsync("import", "run", $"test:/{Some.WorkspaceName}/{Some.ModelName}/imports/{Some.ImportName}");

        await job.ForgetAsync(simulator, address);
        var points = (await strace.PointsOfAsync(job.Arguments, job.ExitCode)).SelectMany(cases).ToList();
        var expected = await job.ResultAsync(_folder.Root, simulator);
        var chosen = IsWhole ? points : Sample(points);
        var log = new SweepLog(TestContext.CurrentContext.Test.Name);
        try
        {
            foreach (var (how, point) in chosen.Where(one => !log.Has($"{one.How} at {one.Point}")))
            {
                job.Clear(_folder.Root);
                await job.ForgetAsync(simulator, address);
                var starts = job.Starts(simulator);
                var ends = await OneAsync(strace, job, simulator, starts, $"{how} at {point}", () => disturbAsync(strace, point, how, job));
                Assert.That(await job.ResultAsync(_folder.Root, simulator), Is.EqualTo(expected), $"{how} at {point}: other rows");
                Assert.That(job.Action is null ? 1 : job.Starts(simulator) - starts, Is.EqualTo(1), $"{how} at {point}: starts");
                log.Add($"{how} at {point}", ends);
            }
        }
        finally
        {
            TestContext.Out.WriteLine($"{job.Name}: {points.Count} points in all; done with {log}");
        }
    }

    /// <summary>Disturbs a job once and brings it to its end. Tells how that came about.</summary>
    private async Task<string> OneAsync(Strace strace, SweepJob job, AnaplanSimulator simulator, int starts, string place, Func<Task<ProcessResult>> disturbAsync)
    {
        var store = new RunStore(_folder.File("state"));
        var before = store.List().ToHashSet();
        var disturbed = await disturbAsync();
        if (disturbed.ExitCode == job.ExitCode)
            return "ended well at once";
        Assert.That(disturbed.WasKilled || disturbed.ExitCode is 4 or 5 or 8 or 9 or 11, $"{place}: {disturbed.Output}");
        var run = store.List().FirstOrDefault(id => !before.Contains(id) && RunHistory.Of(store.Read(id)).Plan is not null);
        if (run is null)
            return await AgainAsync(job, place, "begun anew", strace.RunAsync(job.Arguments));
        var resumed = await strace.RunAsync("runs", "resume", run);
        if (job.IsMixed && resumed.ExitCode == (int)ExitCode.Refused)
        {
            Assert.That(resumed.Output, Does.Contain($"({ErrorCodes.SourceChanged})"), place);
            Assert.That(job.Starts(simulator), Is.EqualTo(starts), place);
            return await AgainAsync(job, place, "other order, begun anew", strace.RunAsync(job.Arguments));
        }

        if (resumed.ExitCode != (int)ExitCode.Unknown)
            return await AgainAsync(job, place, "resumed", Task.FromResult(resumed));

        // Killed between the intent and the start: the user looks, sees that there is no task, and says so.
        Assert.That(job.Starts(simulator), Is.EqualTo(starts), $"{place}: {resumed.Output}");
        return await AgainAsync(job, place, "in doubt, restarted", strace.RunAsync("runs", "resume", run, "--restart"));
    }

    private static async Task<string> AgainAsync(SweepJob job, string place, string how, Task<ProcessResult> process)
    {
        var result = await process;
        Assert.That(result.ExitCode, Is.EqualTo(job.ExitCode), $"{place}: {result.Output}");
        return how;
    }

    // Every day other points, the same ones all day long.
    private static List<(string How, Point Point)> Sample(List<(string How, Point Point)> points)
    {
        var seed = (int)(TimeProvider.System.GetUtcNow().UtcTicks / TimeSpan.TicksPerDay);
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        return points.OrderBy(_ => random.Next()).Take(PointsOfADay).ToList();
    }

    private static async Task<Uri> ConnectAsync(AnaplanSimulator simulator, Strace strace, string directory)
    {
        var address = await simulator.StartAsync();
        var added = await strace.RunAsync("conn", "add", "test", "--api", address.ToString(), "--user", Some.User, "--credential-command", "echo simulator");
        Assert.That(added.ExitCode, Is.Zero, added.Output);
        var house = await strace.RunAsync("conn", "add", "house", "--provider", "sqlite", "--connection-string", $"Data Source={directory}/{SweepJob.Database};Pooling=False");
        Assert.That(house.ExitCode, Is.Zero, house.Output);
        return address;
    }
}
