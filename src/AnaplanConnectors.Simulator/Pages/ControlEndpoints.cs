using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// The private path by which <c>anx sim</c> reaches a running simulator. It exists only with a key, which only this computer's user
/// knows, and only for calls on the loopback address that carry nothing of Anaplan's: a client that was pointed here by mistake, or a
/// page in a browser, must not reset anything.
/// </summary>
internal sealed class ControlEndpoints(World world, ISimulatorControl control)
{
    public const string KeyHeader = "X-Simulator-Key";
    private const string Root = "/simulator/control";
    private const string Zip = "application/zip";

    public IEnumerable<Endpoint> Endpoints() => world.Options.ControlKey is null ? [] :
    [
        Line("GET", "/inspect", (_, _) => ValueTask.FromResult(Inspect())),
        Line("POST", "/reset", ResetAsync),
        Line("GET", "/snapshot", (_, _) => ValueTask.FromResult(Snapshot())),
        Line("POST", "/restore", RestoreAsync),
    ];

    private async ValueTask<ApiResponse> ResetAsync(ApiCall call, CancellationToken cancellationToken)
    {
        await control.ResetAsync();
        return new ApiResponse(204);
    }

    private ApiResponse Snapshot()
    {
        // Archives are written synchronously, which sockets do not take.
        var file = TemporaryFile();
        StateFile.Write(world, file);
        file.Position = 0;
        return new ApiResponse(200, ApiBody.Of(file, file.Length, Zip));
    }

    private async ValueTask<ApiResponse> RestoreAsync(ApiCall call, CancellationToken cancellationToken)
    {
        // Archives are read from their end: the whole of it must be here.
        await using var file = TemporaryFile();
        await call.Request.Body.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        try
        {
            await control.RestoreAsync(file);
        }
        catch (StateException error)
        {
            throw ApiException.BadRequest(error.Message);
        }
        return new ApiResponse(204);
    }

    private static FileStream TemporaryFile() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew,
        FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);

    private ApiResponse Inspect() => Envelope.Json(200, json =>
    {
        json.WriteString("tenant", world.Tenant.Name);
        json.WriteCollection("models", [.. world.Models.Of(world.Tenant.Models)], WriteModel);
        json.WriteStrings("unmetFaults", control.UnmetFaults.Select(fault => fault.ToString()));
        json.WriteStrings("lastRequests", control.Requests.TakeLast(20).Select(request => request.ToString()));
    });

    private static void WriteModel(Utf8JsonWriter json, ModelRuntime model)
    {
        json.WriteString("id", model.State.Id);
        json.WriteString("name", model.State.Name);
        json.WriteString("workspace", model.State.Workspace.Name);
        json.WriteString("state", ApiText.Of(model.State.State));
        json.WriteBoolean("open", model.IsOpen);
        json.WriteCollection("lists", model.State.Lists, (_, list) =>
        {
            json.WriteString("name", list.Name);
            json.WriteNumber("items", model.State.Data.Items(list).Count);
        });
        json.WriteStrings("files", model.State.Files.Select(file => file.Name));
        json.WriteCollection("tasks", [.. model.Tasks.All.Where(task => task.Action is not ForeignAction)], (_, task) =>
        {
            json.WriteString("taskId", task.Id);
            json.WriteString("action", task.Action.Name);
            json.WriteString("user", task.User.Email);
            json.WriteString("state", TaskJson.State(task));
            if (task.Outcome is { } outcome)
                json.WriteBoolean("successful", outcome.Successful);
        });
    }

    private Endpoint Line(string method, string path, EndpointHandler handler) => new(Route.Simulator, method, Root + path,
        (call, token) =>
        {
            Admit(call.Request);
            return handler(call, token);
        })
    {
        NeedsToken = false, Produces = [],
    };

    private void Admit(ApiRequest request)
    {
        var key = request.Header(KeyHeader) ?? "";
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(world.Options.ControlKey!));
        var isForwarded = request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase));
        if (!isRight || isForwarded || request.Header("Authorization") is not null || request.Header("Origin") is not null
            || !IsLoopback(request.Origin))
            throw new ApiException(403, "The control path is for anx sim on this computer, and for no token of Anaplan");
    }

    private static bool IsLoopback(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
