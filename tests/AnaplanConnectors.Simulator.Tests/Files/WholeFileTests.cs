using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class WholeFileTests : FileTest
{
    [Test]
    public async Task A_file_can_be_put_as_a_whole()
    {
        var status = await StatusAsync(SendAsync(HttpMethod.Put, File, Bytes("Name\nBike\n"u8.ToArray())));

        Assert.That(status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await ContentAsync(), Is.EqualTo("Name\nBike\n"));
        Assert.That(await ListedChunkCountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_whole_file_may_not_be_compressed() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, File, Bytes(Gzip("Name\n"), "application/x-gzip"))),
            Is.EqualTo(HttpStatusCode.UnsupportedMediaType));

    [Test]
    public async Task Putting_an_unknown_file_is_404() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/files/113999999999", Bytes([1]))),
            Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Getting_a_file_is_no_metadata_call()
    {
        await SendAsync(HttpMethod.Put, File, Bytes("x"u8.ToArray()));

        using var response = await GetAsync(File);

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/octet-stream"));
        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_without_content_is_404() => Assert.That(await ContentAsync(), Is.Null);
}
