using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Whether a model is open or busy, and opening and closing it (API reference 3.3).</summary>
internal sealed class ModelStatusEndpoints(SimulatorOptions options)
{
    /// <summary>GET answers without a frame.</summary>
    public ApiResponse Get(ApiCall call) => options.ModelStatusByGet
        ? Envelope.Json(200, json => Write(json, call.Model))
        : throw new ApiException(405, "Method Not Allowed");

    public ApiResponse Post(ApiCall call) =>
        Envelope.Of(call, "status", json => Write(json, call.Model));

    /// <summary>Only starts to load the model: 202, or 200 when it is open already.</summary>
    public ApiResponse Open(ApiCall call)
    {
        call.RequireAdministrator();
        var isOpen = call.Model.IsOpen;
        _ = call.Model.LoadAsync();
        return new ApiResponse(isOpen ? 200 : 202);
    }

    public async ValueTask<ApiResponse> CloseAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.RequireAdministrator();
        await call.Model.CloseAsync(cancellationToken);
        return new ApiResponse(204);
    }

    private void Write(Utf8JsonWriter json, ModelRuntime model)
    {
        var task = model.Tasks.Running;
        json.WriteStartObject("requestStatus");
        json.WriteString("tooltip", task is null ? null : Tooltip(task));
        json.WriteFraction("progress", task?.Progress ?? -1);
        json.WriteString("currentStep", Step(model));
        json.WriteNull("exportTaskType");
        json.WriteNumber("creationTime", options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteString("taskId", task?.Id);
        json.WriteNull("peakMemoryUsageEstimate");
        json.WriteNull("peakMemoryUsageTime");
        json.WriteEndObject();
    }

    private static string Step(ModelRuntime model) =>
        model.Tasks.Running is not null ? "Processing ..."
        : model.IsUpdating ? "Updating"
        : model.IsOpen ? "Open"
        : model.IsClosing ? "Closing"
        : "Closed";

    private static string Tooltip(ModelTask task)
    {
        var kind = task.Action switch
        {
            ImportState => "Import",
            ExportState => "Export",
            ProcessState => "Process",
            _ => "Action",
        };
        var user = $"{task.User.FirstName} {task.User.LastName}";
        return string.Create(CultureInfo.InvariantCulture, $"The system is currently processing an {kind}:\n\n"
            + $"{kind} started by user {user}\n\n{kind} started at {task.Started:HH:mm} (UTC)\n");
    }
}
