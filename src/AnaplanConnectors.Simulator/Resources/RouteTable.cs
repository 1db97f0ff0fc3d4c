namespace AnaplanConnectors.Simulator;

/// <summary>Every call the simulator answers: what it is called, its path, its handler and what is special about it.</summary>
internal sealed class RouteTable(
    SignInEndpoints signIn,
    UserEndpoints users,
    WorkspaceEndpoints workspaces,
    ModelEndpoints models,
    ModelStatusEndpoints status,
    FileEndpoints files,
    DownloadEndpoints downloads,
    ActionEndpoints actions,
    TaskEndpoints tasks,
    DumpEndpoints dumps,
    ModelRoutes modelRoutes)
{
    private const string Tasks = "{M}/{kind}/{action}/tasks";
    private const string ImportDump = "{M}/{kind:imports|exports|actions}/{action}/tasks/{task}/dump";
    private const string NestedDump = "{M}/{kind}/{action}/tasks/{task}/dumps/{object}";

    private static readonly string[] Json = [Endpoint.Json];
    private static readonly string[] Bytes = [ApiBody.OctetStream];
    private static readonly string[] Text = [ApiBody.PlainText];

    public IEnumerable<Endpoint> Endpoints() =>
    [
        Post(Route.Authenticate, "/token/authenticate", signIn.AuthenticateAsync) with { NeedsToken = false },
        Post(Route.RefreshToken, "/token/refresh", signIn.Refresh) with { NeedsToken = false },
        Get(Route.ValidateToken, "/token/validate", signIn.Validate) with { NeedsToken = false },
        Post(Route.Logout, "/token/logout", signIn.Logout) with { NeedsToken = false, Produces = [] },

        Get(Route.CurrentUser, "/2/0/users/me", users.Me),
        Get(Route.Users, "/2/0/users", users.List),
        Get(Route.User, "/2/0/users/{user}", users.Get),
        Get(Route.Workspaces, "/2/0/workspaces", workspaces.List),
        Get(Route.Workspace, "/2/0/workspaces/{workspace}", workspaces.Get),
        Get(Route.WorkspaceModels, "/2/0/workspaces/{workspace}/models", models.ListOfWorkspace),

        // The form with the workspace does not exist: other methods of no handler make it a 405.
        Get(Route.Models, "/2/0/models", models.List),
        Get(Route.Model, "/2/0/models/{model}", models.Get) with { AnswersInEveryState = true, AnswersWithoutAccess = true },
        new Endpoint(Route.Unknown, "", "/2/0/workspaces/{workspace}/models/{model}", (_, _) => throw ApiException.NotFound()),
        Get(Route.ModelStatus, "{M}/status", status.Get) with { AnswersInEveryState = true },
        Post(Route.ModelStatus, "{M}/status", status.Post) with { AnswersInEveryState = true },
        Post(Route.OpenModel, "{M}/open", status.Open) with { Produces = [] },
        Post(Route.CloseModel, "{M}/close", status.CloseAsync) with { Produces = [] },

        .. modelRoutes.Endpoints(),

        Get(Route.Files, "{M}/files", files.List) with { WaitsForModel = true },
        Get(Route.GetFile, "{M}/files/{file}", downloads.GetFile) with { WaitsForModel = true, Produces = Bytes },
        Post(Route.StartUpload, "{M}/files/{file}", files.StartUploadAsync) with { WaitsForModel = true, Consumes = Json },
        Put(Route.PutFile, "{M}/files/{file}", files.PutFileAsync)
            with { WaitsForModel = true, Consumes = FileEndpoints.WholeFileTypes },
        Delete(Route.DeleteFile, "{M}/files/{file}", files.Delete) with { WaitsForModel = true, Produces = [] },
        Get(Route.Chunks, "{M}/files/{file}/chunks", downloads.ListChunks) with { WaitsForModel = true },
        Get(Route.GetChunk, "{M}/files/{file}/chunks/{chunk}", downloads.GetChunk)
            with { WaitsForModel = true, Produces = Bytes },
        Put(Route.PutChunk, "{M}/files/{file}/chunks/{chunk}", files.PutChunkAsync)
            with { WaitsForModel = true, Consumes = FileEndpoints.ChunkTypes },
        Post(Route.CompleteUpload, "{M}/files/{file}/complete", files.CompleteAsync)
            with { WaitsForModel = true, Consumes = Json },

        Get(Route.Imports, "{M}/imports", actions.Imports),
        Get(Route.Imports, "{M}/imports/", actions.Imports),
        Get(Route.Import, "{M}/imports/{action}", actions.Import),
        Get(Route.Exports, "{M}/exports", actions.Exports),
        Get(Route.Export, "{M}/exports/{action}", actions.Export),
        Get(Route.Actions, "{M}/actions", actions.Actions),
        Get(Route.Action, "{M}/actions/{action}", actions.Action),
        Get(Route.Processes, "{M}/processes", actions.Processes),
        Get(Route.Process, "{M}/processes/{action}", actions.Process),

        Post(Route.StartTask, Tasks, tasks.StartAsync) with { Consumes = Json },
        Get(Route.Tasks, Tasks, tasks.List) with { AnswersWithoutAccess = true },
        Get(Route.TaskStatus, Tasks + "/{task}", tasks.Get),
        Delete(Route.CancelTask, Tasks + "/{task}", tasks.Cancel),

        Get(Route.Dump, ImportDump, dumps.Get) with { Produces = Text },
        Get(Route.DumpChunks, ImportDump + "/chunks", dumps.ListChunks),
        Get(Route.GetDumpChunk, ImportDump + "/chunks/{chunk}", dumps.GetChunk) with { Produces = Text },
        Get(Route.Dump, NestedDump, dumps.Get) with { Produces = Text },
        Get(Route.DumpChunks, NestedDump + "/chunks", dumps.ListChunks),
        Get(Route.GetDumpChunk, NestedDump + "/chunks/{chunk}", dumps.GetChunk) with { Produces = Text },

        .. NotImitated.Endpoints(),
    ];

    internal static Endpoint Get(Route route, string path, Func<ApiCall, ApiResponse> handler) =>
        new(route, "GET", path, At(handler));

    internal static Endpoint Post(Route route, string path, Func<ApiCall, ApiResponse> handler) =>
        new(route, "POST", path, At(handler));

    internal static Endpoint Post(Route route, string path, EndpointHandler handler) => new(route, "POST", path, handler);

    internal static Endpoint Put(Route route, string path, EndpointHandler handler) =>
        new(route, "PUT", path, handler) { Produces = [] };

    internal static Endpoint Delete(Route route, string path, Func<ApiCall, ApiResponse> handler) =>
        new(route, "DELETE", path, At(handler));

    private static EndpointHandler At(Func<ApiCall, ApiResponse> handler) => (call, _) => ValueTask.FromResult(handler(call));
}
