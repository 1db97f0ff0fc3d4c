using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[TestFixture(false)]
[TestFixture(true)]
public sealed class UploadTests(bool usesSocket) : FileTest
{
    private protected override bool UsesSocket => usesSocket;

    [Test]
    public async Task Chunks_of_an_announced_count_become_content()
    {
        await StartUploadAsync(2);

        await PutChunkAsync(0, "Name,Co");
        await PutChunkAsync(1, "de\nBike,B1\n");

        Assert.That(await ContentAsync(), Is.EqualTo("Name,Code\nBike,B1\n"));
    }

    [Test]
    public async Task A_chunk_is_answered_with_204_and_no_type()
    {
        await StartUploadAsync(1);

        using var response = await SendAsync(HttpMethod.Put, $"{File}/chunks/0", Bytes([1, 2, 3]));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(response.Content.Headers.ContentType, Is.Null);
    }

    [Test]
    public async Task Starting_answers_the_file_with_the_count()
    {
        var file = (await JsonAsync(PostAsync(File,
            """{"id":"x","name":"y","chunkCount":3,"separator":";"}"""))).GetProperty("file");

        Assert.That(file.GetProperty("id").GetString(), Is.EqualTo(Sample.ProductsFile));
        Assert.That(file.GetProperty("name").GetString(), Is.EqualTo("Products.csv"));
        Assert.That(file.GetProperty("chunkCount").GetInt32(), Is.EqualTo(3));
        Assert.That(file.GetProperty("separator").GetString(), Is.EqualTo(","));
    }

    [Test]
    public async Task Nothing_is_seen_before_the_last_announced_chunk()
    {
        await StartUploadAsync(2);

        await PutChunkAsync(0, "a");

        Assert.That(await ContentAsync(), Is.Null);
    }

    [Test]
    public async Task Chunks_may_come_in_any_order()
    {
        await StartUploadAsync(3);

        await PutChunkAsync(2, "c");
        await PutChunkAsync(0, "a");
        await PutChunkAsync(1, "b");

        Assert.That(await ContentAsync(), Is.EqualTo("abc"));
    }

    [Test]
    public async Task Chunks_may_come_in_parallel()
    {
        await StartUploadAsync(26);

        await Task.WhenAll(Enumerable.Range(0, 26).Select(index => PutChunkAsync(index, ((char)('a' + index)).ToString())));

        Assert.That(await ContentAsync(), Is.EqualTo("abcdefghijklmnopqrstuvwxyz"));
    }

    [Test]
    public async Task A_chunk_sent_again_replaces_the_first()
    {
        await StartUploadAsync(2);
        await PutChunkAsync(0, "wrong");
        await PutChunkAsync(1, "b");

        await PutChunkAsync(0, "a");

        Assert.That(await ContentAsync(), Is.EqualTo("ab"));
    }

    [Test]
    public async Task Without_a_count_the_content_waits_for_complete()
    {
        await StartUploadAsync(-1);
        await PutChunkAsync(1, "b");
        await PutChunkAsync(0, "a");
        var before = await ContentAsync();

        var status = await CompleteAsync();

        Assert.That(before, Is.Null);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await ContentAsync(), Is.EqualTo("ab"));
    }

    [Test]
    public async Task A_file_of_20_MB_comes_back_byte_for_byte()
    {
        var bytes = new byte[20_000_000];
        new Random(1).NextBytes(bytes);
        await StartUploadAsync(2);
        await PutChunkAsync(0, bytes[..12_345_678]);
        await PutChunkAsync(1, bytes[12_345_678..]);

        using var response = await GetAsync(File);

        Assert.That((await response.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(bytes), Is.True);
    }
}
