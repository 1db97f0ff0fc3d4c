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
    /// <summary><c>GET .../lineItems/{lineItem}/dimensions</c></summary>
    LineItemDimensions,
    /// <summary><c>GET .../dimensions/{dimension}/items</c>, of the model, of a line item or of a view</summary>
    DimensionItems,
    /// <summary><c>POST .../dimensions/{dimension}/items</c></summary>
    FindDimensionItems,
    /// <summary><c>POST .../modules/{module}/data</c></summary>
    WriteCells,
    /// <summary><c>GET .../modelCalendar</c></summary>
    Calendar,
    /// <summary><c>PUT .../modelCalendar/fiscalYear</c></summary>
    SetFiscalYear,
    /// <summary><c>GET .../currentPeriod</c></summary>
    CurrentPeriod,
    /// <summary><c>PUT .../currentPeriod</c></summary>
    SetCurrentPeriod,
    /// <summary><c>GET .../versions</c></summary>
    Versions,
    /// <summary><c>PUT .../versions/{version}/switchover</c></summary>
    SetSwitchover,
    /// <summary><c>GET /workspaces/{workspace}/admins</c></summary>
    WorkspaceAdministrators,
    /// <summary><c>GET /workspaces/{workspace}/visitors</c></summary>
    WorkspaceVisitors,
    /// <summary><c>POST /workspaces/{workspace}/bulkDeleteModels</c></summary>
    DeleteModels,
    /// <summary><c>GET .../optimizeActions/{action}/tasks/{task}/solutionLogs</c></summary>
    SolutionLog,
    /// <summary><c>GET .../dashboards</c></summary>
    Dashboards,
    /// <summary><c>GET .../views</c></summary>
    Views,
    /// <summary><c>GET .../modules/{module}/views</c></summary>
    ModuleViews,
    /// <summary><c>GET .../views/{view}</c></summary>
    View,
    /// <summary><c>GET .../views/{view}/data</c></summary>
    ViewData,
    /// <summary><c>POST .../readRequests</c> of views and lists</summary>
    StartRead,
    /// <summary><c>GET .../readRequests/{request}</c></summary>
    ReadStatus,
    /// <summary><c>GET .../readRequests/{request}/pages/{page}</c></summary>
    ReadPage,
    /// <summary><c>DELETE .../readRequests/{request}</c></summary>
    DeleteRead,
    /// <summary><c>GET .../lists</c></summary>
    Lists,
    /// <summary><c>GET .../lists/{list}</c></summary>
    ListMetadata,
    /// <summary><c>GET .../lists/{list}/items</c></summary>
    ListItems,
    /// <summary><c>POST .../lists/{list}/items?action=</c>: adds or deletes items</summary>
    ChangeListItems,
    /// <summary><c>PUT .../lists/{list}/items</c></summary>
    UpdateListItems,
    /// <summary><c>POST .../lists/{list}/resetIndex</c></summary>
    ResetListIndex,
    /// <summary><c>GET .../lists/{list}/preview</c></summary>
    ListPreview,

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

    /// <summary><c>POST</c> or <c>PUT .../onlineStatus</c></summary>
    SetOnlineStatus,
    /// <summary><c>GET .../alm/latestRevision</c></summary>
    LatestRevision,
    /// <summary><c>GET .../alm/revisions</c></summary>
    Revisions,
    /// <summary><c>POST .../alm/revisions</c></summary>
    CreateRevision,
    /// <summary><c>GET .../alm/revisions/{revision}/appliedToModels</c></summary>
    AppliedToModels,
    /// <summary><c>GET .../alm/syncableRevisions</c></summary>
    SyncableRevisions,
    /// <summary><c>GET .../alm/syncTasks</c></summary>
    SyncTasks,
    /// <summary><c>POST .../alm/syncTasks</c></summary>
    StartSync,
    /// <summary><c>GET .../alm/syncTasks/{task}</c></summary>
    SyncTask,
    /// <summary><c>POST .../alm/comparisonReportTasks</c> and <c>summaryReportTasks</c></summary>
    StartReport,
    /// <summary><c>GET .../alm/comparisonReportTasks/{task}</c> and <c>summaryReportTasks/{task}</c></summary>
    ReportTask,
    /// <summary><c>GET .../alm/comparisonReports/{target}/{source}</c></summary>
    ComparisonReport,
    /// <summary><c>GET .../alm/summaryReports/{target}/{source}</c></summary>
    SummaryReport,

    /// <summary><c>GET /integrations</c> of CloudWorks</summary>
    Integrations,
    /// <summary><c>POST /integrations</c></summary>
    CreateIntegration,
    /// <summary><c>GET /integrations/{integration}</c></summary>
    Integration,
    /// <summary><c>PUT /integrations/{integration}</c></summary>
    ReplaceIntegration,
    /// <summary><c>DELETE /integrations/{integration}</c></summary>
    DeleteIntegration,
    /// <summary><c>POST /integrations/{integration}/run</c></summary>
    RunIntegration,
    /// <summary><c>POST /integrations/{integration}/cancel</c></summary>
    CancelIntegration,
    /// <summary>All calls about <c>/integrations/{integration}/schedule</c></summary>
    IntegrationSchedule,
    /// <summary><c>GET /integrations/runs/{integration}</c></summary>
    IntegrationRuns,
    /// <summary><c>GET /integrations/run/{run}</c></summary>
    IntegrationRun,
    /// <summary><c>GET /integrations/runerror/{run}</c></summary>
    IntegrationRunErrors,
    /// <summary><c>GET /integrations/run/{run}/dumps</c>, and that of one import</summary>
    IntegrationRunDump,
    /// <summary><c>GET /integrations/connections</c></summary>
    Connections,
    /// <summary><c>POST /integrations/connections</c></summary>
    CreateConnection,
    /// <summary><c>PUT</c> or <c>PATCH /integrations/connections/{connection}</c></summary>
    ChangeConnection,
    /// <summary><c>DELETE /integrations/connections/{connection}</c></summary>
    DeleteConnection,
    /// <summary>All calls about <c>/integrations/notification</c></summary>
    Notification,
    /// <summary>All calls about <c>/integrationflows</c> but running one</summary>
    IntegrationFlow,
    /// <summary><c>POST /integrationflows/{flow}/run</c></summary>
    RunIntegrationFlow,

    /// <summary><c>GET /events</c> of the audit service</summary>
    AuditEvents,
    /// <summary><c>POST /events/search</c></summary>
    SearchAuditEvents,

    /// <summary><c>GET /Users</c> of the SCIM service</summary>
    ScimUsers,
    /// <summary><c>GET /Users/{user}</c></summary>
    ScimUser,
    /// <summary><c>POST /Users</c></summary>
    CreateScimUser,
    /// <summary><c>PUT /Users/{user}</c></summary>
    ReplaceScimUser,
    /// <summary><c>PATCH /Users/{user}</c></summary>
    PatchScimUser,
    /// <summary>What the SCIM service says about itself</summary>
    ScimMetadata,

    /// <summary><c>PATCH /permissions/exception-users/users/{user}</c></summary>
    ChangeExceptionUser,
    /// <summary><c>POST /permissions/exception-users/search</c></summary>
    SearchExceptionUsers,
    /// <summary><c>PUT /users/import</c> of the administration</summary>
    ImportUsers,
    /// <summary><c>GET /users/export</c></summary>
    ExportUsers,

    /// <summary>The simulator's own page and control path</summary>
    Simulator,

    /// <summary>
    /// A call the service has and the simulator does not imitate yet: answered with 501, so that nobody is misled.
    /// </summary>
    NotImitated,
}
