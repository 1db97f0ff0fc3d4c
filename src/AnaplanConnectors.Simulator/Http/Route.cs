namespace AnaplanConnectors.Simulator;

/// <summary>
/// A call of the API by name, whichever of its paths it came on. Faults are planned and requests recorded by it.
/// </summary>
public enum Route
{
    /// <summary>No call of the API: an unknown path, or a method the path does not know.</summary>
    Unknown,

    /// <summary><c>POST /token/authenticate</c></summary>
    Authenticate,
    /// <summary><c>POST /token/refresh</c></summary>
    RefreshToken,
    /// <summary><c>GET /token/validate</c></summary>
    ValidateToken,
    /// <summary><c>POST /token/logout</c></summary>
    Logout,

    /// <summary><c>POST /oauth/token</c>, of all grants</summary>
    OAuthToken,
    /// <summary><c>POST /oauth/device/code</c></summary>
    DeviceCode,
    /// <summary><c>GET /auth/authorize</c></summary>
    Authorize,
    /// <summary><c>GET /auth/prelogin</c>, and what its form sends</summary>
    Login,
    /// <summary>The page where a user allows a device, and what its form sends</summary>
    Activate,

    /// <summary><c>GET /users/me</c></summary>
    CurrentUser,
    /// <summary><c>GET /users</c></summary>
    Users,
    /// <summary><c>GET /users/{user}</c></summary>
    User,

    /// <summary><c>GET /workspaces</c></summary>
    Workspaces,
    /// <summary><c>GET /workspaces/{workspace}</c></summary>
    Workspace,
    /// <summary><c>GET /workspaces/{workspace}/models</c></summary>
    WorkspaceModels,

    /// <summary><c>GET /models</c></summary>
    Models,
    /// <summary><c>GET /models/{model}</c></summary>
    Model,
    /// <summary><c>GET</c> or <c>POST .../status</c></summary>
    ModelStatus,
    /// <summary><c>POST .../open</c></summary>
    OpenModel,
    /// <summary><c>POST .../close</c></summary>
    CloseModel,

    /// <summary><c>GET .../modules</c></summary>
    Modules,
    /// <summary><c>GET .../lineItems</c></summary>
    LineItems,
    /// <summary><c>GET .../modules/{module}/lineItems</c></summary>
    ModuleLineItems,
    /// <summary><c>GET .../lists</c></summary>
    Lists,
    /// <summary><c>GET .../lists/{list}</c></summary>
    ListMetadata,
    /// <summary><c>GET .../lists/{list}/items</c></summary>
    ListItems,

    /// <summary><c>GET .../files</c></summary>
    Files,
    /// <summary><c>GET .../files/{file}</c></summary>
    GetFile,
    /// <summary><c>POST .../files/{file}</c>: states the number of chunks</summary>
    StartUpload,
    /// <summary><c>PUT .../files/{file}</c></summary>
    PutFile,
    /// <summary><c>DELETE .../files/{file}</c></summary>
    DeleteFile,
    /// <summary><c>GET .../files/{file}/chunks</c></summary>
    Chunks,
    /// <summary><c>GET .../files/{file}/chunks/{chunk}</c></summary>
    GetChunk,
    /// <summary><c>PUT .../files/{file}/chunks/{chunk}</c></summary>
    PutChunk,
    /// <summary><c>POST .../files/{file}/complete</c></summary>
    CompleteUpload,

    /// <summary><c>GET .../imports</c></summary>
    Imports,
    /// <summary><c>GET .../imports/{action}</c></summary>
    Import,
    /// <summary><c>GET .../exports</c></summary>
    Exports,
    /// <summary><c>GET .../exports/{action}</c></summary>
    Export,
    /// <summary><c>GET .../actions</c></summary>
    Actions,
    /// <summary><c>GET .../actions/{action}</c></summary>
    Action,
    /// <summary><c>GET .../processes</c></summary>
    Processes,
    /// <summary><c>GET .../processes/{action}</c></summary>
    Process,

    /// <summary><c>POST .../{kind}/{action}/tasks</c>, of imports, exports, actions and processes alike</summary>
    StartTask,
    /// <summary><c>GET .../{kind}/{action}/tasks</c></summary>
    Tasks,
    /// <summary><c>GET .../{kind}/{action}/tasks/{task}</c></summary>
    TaskStatus,
    /// <summary><c>DELETE .../{kind}/{action}/tasks/{task}</c></summary>
    CancelTask,

    /// <summary><c>GET .../tasks/{task}/dump</c> and, for processes, <c>.../dumps/{object}</c></summary>
    Dump,
    /// <summary><c>GET .../dump/chunks</c> and <c>.../dumps/{object}/chunks</c></summary>
    DumpChunks,
    /// <summary><c>GET .../dump/chunks/{chunk}</c> and <c>.../dumps/{object}/chunks/{chunk}</c></summary>
    GetDumpChunk,

    /// <summary>
    /// A call the service has and the simulator does not imitate yet: answered with 501, so that nobody is misled.
    /// </summary>
    NotImitated,
}
