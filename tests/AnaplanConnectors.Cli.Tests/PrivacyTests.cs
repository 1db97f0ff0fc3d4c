
namespace AnaplanConnectors.Cli.Tests;

/// <summary>What <c>anx</c> keeps is for its user alone, whatever the mask of the process lets new files be.</summary>
[Platform(Exclude = "Win", Reason = "Modes are Unix.")]
public sealed class PrivacyTests : CliTest
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Test]
    public async Task Nobody_else_reads_connections_secrets_ledgers_spools_rejects_and_receipts()
    {
        await ConnectAsync();
        var rows = "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\nP9,Jan 25,12,,,\n";
        Write("sales.csv", rows);

        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        await RunWithInputAsync(rows, "copy", "-", Place("imports/Load sales"));
        await RunAsync("export", "run", Place("exports/Sales"), "--to", "out.csv");
        var refused = Directory.GetFiles(State, "rejects.csv", SearchOption.AllDirectories)[0];
        await RunAsync("rejects", "retry", Path.GetFileName(Path.GetDirectoryName(refused))!);

        string[] kept = [Path.Combine(Folder.Root, "config"), State];
        var open = kept.Concat(kept.SelectMany(folder => Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories))).Where(path => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0);
        Assert.That(Directory.GetFiles(State, "*", SearchOption.AllDirectories).Select(Path.GetFileName), Is.SupersetOf(new[] { "rejects.csv", "report.json", "retry.csv" }));
        Assert.That(open, Is.Empty);
    }
}
