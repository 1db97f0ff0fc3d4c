using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using AnaplanConnectors.Ssis.Host;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>
/// The same rows by the components on the host and by <c>anx copy</c>, in turns, against one simulator in a process of its own. Prints what it
/// measured and judges nothing: docs/ssis.md says how to read it. Runs when ANX_SSIS_ROWS says how many rows.
/// </summary>
public sealed class SpeedTests
{
    private const int Refused = 37;
    private const int Seed = 20251124;
    private const int Rounds = 5;

    private readonly Dictionary<string, List<Round>> _rounds = [];
    private readonly Dictionary<string, Round> _cold = [];
    private BigSales _sales = null!;
    private SimulatorProcess _service = null!;
    private string _folder = string.Empty;

    [OneTimeSetUp]
    public void Start()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("ANX_SSIS_ROWS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
            Assert.Ignore("A measurement: set ANX_SSIS_ROWS to the number of rows, on a quiet machine.");
        _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "ssis-speed-" + Path.GetRandomFileName())).FullName;
        _sales = new BigSales(rows, Refused, Seed);
        _sales.WriteTenant(Path.Combine(_folder, "tenant.yaml"));
        _sales.WriteCsv(Path.Combine(_folder, "sales.csv"));
        _service = SimulatorProcess.Start(Path.Combine(_folder, "tenant.yaml"));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _service?.Dispose();
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void Both_move_the_same_rows_and_the_figures_are_printed()
    {
        var connections = Flow.Connections(_service.Address);
        for (var round = 0; round <= Rounds; round++)
        {
            Keep(round, "host alone", HostAlone());
            Keep(round, "SSIS in", SsisIn(connections));
            Keep(round, "anx in", Anx($"copy \"{Path.Combine(_folder, "sales.csv")}\" \"sim:/Finance/Forecast/imports/Load sales\" --max-rejects 100% --json"));
            Keep(round, "SSIS out", SsisOut(connections));
            Keep(round, "anx out", Anx($"copy \"sim:/Finance/Forecast/exports/Sales\" \"{Path.Combine(_folder, $"out{round}.csv")}\" --json"));
        }

        Print();
        Assert.That(_rounds.Where(one => one.Key.EndsWith("in", StringComparison.Ordinal)).SelectMany(one => one.Value).Select(one => one.Rows), Is.All.EqualTo(_sales.Rows - Refused));
        Assert.That(_rounds.Where(one => one.Key.EndsWith("out", StringComparison.Ordinal)).SelectMany(one => one.Value).Select(one => one.Rows), Is.All.EqualTo(_sales.Rows - Refused));
    }

    /// <summary>The first round, in which both sides are cold, is kept apart: later the host is warm, and anx starts anew all the same.</summary>
    private void Keep(int round, string what, Round measured)
    {
        TestContext.Progress.WriteLine(FormattableString.Invariant($"round {round}, {what}: {measured.Seconds:N2} s, of it {measured.Waiting:N2} s waiting for the task and {measured.Beginning:N2} s before the first row, {measured.Processor:N2} s of processors, peak {measured.PeakBytes / 1e6:N0} MB"));
        if (!_rounds.TryGetValue(what, out var rounds))
            _rounds.Add(what, rounds = []);
        if (round == 0)
            _cold[what] = measured;
        else
            rounds.Add(measured);
    }

    private Round HostAlone()
    {
        var surface = DesignSurface.Drop<IdleDestination>();
        surface.Attach(Flow.SalesColumns);
        var run = DataFlowRun.Load<IdleDestination>(surface.Save(), null);
        return Measure(() => run.Push(new BigSales(_sales.Rows, Refused, Seed).Fill, [10_000]), () => 0, () => 0);
    }

    private Round SsisIn(HostConnections connections)
    {
        var surface = Flow.Destination(connections);
        surface.Wrapper.SetComponentProperty("RejectLimit", "100%");
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), connections, ["Rejected Rows"]);
        var watch = Stopwatch.StartNew();
        var firstBuffer = 0.0;
        var measured = Measure(
            () => run.Push(new BigSales(_sales.Rows, Refused, Seed).Fill, [10_000], () => firstBuffer = firstBuffer > 0 ? firstBuffer : watch.Elapsed.TotalSeconds),
            () => Number(string.Join(" ", run.Events.Informations), @"rows in ([\d.]+) s"), () => _sales.Rows - run.Sink("Rejected Rows").Count);
        return measured with { Beginning = firstBuffer };
    }

    private Round SsisOut(HostConnections connections)
    {
        var run = DataFlowRun.Load<AnaplanSource>(Flow.Source(connections).Save(), connections, ["Output"]);
        run.OutputBufferRows = 10_000;
        var watch = Stopwatch.StartNew();
        var firstBuffer = 0.0;
        run.Sink("Output").Look = (_, _) => firstBuffer = firstBuffer > 0 ? firstBuffer : watch.Elapsed.TotalSeconds;
        return Measure(run.Run, () => firstBuffer, () => run.Sink("Output").Count);
    }

    private static Round Measure(Action work, Func<double> waiting, Func<long> rows)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        work();
        var (seconds, waited) = (watch.Elapsed.TotalSeconds, waiting());
        process.Refresh();
        return new Round(rows(), seconds, waited, (process.TotalProcessorTime - processor).TotalSeconds, process.PeakWorkingSet64);
    }

    private Round Anx(string arguments)
    {
        var (result, progress) = _service.Run(arguments);
        return new Round(
            (long)Number(result, @"""accepted"": ?(\d+)"), Number(result, @"(?m)^  ""seconds"": ?([\d.]+)"),
            Number(progress, @"phase=(?:run|export) done=true seconds=([\d.]+)"), double.NaN, (long)Number(result, @"""peakMemoryBytes"": ?(\d+)"));
    }

    private static double Number(string text, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
        => double.Parse(Regex.Match(text, pattern).Groups[1].Value, CultureInfo.InvariantCulture);

    private void Print()
    {
        var host = Median("host alone", round => round.Seconds);
        var (ssisIn, anxIn) = (Median("SSIS in", round => round.Moving), Median("anx in", round => round.Moving));
        var (ssisOut, anxOut) = (Median("SSIS out", round => round.Moving), Median("anx out", round => round.Moving));
        var more = (_rounds["SSIS in"].Concat(_rounds["SSIS out"]).Max(round => round.PeakBytes) - _rounds["anx in"].Concat(_rounds["anx out"]).Max(round => round.PeakBytes)) / 1e6;
        foreach (var line in new FormattableString[]
        {
            $"round 0, both cold: in {_cold["anx in"].Moving / _cold["SSIS in"].Moving:P0} and out {_cold["anx out"].Moving / _cold["SSIS out"].Moving:P0} of anx's speed while rows move: like is compared with like here; in, without what the host needs by itself ({_cold["host alone"].Seconds:N2} s): {_cold["anx in"].Moving / (_cold["SSIS in"].Moving - _cold["host alone"].Seconds):P0}",
            $"of SSIS's {_cold["SSIS in"].Moving:N2} s in round 0 {_cold["SSIS in"].Beginning:N2} s go by before its first row; of those of anx the part that is alike is not told",
            $"below the host is warm and anx starts anew in each round, which favours SSIS, the more so the fewer rows there are",
            $"medians of {Rounds} rounds of {_sales.Rows:N0} rows; 'moving' leaves out the wait for the task, which both ask for at the same times",
            $"in:  SSIS {_sales.Rows / ssisIn:N0} rows a second moving, anx {_sales.Rows / anxIn:N0}: {anxIn / ssisIn:P0} of its speed; without what the host needs by itself ({host:N2} s): {anxIn / Math.Max(ssisIn - host, 0.001):P0}",
            $"in, with the wait: SSIS {Median("SSIS in", round => round.Seconds):N2} s, anx {Median("anx in", round => round.Seconds):N2} s: {Median("anx in", round => round.Seconds) / Median("SSIS in", round => round.Seconds):P0}",
            $"out: SSIS {_sales.Rows / ssisOut:N0} rows a second moving, anx {_sales.Rows / anxOut:N0}: {anxOut / ssisOut:P0} of its speed",
            $"out, with the wait: SSIS {Median("SSIS out", round => round.Seconds):N2} s, anx {Median("anx out", round => round.Seconds):N2} s: {Median("anx out", round => round.Seconds) / Median("SSIS out", round => round.Seconds):P0}",
            $"memory: {more:N0} MB more than anx at the peak (this process holds NUnit, the host and its buffers too)",
        })
            TestContext.Progress.WriteLine(FormattableString.Invariant(line));
    }

    private double Median(string what, Func<Round, double> of)
    {
        var sorted = _rounds[what].Select(of).OrderBy(value => value).ToList();
        return sorted[sorted.Count / 2];
    }

    /// <param name="Rows">Rows that arrived.</param>
    /// <param name="Seconds">From start to end.</param>
    /// <param name="Waiting">Of it for the import or export to end.</param>
    /// <param name="Processor">Seconds of processors; NaN for another process.</param>
    /// <param name="PeakBytes">Most memory of the process so far.</param>
    private sealed record Round(long Rows, double Seconds, double Waiting, double Processor, long PeakBytes)
    {
        /// <summary>Of the seconds those before the first row was handed over: validating twice, signing in, finding the import. Zero where it is not known.</summary>
        public double Beginning { get; init; }

        public double Moving => Math.Max(Seconds - Waiting, 0.001);
    }
}
