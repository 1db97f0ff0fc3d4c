namespace AnaplanConnectors.Simulator;

/// <summary>The names scripts have for calls: <c>chunk.put</c>, or the name of the <see cref="Route"/> itself.</summary>
internal static class RouteNames
{
    private static readonly Dictionary<string, Route> Dotted = new(StringComparer.OrdinalIgnoreCase)
    {
        ["token.create"] = Route.Authenticate,
        ["token.refresh"] = Route.RefreshToken,
        ["token.validate"] = Route.ValidateToken,
        ["token.end"] = Route.Logout,
        ["oauth.token"] = Route.OAuthToken,
        ["oauth.device"] = Route.DeviceCode,
        ["user.me"] = Route.CurrentUser,
        ["user.list"] = Route.Users,
        ["workspace.list"] = Route.Workspaces,
        ["model.list"] = Route.Models,
        ["model.get"] = Route.Model,
        ["model.status"] = Route.ModelStatus,
        ["model.open"] = Route.OpenModel,
        ["model.close"] = Route.CloseModel,
        ["module.list"] = Route.Modules,
        ["list.list"] = Route.Lists,
        ["list.get"] = Route.ListMetadata,
        ["list.items"] = Route.ListItems,
        ["file.list"] = Route.Files,
        ["file.get"] = Route.GetFile,
        ["file.put"] = Route.PutFile,
        ["file.delete"] = Route.DeleteFile,
        ["upload.start"] = Route.StartUpload,
        ["upload.complete"] = Route.CompleteUpload,
        ["chunk.list"] = Route.Chunks,
        ["chunk.get"] = Route.GetChunk,
        ["chunk.put"] = Route.PutChunk,
        ["import.list"] = Route.Imports,
        ["import.get"] = Route.Import,
        ["export.list"] = Route.Exports,
        ["export.get"] = Route.Export,
        ["action.list"] = Route.Actions,
        ["process.list"] = Route.Processes,
        ["process.get"] = Route.Process,
        ["task.start"] = Route.StartTask,
        ["task.list"] = Route.Tasks,
        ["task.get"] = Route.TaskStatus,
        ["task.cancel"] = Route.CancelTask,
        ["dump.get"] = Route.Dump,
        ["dump.chunks"] = Route.DumpChunks,
        ["dump.chunk"] = Route.GetDumpChunk,
    };

    public static IEnumerable<string> All => Dotted.Keys.Concat(Enum.GetNames<Route>());

    public static Route? Find(string name)
    {
        if (Dotted.TryGetValue(name, out var route))
            return route;
        return !name.All(char.IsAsciiLetter) || !Enum.TryParse<Route>(name, ignoreCase: true, out var named) ? null : named;
    }
}
