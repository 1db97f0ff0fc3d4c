using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class RoutingTests : ServiceTest
{
    [TestCase("/2/0/models/" + Sample.Sales + "/imports")]
    [TestCase("/2/0/workspaces/" + Sample.Workspace + "/models/" + Sample.Sales + "/imports")]
    public async Task Both_prefixes_give_the_same_answer(string path)
    {
        var json = await JsonAsync(GetAsync(path));

        Assert.That(Names(json.GetProperty("imports")), Does.Contain("Products from Products.csv"));
    }

    [Test]
    public async Task A_model_is_not_found_in_another_workspace() =>
        Assert.That(await StatusAsync(GetAsync($"/2/0/workspaces/8a81/models/{Sample.Sales}/imports")),
            Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Ids_are_case_sensitive() =>
        Assert.That(await StatusAsync(GetAsync($"/2/0/models/{Sample.Sales.ToLowerInvariant()}/imports")),
            Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task A_slash_may_follow_imports() =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/imports/")), Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task A_slash_may_not_follow_exports() =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/exports/")), Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task An_unknown_path_is_404() =>
        Assert.That(await StatusAsync(GetAsync("/2/0/nothing")), Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task An_unknown_path_without_token_is_401()
    {
        using var response = await Client.GetAsync("/2/0/nothing");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_method_the_path_does_not_know_is_405() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/imports")),
            Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    [Test]
    public async Task One_model_below_its_workspace_is_405() =>
        Assert.That(await StatusAsync(GetAsync($"/2/0/workspaces/{Sample.Workspace}/models/{Sample.Sales}")),
            Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    [Test]
    public async Task Reading_cells_is_405() =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/modules/{Sample.Module}/data")),
            Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    [Test]
    public async Task A_call_that_is_not_imitated_says_so()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/lineItems/206000000003/history/readRequests"));

        Assert.That(json.GetProperty("status").GetProperty("code").GetInt32(), Is.EqualTo(501));
        Assert.That(json.GetProperty("status").GetProperty("message").GetString(), Does.Contain("history/readRequests"));
    }

    [Test]
    public async Task An_answer_the_caller_does_not_take_is_406() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Get, $"{Sample.M}/imports",
            headers: all => all.Add("Accept", "text/csv"))),
            Is.EqualTo(HttpStatusCode.NotAcceptable));

    [TestCase("*/*")]
    [TestCase("application/*")]
    [TestCase("text/csv, application/json;q=0.5")]
    public async Task Accept_may_be_wide(string accept) =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Get, $"{Sample.M}/imports",
            headers: all => all.TryAddWithoutValidation("Accept", accept))),
            Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task An_escaped_slash_belongs_to_its_segment()
    {
        var json = await JsonAsync(PostAsync($"{Sample.M}/files/a%2Fb.csv", """{"chunkCount":1}"""));

        Assert.That(json.GetProperty("file").GetProperty("name").GetString(), Is.EqualTo("a/b.csv"));
    }
}
