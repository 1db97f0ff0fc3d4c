using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

public sealed class RunAndFileCommandTests : CliTest
{
    private const string Header = "Product,Month,Units,Launch,Active,Note\n";

    [Test]
    public async Task A_file_goes_up_as_it_is_and_comes_back_the_same()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "ragged\n");

        var put = await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));
        var get = await RunAsync("file", "get", Place("files/sales.csv"), "back.csv");

        Assert.That((put.ExitCode, get.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Ok)), put.Error + get.Error);
        Assert.That(Read("back.csv"), Is.EqualTo(Header + "ragged\n"));
    }

    [Test]
    public async Task Chunks_of_a_file_go_one_at_a_time_and_in_order_when_asked_to()
    {
        await ConnectAsync();
        Write("sales.csv", Header + new string('x', 25_000_000));

        var put = await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"), "--parallel", "1");

        Assert.That(put.ExitCode, Is.EqualTo(ExitCode.Ok), put.Error);
        var chunks = Simulator.Requests.Where(request => request.Route == Route.PutChunk).ToList();
        Assert.That(chunks.Select(request => request.ChunkIndex), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(chunks.Select(request => request.RouteConcurrency), Is.All.EqualTo(1));
    }

    [Test]
    public async Task A_file_without_content_says_so_and_leaves_nothing()
    {
        await ConnectAsync();

        var get = await RunAsync("file", "get", Place("files/sales.csv"), "back.csv");

        Assert.That(get.ExitCode, Is.EqualTo(ExitCode.NotFound), get.Error);
        Assert.That(Directory.GetFiles(Folder.Root, "back*"), Is.Empty);
    }

    [Test]
    public async Task An_import_runs_with_what_was_uploaded()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\n");
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));

        var run = await RunAsync("import", "run", Place("imports/Load sales"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        Assert.That(Simulator.Model(Some.ModelName).Cell("REV01 Sales", "Units", ("Products", "Product 1"), ("Time", "Jan 25")), Is.EqualTo("12"));
    }

    [Test]
    public async Task An_import_without_content_fails_with_7()
    {
        await ConnectAsync();

        var run = await RunAsync("import", "run", Place("imports/Load sales"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.TaskFailed));
        Assert.That(run.Error, Does.Contain("Load sales").And.Contain("ANX7001"));
    }

    [Test]
    public async Task Rows_refused_by_an_import_are_kept()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P9,Jan 25,12,,,\n");
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));

        var run = await RunAsync("import", "run", Place("imports/Load sales"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Rejects));
        Assert.That(run.Out, Does.Contain("rows     1 rejected (limit 0)").And.Contain("(1 row: your columns").And.Contain("step ok  Load sales"));
        Assert.That(File.ReadAllText(Directory.GetFiles(Path.Combine(State, "runs"), "rejects.csv", SearchOption.AllDirectories).Single()), Does.Contain("P9 not found in list Products"));
    }

    [Test]
    public async Task An_export_can_be_downloaded_as_it_is()
    {
        await ConnectAsync();

        var run = await RunAsync("export", "run", Place("exports/Sales"), "--to", "out.csv");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        Assert.That(Read("out.csv"), Is.EqualTo("Products,Time,Units,Launch,Active,Note\n"));
    }

    [Test]
    public async Task An_export_whose_file_cannot_be_written_is_refused_before_it_runs()
    {
        await ConnectAsync();
        Write("out.csv", "what was there");

        var run = await RunAsync("export", "run", Place("exports/Sales"), "--to", "out.csv");
        var get = await RunAsync("file", "get", Place("files/sales.csv"), "out.csv");

        Assert.That((run.ExitCode, get.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Refused)), run.Error + get.Error);
        Assert.That(Simulator.Requests.Count(call => call.Route == Route.StartTask), Is.Zero);
        Assert.That(Read("out.csv"), Is.EqualTo("what was there"));
    }

    [Test]
    public async Task A_process_shows_its_steps_and_keeps_the_rejects_of_each()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,1,,,\nP9,Jan 25,12,,,\n");
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));

        var run = await RunAsync("process", "run", Place("processes/Nightly"), "--max-rejects", "5");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        Assert.That(run.Out, Does.Contain("step ok  Load sales").And.Contain("step ok  Sales").And.Contain("… not found in list Products"));
    }

    [Test]
    public async Task An_action_runs()
    {
        await ConnectAsync();

        var run = await RunAsync("action", "run", Place("actions/Sort products"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
    }

    [Test]
    public async Task A_time_limit_leaves_the_task_running_and_ends_with_5()
    {
        await ConnectAsync();
        Simulator.Faults.Plan(Route.TaskStatus, Fault.Reply(200, """{"task":{"taskId":"1","taskState":"IN_PROGRESS","progress":0.5,"currentStep":"Processing"}}""", "application/json")).Always();

        var run = await RunAsync("action", "run", Place("actions/Sort products"), "--task-timeout", "3s");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Busy), run.Error);
    }

    [Test]
    public async Task The_wrong_kind_of_place_is_a_mistake_of_the_command_line()
    {
        await ConnectAsync();

        var run = await RunAsync("import", "run", Place("exports/Sales"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
    }

    protected override TenantDefinition CreateTenant()
    {
        var model = Some.Tenant().Workspaces[0].Models[0];
        return new TenantDefinition
        {
            Users = [new UserDefinition { Email = Some.User }],
            Workspaces =
            [
                new WorkspaceDefinition
                {
                    Name = Some.WorkspaceName,
                    Models =
                    [
                        new ModelDefinition
                        {
                            Name = Some.ModelName,
                            Lists = model.Lists,
                            Modules = model.Modules,
                            Files = model.Files,
                            Imports = model.Imports,
                            Exports = model.Exports,
                            Actions = [new ActionDefinition { Name = "Sort products", Type = OtherActionType.OrderHierarchy, List = "Products" }],
                            Processes = [new ProcessDefinition { Name = "Nightly", Actions = [Some.ImportName, Some.ExportName] }],
                        },
                    ],
                },
            ],
        };
    }
}
