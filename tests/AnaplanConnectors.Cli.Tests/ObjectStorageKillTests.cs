using System.Diagnostics;
using System.Text;
using AnaplanConnectors.ObjectServers;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>A process that dies in the middle of an upload: nothing of it is seen, and the next one is not disturbed.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ObjectStorageKillTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<TestCaseData> Moments()
    {
        yield return new TestCaseData(1, false).SetName("Killed_while_the_first_part_arrives");
        yield return new TestCaseData(3, false).SetName("Killed_while_the_last_part_arrives");
        yield return new TestCaseData(1, true).SetName("Killed_while_the_first_block_arrives");
    }

    [TestCaseSource(nameof(Moments))]
    public async Task Killed_in_the_middle_of_an_upload(int part, bool isAzure)
    {
        await File.WriteAllTextAsync(_folder.File("rows.csv"), Rows(300_000));
        using LoopbackServer server = isAzure ? new BlobServer() : new S3Server();
        var variables = server is S3Server s3 ? s3.Environment : ((BlobServer)server).Environment;
        var target = isAzure ? "az://lake/rows.csv" : "s3://lake/rows.csv";
        using var first = Start(variables, target);
        server.Seen = request => _ = IsPart(request) && server.Requests.Count(IsPart) == part && Killed(first);
        var (exitCode, error) = await EndOfAsync(first);
        server.Seen = _ => { };
        var seen = ContentOf(server);

        using var second = Start(variables, target);
        var (again, said) = await EndOfAsync(second);

        Assert.That(exitCode, Is.EqualTo(128 + 9), error);
        Assert.That(seen, Is.Null);
        Assert.That(again, Is.Zero, said);
        Assert.That(Encoding.UTF8.GetString(ContentOf(server)!).ReplaceLineEndings("\n"), Is.EqualTo(Rows(300_000)));
    }

    private static string Rows(int count)
        => "Id,Text\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"{i},this is the text of row number {i} and it is rather long\n"));

    private static bool IsPart(Request request) => request.Has("partNumber") || request.Query.GetValueOrDefault("comp") == "block";

    private static byte[]? ContentOf(LoopbackServer server) => server is S3Server s3
        ? s3.Objects.GetValueOrDefault("rows.csv")?.Content
        : ((BlobServer)server).Blobs.GetValueOrDefault("rows.csv")?.Content;

    private static bool Killed(Process process)
    {
        process.Kill();
        process.WaitForExit();
        return true;
    }

    private Process Start(Dictionary<string, string> variables, string target)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Anx).Assembly.Location, "copy", "rows.csv", target])
        {
            WorkingDirectory = _folder.Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.Environment["ANX_CONFIG_DIR"] = _folder.Root;
        start.Environment["ANX_STATE_DIR"] = _folder.File("state");
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static async Task<(int ExitCode, string Error)> EndOfAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = await process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, error + await output);
    }
}
