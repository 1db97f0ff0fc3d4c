using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli.Tests.Runs;

/// <summary>Failure dumps that come in many chunks, are gone, or belong to imports within a process.</summary>
public sealed class RejectDumpTests : CliTest
{
    private const string Header = "Product,Month,Units,Launch,Active,Note\n";

    [Test]
    public async Task The_file_to_retry_holds_the_refused_rows_byte_for_byte()
    {
        await ConnectAsync();
        Write("sales.csv", Header
            + "X1,Jan 25,1,,,\"a \"\"quoted\"\" word, and\nsecond line\"\n"
            + "P1,Jan 25,2,,,fine\n"
            + "X3,Jan 25,3.5,2025-01-31,true,\"=1+1\"\n"
            + "X4,Feb 25,,,,\u00fcber \ud83d\ude80\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        var run = OnlyRun;
        var export = await RunAsync("rejects", "export", run, "fix.csv");

        Assert.That((copy.ExitCode, export.ExitCode), Is.EqualTo((ExitCode.Rejects, ExitCode.Ok)), copy.Error + export.Error);
        await RunAsync("rejects", "retry", run, "--from", "fix.csv");

        // The dump quotes every cell, so that empty text and none look the same in it, as they do to Anaplan. What a spreadsheet would run is
        // marked in the file for people, and not in what goes back to Anaplan.
        var refused = Header
            + "X1,Jan 25,1,\"\",\"\",\"a \"\"quoted\"\" word, and\nsecond line\"\n"
            + "X3,Jan 25,3.5,2025-01-31,true,=1+1\n"
            + "X4,Feb 25,\"\",\"\",\"\",\u00fcber \ud83d\ude80\n";
        Assert.That(Read("fix.csv"), Is.EqualTo(refused.Replace("=1+1", "'=1+1", StringComparison.Ordinal)));
        using var sent = new StreamReader(Simulator.Model(Some.ModelName).OpenFile(Some.FileName)!);
        Assert.That(await sent.ReadToEndAsync(), Is.EqualTo(refused));
    }

    [Test]
    public async Task Without_refused_rows_there_is_no_file_to_retry_and_the_run_is_clean()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,2,,,fine\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        var export = await RunAsync("rejects", "export", OnlyRun, "fix.csv");

        Assert.That((copy.ExitCode, export.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.NotFound)), copy.Error + export.Error);
        Assert.That(File.Exists(Path.Combine(Folder.Root, "fix.csv")), Is.False);
    }

    [TestCase(404)]
    [TestCase(204)]
    public async Task A_process_whose_dump_is_gone_has_run_and_is_not_clean(int status)
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,2,,,fine\nX1,Jan 25,2,,,refused\n");
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));
        Simulator.Faults.Plan(Route.DumpChunks, Fault.Status(status, body: FaultBody.Empty));

        var run = await RunAsync("process", "run", Place("processes/Nightly"), "--max-rejects", "5");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Rejects), run.Error);
        Assert.That(run.Out + run.Error, Does.Contain("Load sales").And.Contain("could not be fetched"));
    }

    [TestCase("import", "imports/Load sales")]
    [TestCase("process", "processes/Nightly")]
    public async Task Refused_rows_of_a_file_that_was_put_have_their_numbers_in_it(string verb, string place)
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,2,,,\"two\nlines\"\n\nX2,Jan 25,2,,,\"more\nlines\"\nP3,Jan 25,2,,,\nX4,Jan 25,2,,,refused\n");
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));

        var run = await RunAsync(verb, "run", Place(place));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Rejects), run.Error);
        var rejects = Directory.GetFiles(Path.Combine(State, "runs"), "rejects*.csv", SearchOption.AllDirectories).Single();
        Assert.That(File.ReadAllText(rejects), Does.Contain(",2,5,E,").And.Contain(",4,8,E,"));
    }

    [Test]
    public async Task A_process_that_fails_keeps_the_refused_rows_of_the_imports_before()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,2,,,fine\nX1,Jan 25,2,,,refused\n");
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));

        var run = await RunAsync("process", "run", Place("processes/Half"));
        var show = await RunAsync("rejects", "show", new RunStore(State).List()[0]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.TaskFailed), run.Error);
        Assert.That(run.Error, Does.Contain("1 row refused").And.Contain("anx rejects show"));
        Assert.That(show.Out, Does.Contain("X1"));
    }

    [Test]
    public async Task A_process_with_an_import_that_fails_ends_with_7_and_names_why()
    {
        await ConnectAsync();

        var run = await RunAsync("process", "run", Place("processes/Nightly"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.TaskFailed), run.Error);
        Assert.That(run.Error, Does.Contain("Nightly").And.Contain("sales.csv"));
    }

    protected override SimulatorOptions CreateSimulatorOptions() => new() { TimeProvider = Time, RequestsPerMinute = null, DumpChunkBytes = 7 };

    protected override TenantDefinition CreateTenant()
    {
        var tenant = Some.Tenant();
        var model = tenant.Workspaces[0].Models[0];
        return new TenantDefinition
        {
            Users = tenant.Users,
            Workspaces =
            [
                new WorkspaceDefinition
                {
                    Name = Some.WorkspaceName,
                    Models =
                    [
                        new ModelDefinition
                        {
                            Name = model.Name, Lists = model.Lists, Modules = model.Modules, Files = [.. model.Files, new FileDefinition { Name = "empty.csv" }],
                            Imports = [.. model.Imports, new ImportDefinition { Name = "Load nothing", File = "empty.csv", Module = model.Imports[0].Module, Columns = model.Imports[0].Columns }],
                            Processes =
                            [
                                new ProcessDefinition { Name = "Nightly", Actions = [Some.ImportName] },
                                new ProcessDefinition { Name = "Half", Actions = [Some.ImportName, "Load nothing"] },
                            ],
                        },
                    ],
                },
            ],
        };
    }
}
