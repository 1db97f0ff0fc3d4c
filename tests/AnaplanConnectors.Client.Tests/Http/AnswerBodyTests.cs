using System.IO.Compression;

namespace AnaplanConnectors.Client.Tests;

internal sealed class AnswerBodyTests : ClientTest
{
    private const string Chunks = ModelPath + "/files/116/chunks";

    private readonly RetryOptions _never = new() { MaxRetries = 0 };
    private readonly byte[] _content = new byte[300_000];

    [SetUp]
    public void ListOneChunk()
    {
        new Random(7).NextBytes(_content);
        Service.On("GET", Chunks).Reply(Replies.Enveloped("'chunks' : [ { 'id' : '0', 'name' : 'Chunk 0' } ]"));
    }

    private async Task<byte[]> Download(RetryOptions? retry = null)
    {
        using var destination = new MemoryStream();
        await Run(Model(retry ?? _never).Files.DownloadAsync("116", destination));
        return destination.ToArray();
    }

    [Test]
    public async Task A_plain_chunk_arrives_as_it_is()
    {
        Service.On("GET", Chunks + "/0").Reply(Replies.Bytes(_content));

        Assert.That(Digest.Of(await Download()), Is.EqualTo(Digest.Of(_content)));
    }

    [Test]
    public async Task A_compressed_chunk_is_decompressed()
    {
        Service.On("GET", Chunks + "/0").Reply(Replies.Gzip(_content));

        Assert.That(Digest.Of(await Download()), Is.EqualTo(Digest.Of(_content)));
        Assert.That(Service.CallsTo("GET", Chunks + "/0").Single().Headers.AcceptEncoding.ToString(), Is.EqualTo("gzip"));
    }

    [Test]
    public async Task A_chunk_that_is_compressed_and_cut_is_fetched_again([Values(1, 4, 8, 9, 1000, 299_000)] int missing)
    {
        var gzip = Replies.Compress(_content);
        var cut = gzip.Take(gzip.Length - missing).ToArray();
        Service.On("GET", Chunks + "/0").Reply(Replies.Bytes(cut, encoding: "gzip"), Replies.Gzip(_content));

        var downloaded = await Download(new());

        Assert.That(Digest.Of(downloaded), Is.EqualTo(Digest.Of(_content)));
        Assert.That(Service.CallsTo("GET", Chunks + "/0"), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_chunk_that_is_compressed_and_damaged_is_an_error()
    {
        var gzip = Replies.Compress(_content);
        gzip[gzip.Length - 6] ^= 1;
        Service.On("GET", Chunks + "/0").Reply(Replies.Bytes(gzip, encoding: "gzip"));

        Assert.That(() => Download(), Throws.TypeOf<AnaplanApiException>().With.Property("Code").EqualTo(ErrorCodes.UnusableAnswer)
            .Or.TypeOf<AnaplanApiException>().With.Property("Code").EqualTo(ErrorCodes.ConnectionLost));
    }

    [Test]
    public void What_is_not_compressed_though_it_says_so_is_an_error()
    {
        Service.On("GET", Chunks + "/0").Reply(Replies.Bytes(_content, encoding: "gzip"));

        Assert.That(() => Download(), Throws.TypeOf<AnaplanApiException>());
    }

    [TestCase("br")]
    [TestCase("deflate")]
    [TestCase("zstd")]
    public void A_compression_that_was_not_asked_for_is_an_error(string encoding)
    {
        Service.On("GET", Chunks + "/0").Reply(Replies.Bytes(_content, encoding: encoding));

        Assert.That(() => Download(), Throws.TypeOf<AnaplanApiException>().With.Message.Contains($"compressed as '{encoding}'"));
    }

    [Test]
    public void A_small_answer_that_becomes_a_huge_one_is_stopped_and_not_asked_for_again()
    {
        Service.On("GET", Chunks + "/0").Reply(Replies.Bytes(Bomb(megabytes: 100), encoding: "gzip"));

        Assert.That(() => Download(new()), Throws.TypeOf<AnaplanApiException>().With.Property("Code").EqualTo(ErrorCodes.AnswerTooLarge));
        Assert.That(Service.CallsTo("GET", Chunks + "/0"), Has.Count.EqualTo(1));
    }

    [Test]
    public void An_answer_above_64_MB_is_stopped()
    {
        Service.On("GET", Chunks + "/0").Reply(Replies.Bytes(new byte[(64 * 1024 * 1024) + 1]));

        Assert.That(() => Download(), Throws.TypeOf<AnaplanApiException>().With.Property("Code").EqualTo(ErrorCodes.AnswerTooLarge));
    }

    [Test]
    public async Task An_empty_chunk_is_empty()
    {
        Service.On("GET", Chunks + "/0").Reply(Replies.Bytes([]));

        Assert.That(await Download(), Is.Empty);
    }

    private static byte[] Bomb(int megabytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            for (var i = 0; i < megabytes; i++)
                gzip.Write(new byte[1_000_000], 0, 1_000_000);
        }

        return output.ToArray();
    }
}
