using System.CommandLine;
using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx sim reset|snapshot|restore|inspect</c>: a running simulator of this user, by its private path on loopback.</summary>
internal static class SimControlCommands
{
    private const string Root = "simulator/control/";

    public static IEnumerable<Command> Create(AnxHost host) => [CreateReset(host), CreateSnapshot(host), CreateRestore(host), CreateInspect(host)];

    private static Command CreateReset(AnxHost host)
    {
        var command = new Command("reset", "Begin anew from the tenant file. Tokens, data and tasks of the running simulator are gone.");
        command.Runs(host, async (_, screen, cancellationToken) =>
        {
            using var response = await SendAsync(host, HttpMethod.Post, "reset", null, cancellationToken);
            screen.Say("The simulator begins anew.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateSnapshot(AnxHost host)
    {
        var file = new Argument<string>("file") { Description = "Where to write the state (a zip archive)." };
        var command = new Command("snapshot", "Save the state of the running simulator into a file.") { file };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var path = host.FullPath(parsed.GetValue(file)!);
            using var response = await SendAsync(host, HttpMethod.Get, "snapshot", null, cancellationToken);
            var unfinished = path + ".partial";
            await using (var output = File.Create(unfinished))
                await response.Content.CopyToAsync(output, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            screen.Say($"The state is in '{path}'.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateRestore(AnxHost host)
    {
        var file = new Argument<string>("file") { Description = "A file that 'anx sim snapshot' wrote." };
        var command = new Command("restore", "Bring the running simulator back to a saved state. Its tokens end; clients sign in again.") { file };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var path = host.FullPath(parsed.GetValue(file)!);
            if (!File.Exists(path))
                throw new UsageException($"The file '{path}' does not exist.", "Write one with: anx sim snapshot <file>", ExitCode.NotFound);
            await using var state = File.OpenRead(path);
            using var content = new StreamContent(state);
            using var response = await SendAsync(host, HttpMethod.Post, "restore", content, cancellationToken);
            screen.Say($"The simulator is where '{path}' left it.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateInspect(AnxHost host)
    {
        var command = new Command("inspect", "Show what is in the running simulator: models, tasks, last requests, faults that nothing met.");
        command.Runs(host, async (_, screen, cancellationToken) =>
        {
            using var response = await SendAsync(host, HttpMethod.Get, "inspect", null, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (screen.IsJson)
                host.Out.WriteLine(text);
            else
                Show(host.Out, text);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Show(TextWriter output, string text)
    {
        using var json = JsonDocument.Parse(text);
        output.WriteLine($"Tenant {json.RootElement.GetProperty("tenant").GetString()}");
        foreach (var model in Items(json.RootElement, "models"))
        {
            output.WriteLine($"  {model.GetProperty("workspace").GetString()}/{model.GetProperty("name").GetString()}   {model.GetProperty("state").GetString()}");
            foreach (var list in Items(model, "lists"))
                output.WriteLine($"    list {list.GetProperty("name").GetString()}: {list.GetProperty("items").GetInt64()} items");
            foreach (var task in Items(model, "tasks"))
                output.WriteLine($"    task {task.GetProperty("taskId").GetString()} {task.GetProperty("action").GetString()}: {task.GetProperty("state").GetString()}");
        }

        foreach (var fault in Items(json.RootElement, "unmetFaults"))
            output.WriteLine($"Unmet fault: {fault.GetString()}");
        foreach (var request in Items(json.RootElement, "lastRequests"))
            output.WriteLine(request.GetString());
    }

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];

    private static async Task<HttpResponseMessage> SendAsync(
        AnxHost host, HttpMethod method, string action, HttpContent? content, CancellationToken cancellationToken)
    {
        var address = new ConnectionStore(host).Find(ConnectionStore.Simulator).Api!;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        using var request = new HttpRequestMessage(method, Root + action) { Content = content };
        request.Headers.Add("X-Simulator-Key", SimulatorConnection.ReadControlKey(host));
        try
        {
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? response : throw await RefusalAsync(response, cancellationToken);
        }
        catch (HttpRequestException problem)
        {
            throw new UsageException($"The simulator at {address} does not answer: {problem.Message}", "Start it again: anx sim start", ExitCode.NotFound);
        }
    }

    private static async Task<UsageException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            using var json = response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonDocument.Parse(text) : null;
            var message = json?.RootElement.GetProperty("status").GetProperty("message").GetString() ?? $"status {(int)response.StatusCode}";
            return new UsageException($"The simulator refuses: {message}",
                response.StatusCode == HttpStatusCode.Forbidden ? "Only the user who started it can control it." : "Nothing was changed.", ExitCode.Refused);
        }
    }
}
