using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>Shortcuts to the task calls.</summary>
public abstract class TaskTest : FileTest
{
    private protected const string Import = $"{Sample.M}/imports/{Sample.ProductsImport}/tasks";
    private protected const string Locale = """{"localeName":"en_US"}""";

    /// <summary>Uploads Products.csv as a whole.</summary>
    private protected async Task UploadAsync(string text, string user = Sample.Ada) =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, File, Bytes(System.Text.Encoding.UTF8.GetBytes(text)), user)),
            Is.EqualTo(HttpStatusCode.NoContent));

    private protected async Task<string> StartTaskAsync(string tasks = Import, string body = Locale, string user = Sample.Ada) =>
        (await JsonAsync(PostAsync(tasks, body, user))).GetProperty("task").GetProperty("taskId").GetString()!;

    private protected async Task<JsonElement> TaskAsync(string id, string tasks = Import, string user = Sample.Ada) =>
        (await JsonAsync(GetAsync($"{tasks}/{id}", user))).GetProperty("task");

    /// <summary>Starts a task and waits for its end.</summary>
    private protected async Task<(string Id, JsonElement Task)> RunAsync(string tasks = Import, string body = Locale,
        string user = Sample.Ada)
    {
        var id = await StartTaskAsync(tasks, body, user);
        await Simulator.Model(Sample.Sales).WaitUntilIdleAsync();
        return (id, await TaskAsync(id, tasks, user));
    }

    private protected static string? State(JsonElement task) => task.GetProperty("taskState").GetString();

    /// <summary>Waits until a task has begun, which happens on another thread.</summary>
    private protected async Task WaitForProgressAsync(string id)
    {
        await WaitForAsync(() =>
            Simulator.Model(Sample.Sales).TasksStarted.Single(task => task.TaskId == id).State != "NOT_STARTED");
    }
}
