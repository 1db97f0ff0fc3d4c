using System.IO.Compression;
using System.Net;
using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class DownloadTests : FileTest
{
    private const string Regions = $"{Sample.M}/files/{Sample.RegionsFile}";

    [SetUp]
    public Task CutSmall() => StartAsync(clock => new SimulatorOptions { TimeProvider = clock, DownloadChunkBytes = 7 });

    [Test]
    public async Task Chunks_have_ids_and_names()
    {
        var json = await JsonAsync(GetAsync($"{Regions}/chunks"));

        Assert.That(Names(json.GetProperty("chunks"), "id"), Is.EqualTo(new[] { "0", "1", "2" }));
        Assert.That(Names(json.GetProperty("chunks")), Is.EqualTo(new[] { "Chunk 0", "Chunk 1", "Chunk 2" }));
    }

    [Test]
    public async Task Chunks_cut_rows_and_characters()
    {
        var chunks = new List<byte[]>();
        for (var index = 0; index < 3; index++)
        {
            using var response = await GetAsync($"{Regions}/chunks/{index}");
            chunks.Add(await response.Content.ReadAsByteArrayAsync());
        }

        Assert.That(chunks.Select(chunk => chunk.Length), Is.EqualTo(new[] { 7, 7, 6 }));
        Assert.That(Encoding.Unicode.GetString([.. chunks.SelectMany(chunk => chunk)]), Is.EqualTo("Name\nNord\n"));
    }

    [TestCase("3")]
    [TestCase("x")]
    public async Task A_chunk_that_does_not_exist_is_404(string index) =>
        Assert.That(await StatusAsync(GetAsync($"{Regions}/chunks/{index}")), Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Uploaded_chunks_come_back_as_they_were_cut()
    {
        await StartUploadAsync(2);
        await PutChunkAsync(0, "more than seven bytes");
        await PutGzipAsync(1, Gzip("x"));

        Assert.That(await ContentAsync(path: $"{File}/chunks/0"), Is.EqualTo("more than seven bytes"));
        Assert.That(await ContentAsync(path: $"{File}/chunks/1"), Is.EqualTo("x"));
    }

    [Test]
    public async Task Announced_chunks_are_listed_before_they_come()
    {
        await StartUploadAsync(2);

        var json = await JsonAsync(GetAsync($"{File}/chunks"));

        Assert.That(Names(json.GetProperty("chunks"), "id"), Is.EqualTo(new[] { "0", "1" }));
        Assert.That(await ListedChunkCountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Chunks_are_sent_as_they_are_unless_gzip_is_asked_for()
    {
        using var response = await GetAsync($"{Regions}/chunks/0");

        Assert.That(response.Content.Headers.ContentEncoding, Is.Empty);
        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(7));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/octet-stream"));
    }

    [TestCase(Sample.RegionsFile, "/chunks/1")]
    [TestCase(Sample.RegionsFile, "")]
    [TestCase(Sample.ProductsFile, "/chunks/0")]
    [TestCase(Sample.ProductsFile, "/chunks/1")]
    [TestCase(Sample.ProductsFile, "")]
    public async Task Gzip_is_sent_when_asked_for(string file, string path)
    {
        await StartUploadAsync(2);
        await PutChunkAsync(0, "Name,Code\n");
        await PutGzipAsync(1, Gzip("Bike,B1\n"));
        using var plain = await GetAsync($"{Sample.M}/files/{file}{path}");

        using var response = await SendAsync(HttpMethod.Get, $"{Sample.M}/files/{file}{path}",
            headers: all => all.Add("Accept-Encoding", "gzip"));

        await using var inflated = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        await inflated.CopyToAsync(memory);
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        Assert.That(memory.ToArray(), Is.EqualTo(await plain.Content.ReadAsByteArrayAsync()));
    }

    [TestCase("gzip;q=0")]
    [TestCase("br")]
    public async Task Gzip_is_not_sent_when_it_is_refused(string encoding)
    {
        using var response = await SendAsync(HttpMethod.Get, $"{Regions}/chunks/0",
            headers: all => all.TryAddWithoutValidation("Accept-Encoding", encoding));

        Assert.That(response.Content.Headers.ContentEncoding, Is.Empty);
    }

    [Test]
    public async Task A_download_goes_on_while_the_content_is_replaced()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, new byte[5_000_000]);
        using var request = await RequestAsync(HttpMethod.Get, File);
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();

        await PutChunkAsync(0, "new");

        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        Assert.That(memory.Length, Is.EqualTo(5_000_000));
        Assert.That(await ContentAsync(), Is.EqualTo("new"));
    }
}
