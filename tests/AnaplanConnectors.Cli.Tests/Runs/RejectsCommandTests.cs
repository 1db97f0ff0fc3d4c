using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli.Tests.Runs;

public sealed class RejectsCommandTests : CliTest
{
    private const string Header = "Product,Month,Units,Launch,Active,Note\n";

    private string LatestRun => new RunStore(State).List()[0];

    [Test]
    public async Task Refused_rows_are_shown_with_row_and_reason()
    {
        await LoadAsync();

        var show = await RunAsync("rejects", "show", LatestRun, "--output", "csv");

        Assert.That(show.Out, Does.StartWith("Product,Month,Units,Launch,Active,Note,_Row_,_Line_,_Status_,_Reason_\n"));
        Assert.That(show.Out, Does.Contain("P9 not found in list Products").And.Contain("E"));
    }

    [Test]
    public async Task The_exported_rows_are_the_refused_ones_exactly()
    {
        await LoadAsync();

        await RunAsync("rejects", "export", LatestRun, "fixes.csv");

        Assert.That(Read("fixes.csv"), Is.EqualTo(Header + "P9,Jan 25,3,\"\",\"\",\"two\nlines, \"\"quoted\"\"\"\nP8,Jan 25,4,\"\",\"\",\"\"\n"));
    }

    [Test]
    public async Task Corrected_rows_are_sent_again_and_only_they()
    {
        await LoadAsync();
        await RunAsync("rejects", "export", LatestRun, "fixes.csv");
        Write("fixes.csv", Read("fixes.csv").Replace("P9", "P2", StringComparison.Ordinal).Replace("P8", "P3", StringComparison.Ordinal));

        var retry = await RunAsync("rejects", "retry", LatestRun, "--from", "fixes.csv");

        Assert.That(retry.ExitCode, Is.EqualTo(ExitCode.Ok), retry.Error);
        Assert.That(retry.Out, Does.Contain("2 read   2 accepted   0 rejected"));
        Assert.That(Units("Product 2"), Is.EqualTo("3"));
        Assert.That(Units("Product 1"), Is.EqualTo("12"), "what was loaded before stays");
    }

    [Test]
    public async Task Rows_that_are_sent_again_as_they_are_are_refused_again()
    {
        await LoadAsync();

        var retry = await RunAsync("rejects", "retry", LatestRun);

        Assert.That(retry.ExitCode, Is.EqualTo(ExitCode.Rejects), retry.Error);
        Assert.That(retry.Out, Does.Contain("2 read   0 accepted   2 rejected"));
        Assert.That(retry.Out, Does.Contain($"next     anx rejects export {LatestRun} fixes.csv"));
    }

    [Test]
    public async Task A_run_without_refused_rows_says_so()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\n");
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        var show = await RunAsync("rejects", "show", LatestRun);

        Assert.That(show.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(show.Error, Does.Contain("refused no rows"));
    }

    // A duplicate, a quoted line break, and two refused rows.
    private async Task LoadAsync()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\nP9,Jan 25,3,,,\"two\nlines, \"\"quoted\"\"\"\nP1,Jan 25,0,,,\nP8,Jan 25,4,,,\n");
        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Rejects), copy.Error);
    }

    private string? Units(string product) => Simulator.Model(Some.ModelName).Cell("REV01 Sales", "Units", ("Products", product), ("Time", "Jan 25"));
}
