using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class DeletionTests : ServiceTest
{
    private const string Path = $"/2/0/workspaces/{Sample.Workspace}/bulkDeleteModels";

    [Test]
    public async Task Closed_models_are_deleted_and_open_ones_are_not()
    {
        await StatusAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/close"));

        var answer = await JsonAsync(PostAsync(Path, $$"""{"modelIdsToDelete":["{{Sample.Sales}}","{{Sample.Offline}}","1A2B"]}"""));

        var failures = answer.GetProperty("bulkDeleteModelsFailures");
        Assert.That(answer.GetProperty("modelsDeleted").GetInt32(), Is.EqualTo(1));
        Assert.That(Names(failures, "modelId"), Is.EqualTo(new[] { Sample.Offline, "1A2B" }));
        Assert.That(Names(failures, "message"),
            Is.EqualTo(new[] { "Model is open. Please close the model before trying again.", "Model ID does not exist." }));
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/imports")), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Names((await JsonAsync(GetAsync("/2/0/models"))).GetProperty("models")), Does.Not.Contain("Sales planning"));
    }

    [Test]
    public async Task An_archived_model_is_closed_and_no_failure_leaves_out_the_key()
    {
        var answer = await JsonAsync(PostAsync(Path, $$"""{"modelIdsToDelete":["{{Sample.Archived}}"]}"""));

        Assert.That(answer.GetProperty("modelsDeleted").GetInt32(), Is.EqualTo(1));
        Assert.That(answer.TryGetProperty("bulkDeleteModelsFailures", out _), Is.False);
    }

    [TestCase("{}", "Expected mandatory field 'modelIdsToDelete' to be present and not empty.")]
    [TestCase("""{"modelIdsToDelete":[]}""", "Expected mandatory field 'modelIdsToDelete' to be present and not empty.")]
    [TestCase("""{"modelIdsToDelete":["X"],"x":1}""", "Identified an unrecognized 'x'. Amend the content so it only contains applicable fields.")]
    public async Task A_request_that_makes_no_sense_is_400(string body, string message)
    {
        using var response = await PostAsync(Path, body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(MessageOf(await JsonAsync(response)), Is.EqualTo(message));
    }

    [Test]
    public async Task Only_administrators_delete() =>
        Assert.That(await StatusAsync(PostAsync(Path, $$"""{"modelIdsToDelete":["{{Sample.Archived}}"]}""", Sample.Bob)),
            Is.EqualTo(HttpStatusCode.Forbidden));

    private static string? MessageOf(JsonElement json) => json.GetProperty("status").GetProperty("message").GetString();
}
