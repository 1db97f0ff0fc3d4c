namespace AnaplanConnectors.Simulator.Tests;

[TestFixture(false)]
[TestFixture(true)]
public sealed class ImportTaskTests(bool usesSocket) : TaskTest
{
    private const string UnitsTasks = $"{Sample.M}/imports/{Sample.UnitsImport}/tasks";
    private const string Forecast = """{"localeName":"en_US","mappingParameters":[{"entityType":"Version","entityName":"Forecast"}]}""";

    private protected override bool UsesSocket => usesSocket;

    [Test]
    public async Task Uploaded_chunks_are_read_as_one_file()
    {
        await StartUploadAsync(2);
        await PutGzipAsync(0, Gzip("Name,Code\nGra"));
        await PutChunkAsync(1, "vel Bike,GB1\n");

        await RunAsync();

        Assert.That(Simulator.Model(Sample.Sales).ListItems("Products").Select(item => item.Name), Does.Contain("Gravel Bike"));
    }

    [Test]
    public async Task Counts_are_pairs_of_texts()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\nRoad Bike,RB1\n");

        var (_, task) = await RunAsync();

        var detail = task.GetProperty("result").GetProperty("details")[0];
        var values = detail.GetProperty("values").EnumerateArray().Select(value => value.GetString()).ToList();
        Assert.That(detail.GetProperty("type").GetString(), Is.EqualTo("hierarchyRowsProcessed"));
        Assert.That(values[values.IndexOf("createdCount") + 1], Is.EqualTo("1"));
    }

    [Test]
    public async Task Rejected_rows_leave_the_run_successful_with_a_dump()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n,\n");

        var (_, task) = await RunAsync();

        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.True);
        Assert.That(task.GetProperty("result").GetProperty("failureDumpAvailable").GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_user_imports_his_own_upload_only()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");

        var (_, task) = await RunAsync(user: Sample.Bob);

        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.False);
    }

    [Test]
    public async Task An_answered_prompt_decides_where_the_values_go()
    {
        await UploadAsync("Products,Time,Units\nRB1,Jan 25,12\n");

        var (_, task) = await RunAsync(UnitsTasks, Forecast);

        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.True, task.GetRawText());
        Assert.That(Simulator.Model(Sample.Sales).Cell("REV01 Sales", "Units", ("Products", "Road Bike"), ("Time", "Jan 25"),
            ("Versions", "Forecast")), Is.EqualTo("12"));
    }

    [TestCase(Locale, TestName = "A_prompt_without_an_answer_fails_the_task")]
    [TestCase("""{"localeName":"en_US","mappingParameters":[{"entityType":"Version","entityName":"Dream"}]}""",
        TestName = "A_prompt_answered_with_an_unknown_member_fails_the_task")]
    [TestCase("""{"localeName":"en_US","mappingParameters":[{"entityType":"Colour","entityName":"red"}]}""",
        TestName = "An_answer_to_no_prompt_fails_the_task")]
    public async Task Refused(string body)
    {
        await UploadAsync("Products,Time,Units\nRB1,Jan 25,12\n");

        var (_, task) = await RunAsync(UnitsTasks, body);

        Assert.That(State(task), Is.EqualTo("COMPLETE"));
        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.False);
    }

    [Test]
    public async Task Content_stays_after_an_import()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");
        await RunAsync();

        var (_, task) = await RunAsync();

        Assert.That(Names(task.GetProperty("result").GetProperty("details"), "type"), Is.EqualTo(new[] { "hierarchyNoChanges" }));
    }

    [Test]
    public async Task A_deployed_model_refuses_a_list_that_is_not_production_data()
    {
        Simulator.Model(Sample.Sales).State = ModelActiveState.Production;
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");

        var (_, task) = await RunAsync();

        Assert.That(Names(task.GetProperty("result").GetProperty("details"), "type"),
            Is.EqualTo(new[] { "hierarchyImportFailed" }));
    }
}
