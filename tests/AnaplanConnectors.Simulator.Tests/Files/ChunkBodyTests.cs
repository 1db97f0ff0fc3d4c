using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[TestFixture(false)]
[TestFixture(true)]
public sealed class ChunkBodyTests(bool usesSocket) : FileTest
{
    private protected override bool UsesSocket => usesSocket;

    [Test]
    public async Task A_compressed_chunk_is_known_by_its_content_type()
    {
        await StartUploadAsync(2);

        await PutGzipAsync(0, Gzip("Name\n"));
        await PutChunkAsync(1, "Bike\n");

        Assert.That(await ContentAsync(), Is.EqualTo("Name\nBike\n"));
    }

    [Test]
    public async Task Gzip_bytes_of_another_type_are_kept_as_they_are()
    {
        var bytes = Gzip("Name\n");
        await StartUploadAsync(1);

        await PutChunkAsync(0, bytes);

        using var response = await GetAsync(File);
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Lengths_of_a_compressed_chunk_are_recorded()
    {
        var bytes = Gzip(new byte[100_000]);
        await StartUploadAsync(1);

        await PutGzipAsync(0, bytes);

        var record = Simulator.Requests[^1];
        Assert.That(record.BodyLength, Is.EqualTo(bytes.Length));
        Assert.That(record.InflatedLength, Is.EqualTo(100_000));
    }

    [Test]
    public async Task Bytes_that_are_no_gzip_are_400() => await RefusedAsync("Name,Code,Colour\nBike,B1,red\n"u8.ToArray());

    [Test]
    public async Task No_bytes_are_no_gzip() => await RefusedAsync([]);

    [TestCase(1)]
    [TestCase(8)]
    [TestCase(20)]
    public async Task A_gzip_stream_that_ends_early_is_400(int missing) =>
        await RefusedAsync(Gzip(new byte[100_000])[..^missing]);

    [Test]
    public async Task A_gzip_stream_with_a_wrong_checksum_is_400()
    {
        var bytes = Gzip(new byte[100_000]);
        bytes[^6] ^= 1;

        await RefusedAsync(bytes);
    }

    [Test]
    public async Task A_gzip_stream_with_something_behind_it_is_400() =>
        await RefusedAsync([.. Gzip(new byte[100_000]), 1, 2, 3]);

    [Test]
    public async Task Two_gzip_members_in_a_chunk_are_400() => await RefusedAsync([.. Gzip("a"), .. Gzip("b")]);

    [Test]
    public async Task A_refused_chunk_leaves_no_trace()
    {
        await StartUploadAsync(1);
        await PutGzipAsync(0, [1, 2, 3]);

        await PutChunkAsync(0, "a");

        Assert.That(await ContentAsync(), Is.EqualTo("a"));
    }

    [Test]
    public async Task A_chunk_of_50_MB_is_taken()
    {
        await StartUploadAsync(1);

        Assert.That(await PutGzipAsync(0, Gzip(new byte[50_000_000])), Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_chunk_that_inflates_to_more_than_50_MB_is_413()
    {
        await StartUploadAsync(1);

        Assert.That(await PutGzipAsync(0, Gzip(new byte[50_000_001])), Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task A_plain_chunk_of_more_than_50_MB_is_413()
    {
        await StartUploadAsync(1);

        Assert.That(await PutChunkAsync(0, new byte[50_000_001]), Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    private async Task RefusedAsync(byte[] bytes)
    {
        await StartUploadAsync(1);

        Assert.That(await PutGzipAsync(0, bytes), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await ContentAsync(), Is.Null);
    }
}
