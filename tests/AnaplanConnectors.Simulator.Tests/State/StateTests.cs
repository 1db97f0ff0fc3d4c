using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class StateTests : TenantTest
{
    private const string File = $"{Sample.M}/files/{Sample.ProductsFile}";
    private readonly List<string> _folders = [];

    // Once the simulators that keep something there are gone.
    [OneTimeTearDown]
    public void RemoveFolders() => _folders.ForEach(folder => Directory.Delete(folder, recursive: true));

    [Test]
    public async Task Everything_survives_a_restart()
    {
        var folder = NewFolder();
        await StartInAsync(folder);
        await ImportAsync("Name,Code\nCity Bike,CB1\n,X\n");
        await PostAsync($"{Sample.M}/files/Stray", """{"chunkCount":1}""");
        await PostAsync($"{Sample.M}/alm/revisions", """{"name":"Second"}""");
        var items = Simulator.Model("Sales planning").ListItems("Products");
        var task = Simulator.Model("Sales planning").TasksStarted.Single();

        await StartInAsync(folder);

        Assert.That(Simulator.Model("Sales planning").ListItems("Products").Select(item => (item.Id, item.Name, item.Code, item.Parent)),
            Is.EqualTo(items.Select(item => (item.Id, item.Name, item.Code, item.Parent))));
        Assert.That(Simulator.Model("Sales planning").ListItems("Products")[0].Properties["Weight"], Is.EqualTo("7.5"));
        Assert.That(await TextAsync(GetAsync(File)), Is.EqualTo("Name,Code\nCity Bike,CB1\n,X\n"));
        Assert.That(await TextAsync(GetAsync($"{Sample.M}/imports/{Sample.ProductsImport}/tasks/{task.TaskId}/dump")), Does.Contain("_Status_"));
        var restored = (await JsonAsync(GetAsync($"{Sample.M}/imports/{Sample.ProductsImport}/tasks/{task.TaskId}"))).GetProperty("task");
        Assert.That(restored.GetProperty("result").GetProperty("failureDumpAvailable").GetBoolean(), Is.True);
        Assert.That(restored.GetProperty("creationTime").GetInt64(), Is.EqualTo(task.Created.ToUnixTimeMilliseconds()));
        Assert.That(Names((await JsonAsync(GetAsync($"{Sample.M}/files"))).GetProperty("files")), Does.Contain("Stray"));
        Assert.That(Names((await JsonAsync(GetAsync($"{Sample.M}/alm/revisions"))).GetProperty("revisions")), Is.EqualTo(new[] { "Second", "First" }));
    }

    [Test]
    public async Task Cells_survive_also_when_their_list_grew()
    {
        var folder = NewFolder();
        await StartInAsync(folder);
        await ImportAsync(string.Concat(Enumerable.Range(0, 40).Select(item => $"Bike {item},B{item}\n").Prepend("Name,Code\n")));
        await PostAsync(File, """{"chunkCount":1}""");
        await SendAsync(HttpMethod.Put, $"{File}/chunks/0", Bytes("Products,Time,Units\nBike 39,Jan 25,12.5\nRoad Bike,Feb 25,3\n"));
        await PostAsync($"{Sample.M}/imports/{Sample.UnitsImport}/tasks",
            """{"localeName":"en_US","mappingParameters":[{"entityType":"Versions","entityName":"Actual"}]}""");
        await Simulator.Model("Sales planning").WaitUntilIdleAsync();

        await StartInAsync(folder);

        Assert.That(Cell("Bike 39", "Jan 25"), Is.EqualTo("12.5"));
        Assert.That(Cell("Road Bike", "Feb 25"), Is.EqualTo("3"));
        Assert.That(Cell("Bike 38", "Jan 25"), Is.EqualTo("0"));
    }

    [Test]
    public async Task New_items_get_new_ids_after_a_restart()
    {
        var folder = NewFolder();
        await StartInAsync(folder);
        await ImportAsync("Name,Code\nCity Bike,CB1\n");
        await StartInAsync(folder);

        await ImportAsync("Name,Code\nGravel Bike,GB1\n");

        Assert.That(Simulator.Model("Sales planning").ListItems("Products").Select(item => item.Id), Is.Unique);
    }

    [Test]
    public async Task Users_who_joined_survive_and_tokens_do_not()
    {
        var folder = NewFolder();
        await StartInAsync(folder);
        var token = await TokenAsync(Sample.Ada);
        await SendAsync(HttpMethod.Post, "/scim/1/0/v2/Users", Scim("""{"userName":"new@example.com","name":{"givenName":"N","familyName":"E"}}"""));

        await StartInAsync(folder);

        Assert.That(await StatusAsync(WithAsync(HttpMethod.Get, "/2/0/users/me", $"AnaplanAuthToken {token}")), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await JsonAsync(GetAsync("/2/0/users?s=new%25"))).GetProperty("users").GetArrayLength(), Is.EqualTo(1));
        Assert.That((await JsonAsync(GetAsync("/audit/api/1/events"))).GetProperty("response").GetArrayLength(), Is.GreaterThan(2));
    }

    [Test]
    public async Task The_state_is_saved_while_the_simulator_runs()
    {
        var folder = NewFolder();
        await StartInAsync(folder);
        await ImportAsync("Name,Code\nCity Bike,CB1\n");
        var path = Path.Combine(folder, "state.zip");

        await AdvanceUntilAsync(() => System.IO.File.Exists(path));

        using var state = System.IO.File.OpenRead(path);
        await Simulator.RestoreStateAsync(state);
        Assert.That(Simulator.Model("Sales planning").ListItems("Products").Select(item => item.Name), Does.Contain("City Bike"));
    }

    [Test]
    public async Task A_restored_state_replaces_what_came_later()
    {
        using var state = new MemoryStream();
        Simulator.SaveState(state);
        await ImportAsync("Name,Code\nCity Bike,CB1\n");
        state.Position = 0;

        await Simulator.RestoreStateAsync(state);

        Assert.That(Simulator.Model("Sales planning").ListItems("Products").Select(item => item.Name), Does.Not.Contain("City Bike"));
    }

    [Test]
    public async Task A_deleted_model_stays_deleted()
    {
        await PostAsync($"/2/0/workspaces/{Sample.Workspace}/bulkDeleteModels", $$"""{"modelIdsToDelete":["{{Sample.Archived}}"]}""");
        using var state = new MemoryStream();
        Simulator.SaveState(state);
        state.Position = 0;

        await Simulator.RestoreStateAsync(state);

        SignInAgain();
        Assert.That(Names((await JsonAsync(GetAsync("/2/0/models"))).GetProperty("models")), Does.Not.Contain("Archived").And.Contain("Sales planning"));
    }

    [Test]
    public async Task Content_keeps_its_age()
    {
        await ImportAsync("Name,Code\nCity Bike,CB1\n");
        using var state = new MemoryStream();
        Simulator.SaveState(state);
        state.Position = 0;
        Clock.Advance(TimeSpan.FromHours(49));

        await Simulator.RestoreStateAsync(state);

        SignInAgain();
        Assert.That(await StatusAsync(GetAsync(File)), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("no archive at all")]
    [TestCase("")]
    public async Task What_is_no_state_is_refused_and_changes_nothing(string text)
    {
        await ImportAsync("Name,Code\nCity Bike,CB1\n");
        using var state = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));

        await Assert.ThatAsync(() => Simulator.RestoreStateAsync(state), Throws.TypeOf<StateException>());

        Assert.That(Simulator.Model("Sales planning").ListItems("Products").Select(item => item.Name), Does.Contain("City Bike"));
    }

    [Test]
    public async Task A_state_of_another_structure_is_refused()
    {
        using var state = new MemoryStream();
        await using (var other = new AnaplanSimulator(new TenantDefinition { Id = Tenant.Id, Workspaces = [] }))
            other.SaveState(state);
        state.Position = 0;

        await Assert.ThatAsync(() => Simulator.RestoreStateAsync(state),
            Throws.TypeOf<StateException>().With.Message.Contains("does not fit model 'Sales planning'"));
    }

    [Test]
    public void A_folder_with_something_else_stops_the_start()
    {
        var folder = NewFolder();
        System.IO.File.WriteAllText(Path.Combine(folder, "state.zip"), "nothing");

        Assert.That(() => new AnaplanSimulator(Tenant, new SimulatorOptions { StateDirectory = folder }), Throws.TypeOf<StateException>());
    }

    private string Cell(string product, string month) => Simulator.Model("Sales planning")
        .Cell("REV01 Sales", "Units", ("Products", product), ("Time", month), ("Versions", "Actual"));

    private Task StartInAsync(string folder) => StartAsync(clock => new SimulatorOptions { TimeProvider = clock, StateDirectory = folder });

    private string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("simulator-state-").FullName;
        _folders.Add(folder);
        return folder;
    }

    private async Task ImportAsync(string csv)
    {
        await PostAsync(File, """{"chunkCount":1}""");
        await SendAsync(HttpMethod.Put, $"{File}/chunks/0", Bytes(csv));
        await PostAsync($"{Sample.M}/imports/{Sample.ProductsImport}/tasks", """{"localeName":"en_US"}""");
        await Simulator.Model("Sales planning").WaitUntilIdleAsync();
    }

    private async Task AdvanceUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
    }

    private static ByteArrayContent Bytes(string text) => new(System.Text.Encoding.UTF8.GetBytes(text))
    {
        Headers = { ContentType = new("application/octet-stream") },
    };
}
