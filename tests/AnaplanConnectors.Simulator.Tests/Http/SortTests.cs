using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class SortTests : ServiceTest
{
    [Test]
    public async Task Users_sort_by_a_signed_field()
    {
        var json = await JsonAsync(GetAsync("/2/0/users?sort=-email"));

        Assert.That(Names(json.GetProperty("users"), "email"),
            Is.EqualTo(new[] { Sample.Gone, Sample.Eve, Sample.Bob, Sample.Ada }));
    }

    [Test]
    public async Task Several_fields_sort_one_after_the_other()
    {
        var json = await JsonAsync(GetAsync("/2/0/users?sort=%2Bactive,-email"));

        Assert.That(Names(json.GetProperty("users"), "email"),
            Is.EqualTo(new[] { Sample.Gone, Sample.Eve, Sample.Bob, Sample.Ada }));
    }

    [Test]
    public async Task Models_want_a_sign_and_say_how()
    {
        using var response = await GetAsync("/2/0/models?sort=name");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(),
            Does.Contain("Bad sort order format: 'name'. Please follow (-){column_name_1},(+){column_name_2}.. format"));
    }

    [Test]
    public async Task A_plus_that_is_not_escaped_is_a_blank() =>
        Assert.That(await StatusAsync(GetAsync("/2/0/models?sort=+name")), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task Models_refuse_an_unknown_field()
    {
        using var response = await GetAsync("/2/0/models?sort=-colour");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Failed to parse sort parameter"));
    }

    [Test]
    public async Task Files_sort_without_a_sign()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/files?sort=name"));

        Assert.That(Names(json.GetProperty("files")), Is.Ordered);
    }

    [Test]
    public async Task Files_ignore_an_unknown_field() =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/files?sort=colour")), Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task Models_of_a_workspace_cannot_be_sorted() =>
        Assert.That(await StatusAsync(GetAsync($"/2/0/workspaces/{Sample.Workspace}/models?sort=name")),
            Is.EqualTo(HttpStatusCode.OK));
}
