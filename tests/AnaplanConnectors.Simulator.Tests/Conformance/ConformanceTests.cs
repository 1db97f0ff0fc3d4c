using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>
/// Every status of every operation in the OpenAPI documents is asked for once; the answer must have a documented media type and fit
/// its schema. What cannot be asked for stands in <see cref="Samples.ReasonAgainst"/>, with the reason.
/// </summary>
public sealed partial class ConformanceTests : TenantTest
{
    private const string Nobody = "99999999999999999999999999999999";

    private static IEnumerable<TestCaseData> Produced => OpenApi.All.Count == 0
        ? [new TestCaseData((DocumentedStatus?)null).SetName("The OpenAPI documents are missing")]
        : OpenApi.All.Where(one => Samples.ReasonAgainst(one) is null).Select(one => new TestCaseData(one).SetName(one.ToString()));

    private static IEnumerable<TestCaseData> Guarded => OpenApi.All.Count == 0
        ? [new TestCaseData((DocumentedStatus?)null).SetName("The OpenAPI documents are missing: tokens")]
        : OpenApi.All.Where(one => one.Service is not ("authentication" or "oauth") && !OpenToAll.Contains(one.Template))
            .DistinctBy(one => one.Operation).Select(one => new TestCaseData(one).SetName($"{one.Operation} without a token"));

    private static string[] OpenToAll => ["/ResourceTypes", "/Schemas", "/ServiceProviderConfig"];

    [TestCaseSource(nameof(Produced))]
    public async Task An_answer_is_as_documented(DocumentedStatus? one)
    {
        if (one is null)
            Assert.Ignore(OpenApi.Missing);
        await PrepareAsync(one);

        using var response = await AskAsync(one);

        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(one.Status), text);
        if (one.Status is 204)
            Assert.That(text, Is.Empty);
        if (one.Contents.Count == 0)
            return;
        var mediaType = response.Content.Headers.ContentType?.MediaType ?? "";
        Assert.That(one.Contents.Keys, Does.Contain(mediaType), text);
        if (!mediaType.EndsWith("json", StringComparison.Ordinal))
            return;
        var schema = await one.SchemaAsync(mediaType);
        Assert.That(schema.Validate(text).Select(problem => problem.ToString()), Is.Empty, text);
    }

    [TestCaseSource(nameof(Guarded))]
    public async Task Without_a_token_it_is_401(DocumentedStatus? one)
    {
        if (one is null)
            Assert.Ignore(OpenApi.Missing);
        var path = one.Root + Place().Replace(one.Template, Nobody);

        using var response = await Client.SendAsync(new HttpRequestMessage(new HttpMethod(one.Method), path));

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public void Every_operation_is_asked_for_in_at_least_one_way()
    {
        if (OpenApi.All.Count == 0)
            Assert.Ignore(OpenApi.Missing);

        var unasked = OpenApi.All.GroupBy(one => one.Operation).Where(group => group.All(one => Samples.ReasonAgainst(one) is not null))
            .Select(group => group.Key);

        Assert.That(unasked, Is.EqualTo(new[] { "cloudworks GET /integrations/anaplanModels/{modelId}", "scim GET /Schemas" }));
    }

    /// <summary>Other options where a status needs them.</summary>
    private async Task PrepareAsync(DocumentedStatus one)
    {
        var statuses = new SimulatorOptions();
        await StartAsync(clock => new SimulatorOptions
        {
            TimeProvider = clock,
            RequestsPerMinute = null,
            OAuthErrorStatus = one is { Service: "oauth", Status: 403 } ? 403 : statuses.OAuthErrorStatus,
            AlmReportRefusalStatus = 403,
            // A running integration is needed for a conflict and for a cancellation that works.
            MinimumTaskDuration = one.Service == "cloudworks" && (one.Status == 409 || one.Template.EndsWith("/cancel", StringComparison.Ordinal))
                ? TimeSpan.FromHours(1)
                : TimeSpan.Zero,
        });
    }

    private async Task<HttpResponseMessage> AskAsync(DocumentedStatus one)
    {
        var values = await new ConformanceValues(this, one).CollectAsync();
        var path = one.Root + Filled(one.Template, values) + QueryOf(one, values);
        var request = new HttpRequestMessage(new HttpMethod(one.Method), path) { Content = ContentOf(one, values) };
        // The documents name the host in the URLs the token service prints.
        if (one.Service == "authentication")
            request.RequestUri = new Uri("https://auth.anaplan.com" + path);
        foreach (var type in AcceptedBy(one))
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        if (await AuthorizationOf(one) is { } authorization)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        if (one.Status is 429 or >= 500)
            Simulator.Faults.PlanForAny(Fault.Status(one.Status));
        return await Client.SendAsync(request);
    }

    private async Task<string?> AuthorizationOf(DocumentedStatus one)
    {
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Sample.Ada}:{Sample.Password}"));
        return (one.Service, one.Status) switch
        {
            ("oauth", _) => null,
            ("authentication", 201) => basic,
            ("authentication", 401) when one.Template == "/token/authenticate" => "Basic YTpi",
            ("authentication", 401) => "AnaplanAuthToken nonsense",
            ("authentication", 400) => $"Bearer {await TokenAsync(Sample.Ada)}",
            (_, 401) => null,
            (_, 403) => $"AnaplanAuthToken {await TokenAsync(Sample.Bob)}",
            _ => $"AnaplanAuthToken {await TokenAsync(Sample.Ada)}",
        };
    }

    private static HttpContent? ContentOf(DocumentedStatus one, IReadOnlyDictionary<string, string> values)
    {
        if (one is { Service: "oauth", Status: 401, Method: "POST" })
            return Json("{}");
        if (one is { Service: "oauth", Status: 403, Method: "POST" })
            return Json("""{"grant_type":"refresh_token","client_id":"unknown","refresh_token":"x"}""");
        if (one.Method == "PUT" && one.Template.Contains("/files/", StringComparison.Ordinal))
            return new ByteArrayContent("Name,Code\nA,B\n"u8.ToArray()) { Headers = { ContentType = new("application/octet-stream") } };
        if (Samples.BodyOf(one) is not { } body)
            return one.Method is "GET" or "DELETE" ? null : Json("{}");
        if (one is { Service: "scim", Method: "POST", Status: 409 })
            body = body.Replace("new@example.com", Sample.Bob, StringComparison.Ordinal);
        if (one is { Service: "cloudworks", Template: "/integrations", Status: 409 })
            body = body.Replace("\"New\"", "\"Load\"", StringComparison.Ordinal);
        return one.Service == "scim" ? Scim(body) : Json(Filled(body, values));
    }

    private static string QueryOf(DocumentedStatus one, IReadOnlyDictionary<string, string> values) => (one.Service, one.Template, one.Status) switch
    {
        ("integration", "/workspaces/{workspaceId}/models/{modelId}/lists/{listId}/items", _) when one.Method == "POST" => "?action=add",
        ("alm", "/models/{modelId}/alm/syncableRevisions", _) => $"?sourceModelId={values["sourceModelId"]}",
        ("oauth", "/auth/authorize", 302) => $"?response_type=code&client_id={values["webClient"]}&redirect_uri=https%3A%2F%2Fetl.example.com%2F&scope=openid",
        ("oauth", "/auth/authorize", 401) => "?response_type=code",
        ("integration", "/models/{modelId}/views/{viewId}/data", 200) => "?format=v1",
        ("audit", _, 400) => "?intervalInHours=10000",
        ("scim", "/Users", 400) => "?filter=nonsense",
        _ => "",
    };

    private static IEnumerable<string> AcceptedBy(DocumentedStatus one) =>
        one.Template.Contains("/alm/comparisonReports/", StringComparison.Ordinal) ? ["application/octet-stream"]
        : one.Status is >= 200 and < 300 && one.Contents.ContainsKey("application/json") ? ["application/json"] : [];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    private static string Filled(string text, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);

    /// <summary>Puts things into the tenant that the places of a path name.</summary>
    private sealed class ConformanceValues(ConformanceTests test, DocumentedStatus one)
    {
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal)
        {
            ["workspaceId"] = Sample.Workspace, ["modelId"] = Sample.Sales, ["sourceModelId"] = Sample.Sales, ["exportId"] = Sample.UnitsExport,
            ["importId"] = Sample.ProductsImport, ["processId"] = Sample.Nightly, ["actionId"] = Sample.SortAction, ["fileId"] = Sample.ProductsFile,
            ["moduleId"] = Sample.Module, ["viewId"] = Sample.Module, ["listId"] = Sample.List, ["lineItemId"] = "206000000003",
            ["dimensionId"] = Sample.List, ["versionId"] = "107000000002", ["chunkId"] = "0", ["pageNo"] = "0", ["status"] = "enabled",
            ["userId"] = test.AdaId, ["id"] = test.AdaId, ["correlationId"] = Nobody, ["taskId"] = Nobody,
            ["webClient"] = "0123456789abcdef0123456789abcd01", ["deviceClient"] = "0123456789abcdef0123456789abcd02",
        };

        public async Task<IReadOnlyDictionary<string, string>> CollectAsync()
        {
            switch (one.Service)
            {
                case "integration":
                    await IntegrationAsync();
                    break;
                case "alm":
                    await AlmAsync();
                    break;
                case "cloudworks":
                    await CloudWorksAsync();
                    break;
                case "oauth":
                    await OAuthAsync();
                    break;
            }
            Spoil();
            return _values;
        }

        /// <summary>404 and 422: the model, or the last thing the path names, is another one.</summary>
        private void Spoil()
        {
            if (one.Status == 422)
                _values["modelId"] = Sample.Archived;
            if (one.Status != 404)
                return;
            var places = Place().Matches(one.Template).Select(match => match.Groups[1].Value).ToList();
            _values[places.Contains("modelId") ? "modelId" : places.Contains("status") ? places[0] : places[^1]] = Nobody;
        }

        private async Task IntegrationAsync()
        {
            if (one is { Status: 400, Method: "GET" } && one.Template.Contains("/dimensions/{dimensionId}/items", StringComparison.Ordinal))
                _values["dimensionId"] = "20000000003";
            if (one is { Status: 200 } && one.Template.EndsWith("/resetIndex", StringComparison.Ordinal))
                _values["listId"] = EmptyList;
            if (one is { Status: 202 })
                await test.PostAsync($"{Sample.M}/close", "");
            if (one.Template.Contains("/files/", StringComparison.Ordinal))
                await UploadAsync();
            if (one.Template.Contains("/tasks/{taskId}", StringComparison.Ordinal))
                _values["taskId"] = await RunAsync(Filled(one.Template[..one.Template.IndexOf("/tasks/", StringComparison.Ordinal)], _values));
            if (one.Template.Contains("{requestId}", StringComparison.Ordinal))
                _values["requestId"] = await TextAsync($"{Sample.M}/views/{Sample.Module}/readRequests", """{"exportType":"TABULAR_MULTI_COLUMN"}""", "viewReadRequest", "requestId");
            while (one.Template.EndsWith("{pageNo}", StringComparison.Ordinal) && !await HasPageAsync())
                await Task.Yield();
            if (one.Template.Contains("/dump", StringComparison.Ordinal) && one.Status == 204)
                _values["taskId"] = await RunAsync($"/models/{Sample.Sales}/imports/{Sample.ProductsImport}", "Name,Code\nX,Y\n");
        }

        private async Task<bool> HasPageAsync() =>
            (await test.JsonAsync(test.GetAsync($"{Sample.M}/views/{Sample.Module}/readRequests/{_values["requestId"]}")))
            .GetProperty("viewReadRequest").TryGetProperty("availablePages", out var pages) && pages.GetInt32() > 0;

        private async Task UploadAsync()
        {
            var file = $"{Sample.M}/files/{Sample.ProductsFile}";
            await test.PostAsync(file, """{"chunkCount":-1}""");
            await test.SendAsync(HttpMethod.Put, $"{file}/chunks/0", new ByteArrayContent("Name,Code\nA,B\n"u8.ToArray())
            {
                Headers = { ContentType = new("application/octet-stream") },
            });
            if (one.Method == "GET")
                await test.PostAsync($"{file}/complete", "{}");
        }

        private async Task<string> RunAsync(string path, string csv = "Name,Code\nA,B\n,C\n")
        {
            await test.PostAsync($"{Sample.M}/files/{Sample.ProductsFile}", """{"chunkCount":1}""");
            await test.SendAsync(HttpMethod.Put, $"{Sample.M}/files/{Sample.ProductsFile}/chunks/0", new ByteArrayContent(Encoding.UTF8.GetBytes(csv))
            {
                Headers = { ContentType = new("application/octet-stream") },
            });
            var task = await TextAsync($"/2/0{path}/tasks", """{"localeName":"en_US"}""", "task", "taskId");
            await test.Simulator.Model(Sample.Sales).WaitUntilIdleAsync();
            return task;
        }

        private async Task AlmAsync()
        {
            var first = await LatestAsync();
            await test.PostAsync($"{Sample.M}/alm/revisions", """{"name":"Second"}""");
            (_values["revisionId"], _values["targetRevisionId"], _values["sourceRevisionId"]) = (first, first, await LatestAsync());
            // A model of its own is the target of everything that compares or synchronises.
            if (one.Template.Contains("sync", StringComparison.Ordinal) || one.Template.Contains("eport", StringComparison.Ordinal))
                _values["modelId"] = TenantTest.Test;
            var body = Filled("""{"sourceRevisionId":"{sourceRevisionId}","sourceModelId":"{sourceModelId}","targetRevisionId":"{targetRevisionId}"}""", _values);
            var kind = one.Template.Contains("omparison", StringComparison.Ordinal) ? "comparisonReportTasks"
                : one.Template.Contains("ummary", StringComparison.Ordinal) ? "summaryReportTasks" : "syncTasks";
            if (one.Method == "GET" && _values["modelId"] == TenantTest.Test && !one.Template.Contains("syncable", StringComparison.Ordinal))
                _values["taskId"] = _values["syncTaskId"] = await TextAsync($"/2/0/models/{TenantTest.Test}/alm/{kind}", body, "task", "taskId");
        }

        private async Task<string> LatestAsync() => (await test.JsonAsync(test.GetAsync($"{Sample.M}/alm/latestRevision")))
            .GetProperty("revisions")[0].GetProperty("id").GetString()!;

        private async Task CloudWorksAsync()
        {
            var connection = await TextAsync("/2/0/integrations/connections",
                """{"type":"AmazonS3","body":{"name":"S3","accessKeyId":"A","secretAccessKey":"B","bucketName":"samplebucket"}}""", "connectionId");
            var job = $$"""{"type":"AmazonS3ToAnaplan","sources":[{"type":"AmazonS3","connectionId":"{{connection}}","file":"{{(one.Template.Contains("runerror", StringComparison.Ordinal) ? "bad.csv" : "products.csv")}}"}],"targets":[{"type":"Anaplan","actionId":"{{Sample.ProductsImport}}","fileId":"{{Sample.ProductsFile}}"}]}""";
            var integration = await TextAsync("/2/0/integrations", $$"""{"name":"Load","version":"2.0","workspaceId":"{{Sample.Workspace}}","modelId":"{{Sample.Sales}}","jobs":[{{job}}]}""", "integration", "integrationId");
            var schedule = """{"schedule":{"name":"D","type":"daily","startDate":"2025-12-01","endDate":"2026-12-01","timezone":"UTC"}}""";
            await test.PostAsync($"/2/0/integrations/{integration}/schedule", schedule);
            _values["connectionId"] = connection;
            _values["integrationId"] = integration;
            _values["step"] = $$"""{"type":"Integration","referrer":"{{integration}}","isSkipped":false,"exceptionBehavior":[{"type":"failure","strategy":"stop"}]}""";
            _values["notificationId"] = (await test.JsonAsync(test.GetAsync($"/2/0/integrations/{integration}"))).GetProperty("integration").GetProperty("notificationId").GetString()!;
            _values["integrationFlowId"] = await TextAsync("/2/0/integrationflows", Filled("""{"name":"F","version":"2.0","type":"IntegrationFlow","steps":[{step},{step}]}""", _values), "integrationFlow", "integrationFlowId");
            _values["runId"] = Nobody;
            if (one.Template.Contains("integrationflows", StringComparison.Ordinal) && one.Status == 409)
                await test.PostAsync($"/2/0/integrationflows/{_values["integrationFlowId"]}/run", "{}");
            else if (one.Template.EndsWith("/cancel", StringComparison.Ordinal) ? one.Status == 200 : one.Template.Contains("run", StringComparison.Ordinal) && one.Template != "/integrations/{integrationId}/run" || one is { Template: "/integrations/{integrationId}/run", Status: 409 })
                _values["runId"] = await TextAsync($"/2/0/integrations/{integration}/run", "{}", "run", "id");
            if (one.Template.Contains("runerror", StringComparison.Ordinal))
                await test.Simulator.WaitForIntegrationsAsync();
            // An unused connection is needed for everything but a conflict.
            if (one is { Template: "/integrations/connections/{connectionId}", Method: "DELETE", Status: 200 })
                _values["connectionId"] = await TextAsync("/2/0/integrations/connections", """{"type":"AmazonS3","body":{"name":"S4","accessKeyId":"A","secretAccessKey":"B","bucketName":"samplebucket"}}""", "connectionId");
        }

        private async Task OAuthAsync()
        {
            var device = await test.JsonAsync(test.Client.PostAsync("/oauth/device/code", Json(Filled("""{"client_id":"{deviceClient}"}""", _values))));
            test.Simulator.AllowDevice(device.GetProperty("user_code").GetString()!, Sample.Ada);
            _values["allowedDevice"] = device.GetProperty("device_code").GetString()!;
        }

        private async Task<string> TextAsync(string path, string body, params string[] names)
        {
            var json = await test.JsonAsync(test.PostAsync(path, body));
            foreach (var name in names)
            {
                Assert.That(json.TryGetProperty(name, out var member), Is.True, $"preparing: {path} {json.GetRawText()}");
                json = member;
            }
            return json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText().ToString(CultureInfo.InvariantCulture);
        }
    }
}
