using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Chunks moved by curl, four at a time, as the client moves them.</summary>
internal sealed class CurlChunks(Uri address, string folder, string filePath)
{
    private const string AtATime = "4";

    /// <param name="address">Of the simulator.</param>
    /// <param name="folder">Where chunks lie or go.</param>
    /// <param name="sales">Knows the file that they are part of.</param>
    public static async Task<CurlChunks> OfAsync(Uri address, string folder, SimulatedSales sales)
    {
        var file = await sales.Model.Files.FindAsync(SalesTenant.File);
        return new(address, folder, $"2/0/models/{sales.Model.Id}/files/{file.Id}/chunks");
    }

    public Task<ProcessRun> PutAsync(IReadOnlyList<string> names)
        => RunAsync(["Content-Type: application/x-gzip"], names.Select((name, i) => $"upload-file = \"{name}\"\nurl = \"{Url(i)}\""));

    public Task<ProcessRun> GetAsync(IReadOnlyList<string> names)
        => RunAsync(["Accept-Encoding: gzip"], names.Select((name, i) => $"output = \"{name}\"\nurl = \"{Url(i)}\""));

    private Uri Url(int index) => new(address, FormattableString.Invariant($"{filePath}/{index}"));

    private async Task<ProcessRun> RunAsync(string[] headers, IEnumerable<string> transfers)
    {
        string[] all = [.. headers, "Authorization: AnaplanAuthToken " + await SignInAsync()];
        var config = Path.Combine(folder, "curl.config");
        await File.WriteAllLinesAsync(config, [.. all.Select(header => $"header = \"{header}\""), .. transfers]);
        return await ProcessRun.OfAsync(folder, "curl", "--silent", "--show-error", "--fail", "--parallel", "--parallel-max", AtATime, "--config", config);
    }

    private async Task<string> SignInAsync()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "token/authenticate"));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SalesTenant.User}:{SalesTenant.Password}")));
        using var response = await http.SendAsync(request);
        using var body = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("tokenInfo").GetProperty("tokenValue").GetString()!;
    }
}
