using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class ExportTaskTests : TaskTest
{
    private const string Tasks = $"{Sample.M}/exports/{Sample.UnitsExport}/tasks";
    private const string Output = $"{Sample.M}/files/{Sample.UnitsExport}";

    [Test]
    public async Task An_export_writes_the_file_of_its_id()
    {
        var (_, task) = await RunAsync(Tasks);

        var text = await ContentAsync(path: Output);
        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.True);
        Assert.That(text, Does.StartWith("Products,Time,Versions,Units,Launch,Margin,Substitute\n"));
    }

    [Test]
    public async Task Its_details_tell_size_and_name()
    {
        var (_, task) = await RunAsync(Tasks);

        using var response = await GetAsync(Output);
        var detail = task.GetProperty("result").GetProperty("details")[0];
        Assert.That(detail.GetProperty("type").GetString(), Is.EqualTo("exportSucceeded"));
        Assert.That(detail.GetProperty("values")[1].GetString(), Is.EqualTo($"{response.Content.Headers.ContentLength}"));
        Assert.That(detail.GetProperty("values")[5].GetString(), Is.EqualTo("Units.xls"));
    }

    [Test]
    public async Task Its_chunks_make_up_the_file()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, DownloadChunkBytes = 100 });
        await RunAsync(Tasks);
        var listed = await JsonAsync(GetAsync($"{Output}/chunks"));

        var text = "";
        foreach (var chunk in Names(listed.GetProperty("chunks"), "id"))
            text += await ContentAsync(path: $"{Output}/chunks/{chunk}");

        Assert.That(listed.GetProperty("chunks").GetArrayLength(), Is.GreaterThan(2));
        Assert.That(text, Is.EqualTo(await ContentAsync(path: Output)));
    }

    [Test]
    public async Task The_file_belongs_to_the_user_who_ran_the_export()
    {
        await RunAsync(Tasks);

        Assert.That(await ContentAsync(Sample.Bob, Output), Is.Null);
    }

    [Test]
    public async Task Before_the_first_run_there_is_no_file() => Assert.That(await ContentAsync(path: Output), Is.Null);

    [Test]
    public async Task Deleting_removes_the_output()
    {
        await RunAsync(Tasks);

        var status = await StatusAsync(SendAsync(HttpMethod.Delete, Output));

        Assert.That(status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await ContentAsync(path: Output), Is.Null);
    }

    [Test]
    public async Task Metadata_describe_the_columns()
    {
        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/exports/{Sample.UnitsExport}"))).GetProperty("exportMetadata");

        Assert.That(metadata.GetProperty("columnCount").GetInt32(), Is.EqualTo(7));
        Assert.That(metadata.GetProperty("headerNames").EnumerateArray().Select(name => name.GetString()),
            Is.EqualTo(new[] { "Products", "Time", "Versions", "Units", "Launch", "Margin", "Substitute" }));
        Assert.That(metadata.GetProperty("dataTypes").EnumerateArray().Select(name => name.GetString()),
            Is.EqualTo(new[] { "ENTITY", "TIME_ENTITY", "ENTITY", "NUMBER", "DATE", "NUMBER", "ENTITY" }));
        Assert.That(metadata.GetProperty("rowCount").GetInt32(), Is.Positive);
        Assert.That(metadata.GetProperty("separator").GetString(), Is.EqualTo(","));
        Assert.That(metadata.GetProperty("delimiter").GetString(), Is.EqualTo("\""));
        Assert.That(metadata.GetProperty("layout").GetString(), Is.EqualTo("TABULAR_MULTI_COLUMN"));
    }
}
