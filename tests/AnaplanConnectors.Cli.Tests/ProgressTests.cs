using AnaplanConnectors.Transfer;
using Microsoft.Extensions.Time.Testing;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>Progress as lines, for logs.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProgressTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 22, 50, 1, TimeSpan.Zero));
    private readonly StringWriter _output = new();

    [TearDown]
    public void Close() => _output.Dispose();

    [Test]
    public void A_line_tells_rates_retries_and_what_is_left()
    {
        var watch = new RunWatch(_time, "7k3faa");
        watch.CountRetry();
        var progress = new PlainProgress(_output, watch, "a -> b", _time);
        progress.Report(new TransferProgress(TransferPhase.Upload));

        _time.Advance(TimeSpan.FromSeconds(30));
        progress.Report(new TransferProgress(TransferPhase.Upload) { Rows = 3_000, Bytes = 60_000, Chunks = 3, ChunkCount = 4, Fraction = 0.75 });

        Assert.That(
            _output.ToString().TrimEnd().Split('\n')[^1],
            Is.EqualTo("2026-11-23T22:50:31Z run=7k3faa phase=upload pct=75 rows=3000 bytes=60000 chunks=3/4 retries=1 rate_rows=100 rate_bytes=2000 eta=10 seconds=30.0"));
    }

    [Test]
    public void A_line_comes_after_ten_seconds_or_a_tenth_and_not_before()
    {
        var progress = new PlainProgress(_output, new RunWatch(_time), "a -> b", _time);
        progress.Report(new TransferProgress(TransferPhase.Read) { Fraction = 0.01 });

        progress.Report(new TransferProgress(TransferPhase.Read) { Fraction = 0.05 });
        progress.Report(new TransferProgress(TransferPhase.Read) { Fraction = 0.12 });
        _time.Advance(TimeSpan.FromSeconds(9));
        progress.Report(new TransferProgress(TransferPhase.Read) { Fraction = 0.13 });
        _time.Advance(TimeSpan.FromSeconds(2));
        progress.Report(new TransferProgress(TransferPhase.Read) { Fraction = 0.14 });
        progress.Report(new TransferProgress(TransferPhase.Read) { Fraction = 0.15, IsFinished = true });

        Assert.That(_output.ToString(), Does.Match("(?s)^[^\n]*pct=1 [^\n]*\n[^\n]*pct=12 [^\n]*\n[^\n]*pct=14 [^\n]*\n[^\n]*done=true[^\n]*\n$"));
    }
}
