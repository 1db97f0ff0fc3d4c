namespace AnaplanConnectors.Client.Tests;

/// <summary>The calls of the Integration API; those of the other services are in <see cref="ConformanceOtherServices"/>.</summary>
internal static class ConformanceOperations
{
    public const string ModelId = "7C4E19A2D5B84F60A1E3C9B7F2D80E46";

    private const string M = "/2/0/models/" + ModelId;

    private const string W = "/2/0/workspaces/w1";

    private static readonly Reply NoContent = Replies.Status(204);

    private static readonly Reply Csv = Replies.Content("id,name\n", "text/csv");

    private static readonly (string, string, Reply)[] Upload =
    [
        ("POST", M + "/files/113", Of("'file' : { 'id' : '113' }")), ("PUT", M + "/files/113/chunks/0", NoContent),
    ];

    private static readonly RevisionPair Revisions = new("R2", "M2", "R1");

    public static IReadOnlyList<ConformanceOperation> All { get; } =
    [
        // Tenant.
        Get("AnaplanClient.ValidateTokenAsync", "/token/validate", "'userInfo' : { 'userGuid' : '1' }", c => c.ValidateTokenAsync()),
        Get("UserClient.GetCurrentAsync", "/2/0/users/me", "'user' : { 'id' : '1' }", c => c.Users.GetCurrentAsync()),
        Get("UserClient.GetAsync", "/2/0/users/1", "'user' : { 'id' : '1' }", c => c.Users.GetAsync("1")),
        Get("UserClient.ListAsync", "/2/0/users", "'users' : [ ]", c => c.Users.ListAsync().ToListAsync(default)),
        Get("AnaplanClient.GetWorkspacesAsync", "/2/0/workspaces", "'workspaces' : [ ]", c => c.GetWorkspacesAsync().ToListAsync(default)),
        Get("AnaplanClient.GetModelsAsync", "/2/0/models", "'models' : [ ]", c => c.GetModelsAsync().ToListAsync(default)),
        Get("WorkspaceClient.GetDetailsAsync", W, "'workspace' : { 'id' : 'w1' }", c => c.Workspace("w1").GetDetailsAsync()),
        Get("WorkspaceClient.ListModelsAsync", W + "/models", "'models' : [ ]", c => c.Workspace("w1").ListModelsAsync().ToListAsync(default)),
        Get("WorkspaceClient.ListAdministratorsAsync", W + "/admins", "'admins' : [ ]", c => c.Workspace("w1").ListAdministratorsAsync().ToListAsync(default)),
        Get("WorkspaceClient.ListVisitorsAsync", W + "/visitors", "'visitors' : [ ]", c => c.Workspace("w1").ListVisitorsAsync().ToListAsync(default)),
        Set("WorkspaceClient.DeleteModelsAsync", "POST", W + "/bulkDeleteModels", Of("'modelsDeleted' : 1"), c => c.Workspace("w1").DeleteModelsAsync(["x"])),

        // Model.
        Get("ModelClient.GetDetailsAsync", M, "'model' : { 'id' : '7C' }", c => Model(c).GetDetailsAsync()),
        Get("ModelClient.GetStatusAsync", M + "/status", "'requestStatus' : { 'currentStep' : 'Open' }", c => Model(c).GetStatusAsync()) with
        {
            Others = [("GET", M, Of("'model' : { 'id' : '7C' }"))], // asked for the workspace when GET is the wrong verb
        },
        Quiet("ModelClient.OpenAsync", "POST", M + "/open", c => Model(c).OpenAsync()) with
        {
            Takes = ["424"], Others = [("GET", M + "/status", Of("'requestStatus' : { 'currentStep' : 'Open' }"))],
        },
        Quiet("ModelClient.CloseAsync", "POST", M + "/close", c => Model(c).CloseAsync()),
        Get("CalendarClient.GetAsync", M + "/modelCalendar", "'modelCalendar' : { }", c => Model(c).Calendar.GetAsync()),
        Set("CalendarClient.SetFiscalYearAsync", "PUT", M + "/modelCalendar/fiscalYear", Of("'modelCalendar' : { }"), c => Model(c).Calendar.SetFiscalYearAsync("FY25")),
        Get("CalendarClient.GetCurrentPeriodAsync", M + "/currentPeriod", "'currentPeriod' : { }", c => Model(c).Calendar.GetCurrentPeriodAsync()),
        Set("CalendarClient.SetCurrentPeriodAsync", "PUT", M + "/currentPeriod", Of("'currentPeriod' : { }"), c => Model(c).Calendar.SetCurrentPeriodAsync(null)),
        Get("ItemClient.ListAsync", M + "/versions", "'versionMetadata' : [ ]", c => Model(c).Versions.ListAsync().ToListAsync(default)),
        Set("VersionClient.SetSwitchoverAsync", "PUT", M + "/versions/107/switchover", Of("'versionSwitchover' : { }"), c => Model(c).Versions.SetSwitchoverAsync("107", null)),

        // Modules, views, dimensions, lists.
        Get("ModuleClient.ListLineItemsAsync", M + "/modules/102/lineItems", "'items' : [ ]", c => Model(c).Modules.ListLineItemsAsync("102").ToListAsync(default)),
        Get("ModuleClient.ListViewsAsync", M + "/modules/102/views", "'views' : [ ]", c => Model(c).Modules.ListViewsAsync("102").ToListAsync(default)),
        Set("ModuleClient.WriteCellsAsync", "POST", M + "/modules/102/data", Of("'numberOfCellsChanged' : 1"), c => Model(c).Modules.WriteCellsAsync("102", [CellWrite.OfLineItem("206", 1)])),
        Get("LineItemClient.ListDimensionsAsync", M + "/lineItems/206/dimensions", "'dimensions' : [ ]", c => Model(c).LineItems.ListDimensionsAsync("206").ToListAsync(default)),
        Get("LineItemClient.ListDimensionItemsAsync", M + "/lineItems/206/dimensions/101/items", "'items' : [ ]", c => Model(c).LineItems.ListDimensionItemsAsync("206", "101").ToListAsync(default)),
        Get("ViewClient.GetLayoutAsync", M + "/views/207", "'viewId' : '207'", c => Model(c).Views.GetLayoutAsync("207")),
        Get("ViewClient.ListDimensionItemsAsync", M + "/views/207/dimensions/101/items", "'items' : [ ]", c => Model(c).Views.ListDimensionItemsAsync("207", "101").ToListAsync(default)),
        Get("ViewClient.GetDataAsync", M + "/views/207/data", "'rows' : [ ]", c => Model(c).Views.GetDataAsync("207")),
        Bytes("ViewClient.OpenCsvAsync", M + "/views/207/data", Csv, c => ReadView(c, new() { Layout = ViewCsvLayout.Grid })),
        LargeRead("ViewClient.OpenCsvAsync (start)", "POST", "", CallClass.Safe),
        LargeRead("ViewClient.OpenCsvAsync (poll)", "GET", "/R1", CallClass.Safe),
        LargeRead("ViewClient.OpenCsvAsync (page)", "GET", "/R1/pages/0", CallClass.Safe) with { Reads = Reads.Bytes },
        Get("DimensionClient.ListItemsAsync", M + "/dimensions/101/items", "'items' : [ ]", c => Model(c).Dimensions.ListItemsAsync("101").ToListAsync(default)),
        new("DimensionClient.FindItemsAsync", CallClass.Safe, "POST", M + "/dimensions/101/items", Of("'items' : [ ]"), c => Model(c).Dimensions.FindItemsAsync("101", ["x"])),
        Get("ListClient.GetMetadataAsync", M + "/lists/101", "'metadata' : { 'id' : '101' }", c => Model(c).Lists.GetMetadataAsync("101")),
        Get("ListClient.ListItemsAsync", M + "/lists/101/items", "'listItems' : [ ]", c => Model(c).Lists.ListItemsAsync("101").ToListAsync(default)),
        Bytes("ListClient.OpenCsvAsync", M + "/lists/101/items", Csv, async c => await (await Model(c).Lists.OpenCsvAsync("101")).DisposeAsync()) with
        {
            Others = [("GET", M + "/lists/101", Of("'metadata' : { 'id' : '101', 'itemCount' : 1 }"))],
        },
        Bytes("ListClient.OpenPreviewAsync", M + "/lists/101/preview", Csv, async c => (await Model(c).Lists.OpenPreviewAsync("101")).Dispose()),
        Once("ListClient.AddItemsAsync", M + "/lists/101/items", Of("'added' : 1"), c => Model(c).Lists.AddItemsAsync("101", [new() { Code = "a" }])),
        Set("ListClient.UpdateItemsAsync", "PUT", M + "/lists/101/items", Of("'updated' : 1"), c => Model(c).Lists.UpdateItemsAsync("101", [new() { Code = "a" }])),
        Set("ListClient.DeleteItemsAsync", "POST", M + "/lists/101/items", Of("'deleted' : 1"), c => Model(c).Lists.DeleteItemsAsync("101", [ListItemKey.OfCode("a")])),
        Quiet("ListClient.ResetIndexAsync", "POST", M + "/lists/101/resetIndex", c => Model(c).Lists.ResetIndexAsync("101")),

        // Files.
        Set("FileClient.StartUploadAsync", "POST", M + "/files/113", Of("'file' : { 'id' : '113' }"), c => Model(c).Files.StartUploadAsync(new() { Id = "113" }, 1)),
        Quiet("FileUpload.PutChunkAsync", "PUT", M + "/files/113/chunks/0", PutAsync) with { Others = Upload },
        Quiet("FileUpload.CompleteAsync", "POST", M + "/files/113/complete", CompleteAsync) with { Others = Upload },
        Get("FileClient.OpenDownloadAsync", M + "/files/113/chunks", "'chunks' : [ ]", c => Model(c).Files.OpenDownloadAsync("113")),
        Bytes("FileDownload.OpenChunkAsync", M + "/files/113/chunks/0", Replies.Bytes([1]), async c => (await (await Model(c).Files.OpenDownloadAsync("113")).OpenChunkAsync(0)).Dispose()) with
        {
            Others = [("GET", M + "/files/113/chunks", Of("'chunks' : [ { 'id' : '0' } ]"))],
        },
        Quiet("FileClient.DeleteContentAsync", "DELETE", M + "/files/113", c => Model(c).Files.DeleteContentAsync("113")),

        Quiet("FileClient.PutContentAsync", "PUT", M + "/files/113", c => Model(c).Files.PutContentAsync("113", new byte[] { 1 })),
        Bytes("FileClient.OpenContentAsync", M + "/files/113", Replies.Bytes([1]), async c => (await Model(c).Files.OpenContentAsync("113")).Dispose()),

        // Actions and tasks.
        Get("OtherActionClient.GetMetadataAsync", M + "/actions/117", "'actionMetadata' : { }", c => Model(c).Actions.GetMetadataAsync("117")),
        Bytes("OtherActionClient.OpenSolutionLogAsync", W + "/models/" + ModelId + "/optimizeActions/117/tasks/T1/solutionLogs", Replies.Content("log", "text/plain"), async c => (await Model(c).Actions.OpenSolutionLogAsync("w1", "117", "T1")).Dispose()),
        Get("ImportClient.GetMetadataAsync", M + "/imports/112", "'importMetadata' : { }", c => Model(c).Imports.GetMetadataAsync("112")),
        Get("ExportClient.GetMetadataAsync", M + "/exports/116", "'exportMetadata' : { }", c => Model(c).Exports.GetMetadataAsync("116")),
        Get("ProcessClient.GetMetadataAsync", M + "/processes/118", "'processMetadata' : { }", c => Model(c).Processes.GetMetadataAsync("118")),
        Get("ActionClient.ListTasksAsync", M + "/imports/112/tasks", "'tasks' : [ ]", c => Model(c).Imports.ListTasksAsync("112").ToListAsync(default)),
        Once("ActionClient.StartAsync", M + "/imports/112/tasks", Of("'task' : { 'taskId' : 'T1' }"), c => Model(c).Imports.StartAsync("112")) with
        {
            Others = [("GET", M + "/imports/112/tasks", Replies.EmptyEnvelope)], Extra = TimeSpan.FromSeconds(75),
        },
        Get("AnaplanTask.GetSnapshotAsync", M + "/imports/112/tasks/T1", "'task' : { 'taskId' : 'T1' }", c => Model(c).Imports.GetTask("112", "T1").GetSnapshotAsync()),
        Quiet("AnaplanTask.CancelAsync", "DELETE", M + "/imports/112/tasks/T1", c => Model(c).Imports.GetTask("112", "T1").CancelAsync()) with { Takes = ["404"] },
        Get("AnaplanTask.OpenDumpAsync", M + "/imports/112/tasks/T1/dump/chunks", "'chunks' : [ ]", c => Model(c).Imports.GetTask("112", "T1").OpenDumpAsync()) with
        {
            // Three ways to say that there is none (API reference 3.17).
            Takes = ["400", "404", "empty"],
        },

        // Lifecycle.
        Quiet("AlmClient.SetOnlineAsync", "POST", M + "/onlineStatus", c => Model(c).Alm.SetOnlineAsync(true)),
        Get("AlmClient.GetLatestRevisionAsync", M + "/alm/latestRevision", "'revisions' : [ ]", c => Model(c).Alm.GetLatestRevisionAsync()),
        Get("AlmClient.ListRevisionsAsync", M + "/alm/revisions", "'revisions' : [ ]", c => Model(c).Alm.ListRevisionsAsync().ToListAsync(default)),
        Get("AlmClient.ListSyncableRevisionsAsync", M + "/alm/syncableRevisions", "'revisions' : [ ]", c => Model(c).Alm.ListSyncableRevisionsAsync("M2").ToListAsync(default)),
        Get("AlmClient.ListModelsAsync", M + "/alm/revisions/R1/appliedToModels", "'appliedToModels' : [ ]", c => Model(c).Alm.ListModelsAsync("R1").ToListAsync(default)),
        Once("AlmClient.CreateRevisionAsync", M + "/alm/revisions", Of("'revisions' : [ { 'id' : 'R1' } ]"), c => Model(c).Alm.CreateRevisionAsync("First")),
        Bytes("AlmClient.OpenComparisonReportAsync", M + "/alm/comparisonReports/R1/R2", Replies.Bytes([1]), async c => (await Model(c).Alm.OpenComparisonReportAsync("R1", "R2")).Dispose()),
        Get("AlmClient.GetSummaryReportAsync", M + "/alm/summaryReports/R1/R2", "'summaryReport' : { }", c => Model(c).Alm.GetSummaryReportAsync("R1", "R2")),
        Once("AlmTaskClient.StartAsync (synchronisation)", M + "/alm/syncTasks", Of("'task' : { 'taskId' : 'T1' }"), c => Model(c).Alm.Synchronisations.StartAsync(Revisions)),
        Set("AlmTaskClient.StartAsync (report)", "POST", M + "/alm/summaryReportTasks", Of("'task' : { 'taskId' : 'T1' }"), c => Model(c).Alm.SummaryReports.StartAsync(Revisions)),
        Get("AlmTaskClient.ListAsync", M + "/alm/syncTasks", "'tasks' : [ ]", c => Model(c).Alm.Synchronisations.ListAsync().ToListAsync(default)),
        Get("AlmTaskClient.GetAsync", M + "/alm/syncTasks/T1", "'task' : { 'taskId' : 'T1' }", c => Model(c).Alm.Synchronisations.GetAsync("T1")),

        .. ConformanceOtherServices.All,
    ];

    internal static Reply Of(string members) => Replies.Enveloped(members);

    internal static ConformanceOperation Get(string name, string path, string answer, Func<AnaplanClient, Task> call) => new(name, CallClass.Safe, "GET", path, Of(answer), call);

    internal static ConformanceOperation Bytes(string name, string path, Reply answer, Func<AnaplanClient, Task> call)
        => new(name, CallClass.Safe, "GET", path, answer, call) { Reads = Reads.Bytes };

    internal static ConformanceOperation Set(string name, string method, string path, Reply answer, Func<AnaplanClient, Task> call)
        => new(name, CallClass.IdempotentByKey, method, path, answer, call);

    internal static ConformanceOperation Quiet(string name, string method, string path, Func<AnaplanClient, Task> call)
        => new(name, CallClass.IdempotentByKey, method, path, NoContent, call) { Reads = Reads.Nothing };

    internal static ConformanceOperation Once(string name, string path, Reply answer, Func<AnaplanClient, Task> call)
        => new(name, CallClass.AskFirst, "POST", path, answer, call);

    private static ModelClient Model(AnaplanClient client) => client.Model(ModelId);

    private static ConformanceOperation LargeRead(string name, string method, string path, CallClass callClass)
    {
        const string requests = M + "/views/207/readRequests";
        var request = Of("'viewReadRequest' : { 'requestId' : 'R1', 'requestState' : 'COMPLETE', 'successful' : true, 'availablePages' : 1 }");
        (string, string, Reply)[] others =
        [
            ("GET", M + "/views/207", Of("'viewId' : '207', 'rows' : [ { 'id' : '101', 'name' : 'Products' } ]")),
            ("GET", M + "/views/207/dimensions/101/items", Of("'items' : [ { 'id' : '1', 'name' : 'A' } ]")),
            ("POST", requests, request), ("GET", requests + "/R1", request), ("GET", requests + "/R1/pages/0", Csv), ("DELETE", requests + "/R1", NoContent),
        ];
        return new(name, callClass, method, requests + path, path.Length > 4 ? Csv : request, c => ReadView(c, new() { LargeReadFrom = 0 })) { Others = others };
    }

    private static async Task ReadView(AnaplanClient client, ViewReadOptions options)
    {
        var content = await Model(client).Views.OpenCsvAsync(new() { Id = "207", ModuleId = "102" }, options);
        try
        {
            await content.Stream.CopyToAsync(Stream.Null);
        }
        finally
        {
            await content.DisposeAsync();
        }
    }

    private static async Task PutAsync(AnaplanClient client)
    {
        var upload = await Model(client).Files.StartUploadAsync(new() { Id = "113" }, 1);
        await upload.PutChunkAsync(0, ChunkBody.FromBytes(new byte[] { 1 }));
    }

    private static async Task CompleteAsync(AnaplanClient client)
    {
        var upload = await Model(client).Files.StartUploadAsync(new() { Id = "113" }, null);
        await upload.PutChunkAsync(0, ChunkBody.FromBytes(new byte[] { 1 }));
        await upload.CompleteAsync();
    }
}
