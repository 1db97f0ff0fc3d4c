namespace AnaplanConnectors.Simulator.Tests;

/// <summary>A bucket with files, and shortcuts to make connections and integrations.</summary>
public abstract class CloudWorksTest : TenantTest
{
    private protected const string Root = "/2/0/integrations";

    private protected async Task<string> ConnectAsync() => (await JsonAsync(PostAsync($"{Root}/connections", Connection())))
        .GetProperty("connectionId").GetString()!;

    private protected static string Connection(string bucket = Bucket) =>
        $$$"""{"type":"AmazonS3","body":{"name":"S3","accessKeyId":"A","secretAccessKey":"B","bucketName":"{{{bucket}}}"}}""";

    private protected async Task<string> CreateAsync(string name, string jobs, string process = "")
    {
        var json = await JsonAsync(PostAsync(Root, Plan(name, jobs, process)));
        Assert.That(json.TryGetProperty("integration", out _), Is.True, json.GetRawText());
        return json.GetProperty("integration").GetProperty("integrationId").GetString()!;
    }

    private protected static string Plan(string name, string jobs, string process = "") =>
        $$"""{"name":"{{name}}","version":"2.0","workspaceId":"{{Sample.Workspace}}","modelId":"{{Sample.Sales}}",{{process}}"jobs":[{{jobs}}]}""";

    private protected static string ImportJob(string connection, string file = "products.csv") =>
        $$"""{"type":"AmazonS3ToAnaplan","sources":[{"type":"AmazonS3","connectionId":"{{connection}}","file":"{{file}}"}],"targets":"""
        + $$"""[{"type":"Anaplan","actionId":"{{Sample.ProductsImport}}","fileId":"{{Sample.ProductsFile}}"}]}""";

    private protected static string ExportJob(string connection) =>
        $$"""{"type":"AnaplanToAmazonS3","sources":[{"type":"Anaplan","actionId":"{{Sample.UnitsExport}}"}],"targets":"""
        + $$"""[{"type":"AmazonS3","connectionId":"{{connection}}","file":"units.csv","overwrite":true}]}""";

    /// <summary>Runs it and waits for its end.</summary>
    private protected async Task<string> RunAsync(string integration)
    {
        var run = (await JsonAsync(PostAsync($"{Root}/{integration}/run", "{}"))).GetProperty("run").GetProperty("id").GetString()!;
        await Simulator.WaitForIntegrationsAsync();
        return run;
    }
}
