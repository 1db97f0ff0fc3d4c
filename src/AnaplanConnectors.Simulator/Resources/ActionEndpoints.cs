using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Imports, exports, other actions and processes: what there is (API reference 3.12 to 3.15).
/// <see cref="TaskEndpoints"/> runs them.
/// </summary>
internal sealed class ActionEndpoints(SimulatorOptions options)
{
    private readonly SortOrder<ActionState> _order = SortOrder<ActionState>.Lenient(
        ("id", (left, right) => string.CompareOrdinal(left.Id, right.Id)),
        ("name", (left, right) => string.Compare(left.Name, right.Name, StringComparison.OrdinalIgnoreCase)));

    public ApiResponse Imports(ApiCall call) =>
        Page(call, "import", "imports", call.Model.State.Imports,
            (json, import) => ActionJson.WriteImport(json, call.Model.State, import));

    public ApiResponse Exports(ApiCall call) =>
        Page(call, "export", "exports", call.Model.State.Exports, ActionJson.WriteExport);

    public ApiResponse Actions(ApiCall call) =>
        Page(call, "action", "actions", call.Model.State.Actions, ActionJson.WriteOther);

    public ApiResponse Processes(ApiCall call) =>
        Page(call, "process", "processes", call.Model.State.Processes, ActionJson.WriteIdAndName);

    /// <summary>
    /// An id that does not exist is answered with 500, as the service was seen to do; a hidden import with 404.
    /// </summary>
    public ApiResponse Import(ApiCall call)
    {
        if (call.Model.State.Imports.All(import => import.Id != call["action"]))
            throw new ApiException(options.UnknownImportStatus, ReasonPhrases.GetReasonPhrase(options.UnknownImportStatus));
        return One(call, "importMetadata", call.Model.State.Imports, ActionJson.WriteImportMetadata);
    }

    public ApiResponse Export(ApiCall call) =>
        One(call, "exportMetadata", call.Model.State.Exports,
            (json, export) => ActionJson.WriteExportMetadata(json, call.Model.State, export));

    public ApiResponse Action(ApiCall call) =>
        One(call, "actionMetadata", call.Model.State.Actions, ActionJson.WriteOtherMetadata);

    public ApiResponse Process(ApiCall call) =>
        One(call, "processMetadata", call.Model.State.Processes,
            (json, process) => ActionJson.WriteProcessMetadata(json, call.Model.State, process,
                call.Query.Flag("showImportDataSource")));

    private ApiResponse Page<T>(ApiCall call, string kind, string key, IReadOnlyList<T> actions, Action<Utf8JsonWriter, T> write)
        where T : ActionState
    {
        var visible = actions.Where(call.Model.State.AccessOf(call.User).CanSee);
        return Envelope.Page(call, kind, key, _order.Apply(call.Query, visible), (json, action) => write(json, (T)action));
    }

    private static ApiResponse One<T>(ApiCall call, string key, IReadOnlyList<T> actions, Action<Utf8JsonWriter, T> write)
        where T : ActionState
    {
        var action = actions.FirstOrDefault(action => action.Id == call["action"]
            && call.Model.State.AccessOf(call.User).CanSee(action))
            ?? throw ApiException.NotFound();
        return Envelope.Of(call, key, json =>
        {
            json.WriteStartObject(key);
            write(json, action);
            json.WriteEndObject();
        });
    }
}
