using System.Globalization;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Fuzz;

/// <summary>
/// AFL++ looks for inputs that crash, hang or give wrong results, for a short while at each build and for as long as
/// <c>ANX_FUZZ_SECONDS</c> says. What it found before lies in <c>Known</c>, and is tried first.
/// </summary>
public sealed class FuzzTests
{
    private const int Seconds = 20;
    private const int SecondsForThePlanted = 10;
    private const int FewestExecutions = 1000;

    private static readonly string Known = Repository.Path("tests", "fuzz", "AnaplanConnectors.Fuzz", "Known");

    private static IEnumerable<FuzzTarget> Targets => FuzzTarget.All;

    [TestCaseSource(nameof(Targets))]
    public void What_was_found_before_stays_mended(object target)
    {
        var folder = new DirectoryInfo(Path.Combine(Known, $"{target}"));

        Assert.That(() => (folder.Exists ? folder.GetFiles() : []).ToList().ForEach(finding => ((FuzzTarget)target).Run(File.ReadAllBytes(finding.FullName))), Throws.Nothing);
    }

    [TestCaseSource(nameof(Targets))]
    public void Seeds_are_read_or_refused(object target)
        => Assert.That(() => ((FuzzTarget)target).Seeds().ToList().ForEach(((FuzzTarget)target).Run), Throws.Nothing);

    [Test, Category("Fuzz")]
    public async Task A_fault_that_was_planted_is_found()
    {
        AflRun.RequireOrIgnore();
        using var folder = new TemporaryFolder();
        var run = new AflRun(folder.Root, FuzzTarget.Planted);

        await run.RunAsync(SecondsForThePlanted);

        Assert.That(run.Findings, Is.Not.Empty);
    }

    [TestCaseSource(nameof(Targets)), Category("Fuzz")]
    public async Task Nothing_is_found_in(object target)
    {
        AflRun.RequireOrIgnore();
        using var folder = new TemporaryFolder();
        var run = new AflRun(folder.Root, (FuzzTarget)target);

        var stats = await run.RunAsync(int.Parse(Environment.GetEnvironmentVariable("ANX_FUZZ_SECONDS") ?? $"{Seconds}", CultureInfo.InvariantCulture));

        await TestContext.Out.WriteLineAsync(
            $"{target}: {stats["execs_done"]} executions, {stats["execs_per_sec"]} a second, {stats["edges_found"]} edges, {stats["corpus_count"]} inputs kept");
        Assert.That(run.Findings.Select(path => $"{Path.GetFileName(path)}: {Convert.ToBase64String(File.ReadAllBytes(path))}"), Is.Empty);
        Assert.That(int.Parse(stats["execs_done"], CultureInfo.InvariantCulture), Is.GreaterThan(FewestExecutions), "It hardly ran.");
        Assert.That(int.Parse(stats["corpus_count"], CultureInfo.InvariantCulture), Is.GreaterThan(((FuzzTarget)target).Seeds().Count), "It learned nothing: nothing is instrumented.");
    }
}
