using System.IO.Compression;
using System.Net;
using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>Shortcuts to the file calls about Products.csv.</summary>
public abstract class FileTest : ServiceTest
{
    private protected const string File = $"{Sample.M}/files/{Sample.ProductsFile}";

    private protected async Task StartUploadAsync(int chunkCount)
    {
        using var response = await PostAsync(File, $$"""{"chunkCount":{{chunkCount}}}""");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private protected Task<HttpStatusCode> PutChunkAsync(int index, string text, string user = Sample.Ada) =>
        PutChunkAsync(index, Encoding.UTF8.GetBytes(text), user: user);

    private protected Task<HttpStatusCode> PutChunkAsync(int index, byte[] bytes, string type = "application/octet-stream",
        string user = Sample.Ada) =>
        StatusAsync(SendAsync(HttpMethod.Put, $"{File}/chunks/{index}", Bytes(bytes, type), user));

    private protected Task<HttpStatusCode> PutGzipAsync(int index, byte[] bytes) =>
        PutChunkAsync(index, bytes, "application/x-gzip");

    private protected async Task<HttpStatusCode> CompleteAsync() => await StatusAsync(PostAsync($"{File}/complete", "{}"));

    /// <summary>What the user sees of the file; null for 404.</summary>
    private protected async Task<string?> ContentAsync(string user = Sample.Ada, string path = File)
    {
        using var response = await GetAsync(path, user);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.Content.ReadAsStringAsync();
    }

    private protected async Task<int> ListedChunkCountAsync()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/files"));
        return json.GetProperty("files").EnumerateArray()
            .Single(file => file.GetProperty("id").GetString() == Sample.ProductsFile)
            .GetProperty("chunkCount").GetInt32();
    }

    private protected static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return memory.ToArray();
    }

    private protected static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));
}
