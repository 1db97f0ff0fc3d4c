using AnaplanConnectors.Arrow;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>Runs every command of docs/guides/lake.md, in order.</summary>
public sealed class LakeGuideTests : CliTest
{
    [Test]
    public async Task Every_command_does_what_the_guide_says()
    {
        await ConnectAsync();
        await MakeLakeAsync();

        foreach (var command in GuideCommand.Read("lake.md"))
        {
            var result = await RunAsync(command.Arguments);
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Ok), $"{string.Join(' ', command.Arguments)}: {result.Error}");
            if (command.Output is { } file)
                Write(file, result.Out);
        }

        Assert.That(await ReadAsync("actuals"), Is.EquivalentTo(new object[] { ("Product 1", "Jan 25", 1.5), ("Product 2", "Feb 25", 2.5) }));
        Assert.That(await ReadAsync("view"), Is.SupersetOf(new object[] { ("Product 1", "Jan 25", 1.5) }));
    }

    [Test]
    public async Task A_drift_in_the_lake_stops_the_job_before_anything_is_sent()
    {
        await ConnectAsync();
        await MakeLakeAsync();
        Write("sales.contract.yaml", (await RunAsync("contract", "infer", "lake/sales/")).Out.Replace("\"Units\": {type: double}", "\"Units\": {type: integer}", StringComparison.Ordinal));

        var copy = await RunAsync("copy", "lake/sales/", Place("imports/Load sales"), "--leave-out-extra", "--contract", "sales.contract.yaml");

        Assert.That(copy.Error, Does.Contain("column 'Units' is Double and Integer was agreed").And.Contain("ANX1006"));
        Assert.That(Simulator.Requests.Select(request => request.Method), Has.None.EqualTo("PUT"));
    }

    private async Task MakeLakeAsync()
    {
        Write("sales.csv", "Region,Product,Month,Units,Launch,Active,Note\nEU,P1,Jan 25,1.5,2025-03-01,true,new\nUS,P2,Feb 25,2.5,,false,\n");
        Directory.CreateDirectory(Path.Combine(Folder.Root, "lake"));
        var made = await RunAsync("copy", "sales.csv", "lake/sales/", "--partition-by", "Region", "--types", "Units=double,Launch=date,Active=boolean");
        Assert.That(made.ExitCode, Is.EqualTo(ExitCode.Ok), made.Error);
    }

    private async Task<IReadOnlyList<object>> ReadAsync(string folder)
    {
        using var rows = await new ParquetFile(Path.Combine(Folder.Root, "lake", folder)).Select("Products", "Time", "Units").OpenAsync();
        return [.. (await MemoryTable.ReadAsync(rows)).Rows.Select(row => (object)((string)row[0]!, (string)row[1]!, (double)row[2]!))];
    }
}
