namespace AnaplanConnectors.Simulator.Tests;

/// <summary>What the requests need that the documents do not say: bodies that the tenant understands, and what cannot be produced.</summary>
internal static class Samples
{
    private const string Locale = """{"localeName":"en_US"}""";
    private const string Revisions = """{"sourceRevisionId":"{sourceRevisionId}","sourceModelId":"{sourceModelId}","targetRevisionId":"{targetRevisionId}"}""";
    private const string Connection = """{"type":"AmazonS3","body":{"name":"S3","accessKeyId":"A","secretAccessKey":"B","bucketName":"samplebucket"}}""";
    private const string Integration = $$"""{"name":"New","version":"2.0","workspaceId":"{{Sample.Workspace}}","modelId":"{{Sample.Sales}}","processId":"{{Sample.Nightly}}","jobs":[]}""";
    private const string Schedule = """{"integrationId":"{integrationId}","schedule":{"name":"D","type":"daily","time":"12:45","startDate":"2025-12-01","endDate":"2026-12-01","timezone":"Europe/Paris"}}""";
    private const string Notification = """{"integrationIds":["{integrationId}"],"channels":["email"],"notifications":{"config":[{"type":"success","users":["{userId}"]}]}}""";
    private const string Flow = """{"name":"F","version":"2.0","type":"IntegrationFlow","steps":[{step},{step}]}""";
    private const string User = """{"userName":"new@example.com","name":{"givenName":"New","familyName":"User"}}""";

    private const string Cells = """[{"lineItemId":"206000000003","dimensions":[{"dimensionId":"101000000001","itemId":"201000000017"},{"dimensionName":"Time","itemName":"Jan 25"},{"dimensionName":"Versions","itemName":"Actual"}],"value":1}]""";

    /// <summary>Bodies by the end of the operation; the first that fits counts. Places in braces are filled.</summary>
    private static readonly (string Operation, string Body)[] Bodies =
    [
        ("PUT {M}/currentPeriod", """{"date":"2025-03-15"}"""),
        ("POST {M}/dimensions/{dimensionId}/items", """{"names":["Road Bike"]}"""),
        ("PUT {M}/modelCalendar/fiscalYear", """{"year":"FY25"}"""),
        ("POST {M}/modules/{moduleId}/data", Cells),
        ("PUT {M}/versions/{versionId}/switchover", """{"date":"2025-03-01"}"""),
        ("POST /workspaces/{workspaceId}/bulkDeleteModels", $$"""{"modelIdsToDelete":["{{Sample.Archived}}"]}"""),
        ("POST {M}/files/{fileId}", """{"chunkCount":-1}"""),
        ("POST {M}/files/{fileId}/complete", "{}"),
        ("POST {M}/lists/{listId}/items", """{"items":[{"name":"New Bike"}]}"""),
        ("PUT {M}/lists/{listId}/items", """{"items":[{"name":"Road Bike","code":"RB2"}]}"""),
        ("POST {M}/views/{viewId}/readRequests", """{"exportType":"TABULAR_MULTI_COLUMN"}"""),
        ("POST {M}/lists/{listId}/readRequests", "{}"),
        ("POST {M}/imports/{importId}/tasks", Locale),
        ("POST {M}/exports/{exportId}/tasks", Locale),
        ("POST {M}/actions/{actionId}/tasks", Locale),
        ("POST {M}/processes/{processId}/tasks", Locale),
        ("POST {M}/onlineStatus", """{"status":"online"}"""),
        ("PUT {M}/onlineStatus", """{"status":"online"}"""),
        ("POST {M}/alm/revisions", """{"name":"Second"}"""),
        ("POST {M}/alm/syncTasks", Revisions),
        ("POST {M}/alm/comparisonReportTasks", Revisions),
        ("POST {M}/alm/summaryReportTasks", Revisions),
        ("POST /events/search", """{"interval":1}"""),
        ("POST /Users", User),
        ("PUT /Users/{id}", """{"userName":"ada.lovelace@example.com","name":{"givenName":"Ada","familyName":"King"}}"""),
        ("PATCH /Users/{id}", """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":true}]}"""),
        ("POST /integrations/connections", Connection),
        ("PUT /integrations/connections/{connectionId}", Connection),
        ("PATCH /integrations/connections/{connectionId}", """{"body":{"name":"Renamed"}}"""),
        ("POST /integrations", Integration),
        ("PUT /integrations/{integrationId}", Integration),
        ("POST /integrations/{integrationId}/run", "{}"),
        ("POST /integrations/{integrationId}/schedule", Schedule),
        ("PUT /integrations/{integrationId}/schedule", Schedule),
        ("POST /integrations/notification", Notification),
        ("PUT /integrations/notification/{notificationId}", Notification),
        ("POST /integrationflows", Flow),
        ("PUT /integrationflows/{integrationFlowId}", Flow),
        ("POST /integrationflows/{integrationFlowId}/run", "{}"),
        ("POST /oauth/device/code", """{"client_id":"{deviceClient}","scope":"openid"}"""),
        ("POST /oauth/token", """{"grant_type":"urn:ietf:params:oauth:grant-type:device_code","client_id":"{deviceClient}","device_code":"{allowedDevice}"}"""),
    ];

    /// <summary>Bodies that are refused with 400.</summary>
    private static readonly (string Operation, string Body)[] Refused =
    [
        ("PUT {M}/currentPeriod", """{"date":"nonsense"}"""),
        ("POST {M}/dimensions/{dimensionId}/items", """{"names":"Road Bike"}"""),
        ("POST /oauth/token", """{"grant_type":"refresh_token"}"""),
        ("POST /events/search", """{"interval":10000}"""),
        ("POST /integrationflows/{integrationFlowId}/run", """{"stepsToRun":["nothing"]}"""),
    ];

    public static string? BodyOf(DocumentedStatus one) => Find(one, one.Status == 400 ? [.. Refused, .. Bodies.Select(entry => (entry.Operation, "{}"))] : Bodies);

    /// <summary>Why the twin does not produce a status; null when it does. Everything else is asked for.</summary>
    public static string? ReasonAgainst(DocumentedStatus one) => (one.Service, one.Method, one.Template, one.Status) switch
    {
        ("cloudworks", "GET", "/integrations/anaplanModels/{modelId}", _) => "dead in the service: an HTML 404 whatever is asked (API reference 10.2)",
        ("cloudworks", _, _, 403) when one.Template.Contains("/schedule", StringComparison.Ordinal)
            || one.Template.EndsWith("/dumps", StringComparison.Ordinal) => "452 in its place, as it was seen (API reference 9)",
        ("cloudworks", "GET", "/integrations/run/{runId}/dumps" or "/integrations/run/{runId}/process/import/{actionId}/dumps", 200) =>
            "an archive and not JSON (API reference 10.2, the later judgement)",
        ("cloudworks", "DELETE", "/integrations/{integrationId}", 500) => "409 while it runs (API reference 10.2)",
        ("oauth", "GET", "/auth/authorize", 401) => "which status goes with an error is not fixed: 400 or, by a setting, 403 (API reference 2.4)",
        ("scim", "GET", "/Schemas", 200) => "the document describes a list of users, and schemas are none",
        ("scim", "GET", "/ResourceTypes" or "/Schemas" or "/ServiceProviderConfig", 401) => "open without login (API reference 10.4)",
        ("integration", "GET", var path, 200) when path.EndsWith("/solutionLogs", StringComparison.Ordinal) =>
            "the twin has no optimizer, so no log",
        _ => null,
    };

    private static string? Find(DocumentedStatus one, IReadOnlyList<(string Operation, string Body)> bodies)
    {
        var template = one.Template.Replace("/workspaces/{workspaceId}/models/{modelId}", "{M}", StringComparison.Ordinal)
            .Replace("/models/{modelId}", "{M}", StringComparison.Ordinal);
        return bodies.Where(entry => entry.Operation == $"{one.Method} {template}").Select(entry => entry.Body).FirstOrDefault();
    }
}
