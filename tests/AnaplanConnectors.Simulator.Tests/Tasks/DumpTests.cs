using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: failed rows produce the dump of 6.5, latest per user and import only, gone after a clean run")]
public sealed class DumpTests : TaskTest
{
    private const string Good = "Name,Code\nGravel Bike,GB1\n";
    private const string Bad = "Name,Code\nGravel Bike,GB1\n,\n";

    [Test]
    public async Task Rejected_rows_are_in_the_dump()
    {
        var id = await LoadAsync(Bad);

        using var response = await GetAsync($"{Import}/{id}/dump");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(await response.Content.ReadAsStringAsync(),
            Does.StartWith("\"_Status_\",\"Name\",\"Code\",\"_Line_\",\"_Error_1_\"\n\"E\",\"\",\"\",\"3\","));
    }

    [Test]
    public async Task The_dump_comes_in_chunks_that_cut_rows()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, DumpChunkBytes = 20 });
        var id = await LoadAsync(Bad);
        using var whole = await GetAsync($"{Import}/{id}/dump");
        var listed = await JsonAsync(GetAsync($"{Import}/{id}/dump/chunks"));

        var text = "";
        foreach (var chunk in Names(listed.GetProperty("chunks"), "id"))
        {
            using var response = await GetAsync($"{Import}/{id}/dump/chunks/{chunk}");
            text += await response.Content.ReadAsStringAsync();
        }

        Assert.That(listed.GetProperty("chunks").GetArrayLength(), Is.GreaterThan(2));
        Assert.That(text, Is.EqualTo(await whole.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task A_run_without_errors_has_no_dump()
    {
        var id = await LoadAsync(Good);

        Assert.That(await StatusAsync(GetAsync($"{Import}/{id}/dump")), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await StatusAsync(GetAsync($"{Import}/{id}/dump/chunks")), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(GetAsync($"{Import}/{id}/dump/chunks/0")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_later_run_without_errors_removes_the_dump()
    {
        var id = await LoadAsync(Bad);
        await LoadAsync(Good);

        var task = await TaskAsync(id);

        Assert.That(task.GetProperty("result").GetProperty("failureDumpAvailable").GetBoolean(), Is.True);
        Assert.That(await StatusAsync(GetAsync($"{Import}/{id}/dump")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Only_the_latest_dump_is_kept()
    {
        var first = await LoadAsync(Bad);
        var second = await LoadAsync(Bad);

        Assert.That(await StatusAsync(GetAsync($"{Import}/{first}/dump")), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(GetAsync($"{Import}/{second}/dump")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_failed_run_leaves_the_dump_of_the_one_before()
    {
        var id = await LoadAsync(Bad);
        await SendAsync(HttpMethod.Delete, File);
        await RunAsync();

        Assert.That(await StatusAsync(GetAsync($"{Import}/{id}/dump")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_dump_belongs_to_the_user_who_ran_the_import()
    {
        var id = await LoadAsync(Bad);

        Assert.That(await StatusAsync(GetAsync($"{Import}/{id}/dump", Sample.Bob)), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Runs_of_another_user_do_not_touch_a_dump()
    {
        var id = await LoadAsync(Bad);
        await LoadAsync(Good, Sample.Bob);

        Assert.That(await StatusAsync(GetAsync($"{Import}/{id}/dump")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_dump_vanishes_48_hours_after_the_last_access()
    {
        var id = await LoadAsync(Bad);

        Clock.Advance(TimeSpan.FromHours(48) + TimeSpan.FromSeconds(1));
        SignInAgain();

        Assert.That(await StatusAsync(GetAsync($"{Import}/{id}/dump")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_dump_is_plain_text_and_nothing_else()
    {
        var id = await LoadAsync(Bad);

        Assert.That(await StatusAsync(SendAsync(HttpMethod.Get, $"{Import}/{id}/dump",
            headers: all => all.Add("Accept", "application/json"))),
            Is.EqualTo(HttpStatusCode.NotAcceptable));
    }

    private async Task<string> LoadAsync(string text, string user = Sample.Ada)
    {
        await UploadAsync(text, user);
        var (id, task) = await RunAsync(user: user);
        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.True, task.GetRawText());
        return id;
    }
}
