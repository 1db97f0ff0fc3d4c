using System.Buffers;

namespace AnaplanConnectors.Client.Tests;

public sealed class ChunkWriterTests
{
    private static byte[] Sent(ChunkBody body) => body.ToRequestBody().Bytes.ToArray();

    private static byte[] RandomBytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    [Test]
    public void Compressed_bytes_inflate_to_what_was_written([Range(1, 6)] int level, [Values(0, 1, 16_384, 16_385, 700_000)] int length)
    {
        var bytes = RandomBytes(length, length);
        using var writer = new ChunkWriter(level);

        writer.Write(bytes, 0, length / 3);
        writer.Write(bytes, length / 3, length - (length / 3));
        using var body = writer.Finish();

        Assert.That(Digest.Of(Replies.Decompress(Sent(body))), Is.EqualTo(Digest.Of(bytes)));
        Assert.That((body.IsGzip, body.UncompressedLength, body.Length), Is.EqualTo((true, (long)length, (long)Sent(body).Length)));
    }

    [Test]
    public void Without_compression_bytes_stay_as_they_are([Values(0, 1, 16_384, 16_385, 278_528, 278_529, 700_000)] int length)
    {
        var bytes = RandomBytes(length, length);
        using var writer = new ChunkWriter(gzipLevel: 0);

        writer.Write(bytes, 0, length);
        using var body = writer.Finish();

        Assert.That(Digest.Of(Sent(body)), Is.EqualTo(Digest.Of(bytes)));
        Assert.That(body.ToRequestBody().ContentType, Is.EqualTo("application/octet-stream"));
    }

    [TestCase(-1)]
    [TestCase(7)]
    public void Other_levels_are_refused(int level) => Assert.That(() => new ChunkWriter(level), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_finished_chunk_takes_nothing_more()
    {
        using var writer = new ChunkWriter();
        using var body = writer.Finish();

        Assert.That(() => writer.Write(new byte[1], 0, 1), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => writer.Finish(), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void A_body_outlives_the_writer_that_made_it()
    {
        var writer = new ChunkWriter(gzipLevel: 0);
        writer.Write([1, 2, 3], 0, 3);
        using var body = writer.Finish();

        writer.Dispose();

        Assert.That(Sent(body), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void Memory_is_used_again_after_disposal()
    {
        using (var writer = new ChunkWriter(gzipLevel: 0))
        {
            writer.Write(new byte[100], 0, 100);
            writer.Finish().Dispose();
        }

        using var second = new ChunkWriter(gzipLevel: 0);
        second.Write([7], 0, 1);
        using var body = second.Finish();

        Assert.That(Sent(body), Is.EqualTo(new byte[] { 7 }));
    }
}
