namespace AnaplanConnectors.Client.Tests;

internal sealed class FileUploadTests : ClientTest
{
    private const string FilePath = ModelPath + "/files/113";

    private const int MB = 1_000_000;

    private static readonly AnaplanFile File = new() { Id = "113", Name = "Sales.csv" };

    private readonly FileUploadOptions _small = new() { ChunkSize = MB, GzipLevel = 1 };

    private IReadOnlyList<RecordedCall> Completions => Service.CallsTo("POST", FilePath + "/complete");

    [SetUp]
    public void TakeUploads()
    {
        Service.On("POST", FilePath).Reply(Replies.Enveloped("'file' : { 'id' : '113', 'name' : 'Sales.csv', 'chunkCount' : 0 }"));
        Service.On("PUT", FilePath + "/chunks/*").Reply(Replies.Status(204));
        Service.On("POST", FilePath + "/complete").Reply(Replies.Enveloped("'file' : { 'id' : '113' }"));
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private Task<long> Upload(Stream content, FileUploadOptions? options = null, IProgress<UploadProgress>? progress = null, RetryOptions? retry = null)
        => Model(retry).Files.UploadAsync(File, content, options ?? _small, progress);

    private byte[] Stored(Func<byte[], byte[]> inflate) => Service.Calls
        .Where(c => c.Method == "PUT")
        .GroupBy(c => int.Parse(c.Path.Split('/').Last(), System.Globalization.CultureInfo.InvariantCulture))
        .OrderBy(g => g.Key)
        .SelectMany(g => inflate(g.Last().Body))
        .ToArray();

    [Test]
    public async Task A_known_length_is_announced_and_needs_no_completion()
    {
        var content = Bytes((3 * MB) + 5);

        var sent = await Run(Upload(new MemoryStream(content)));

        Assert.That(sent, Is.EqualTo(content.Length));
        Assert.That(Service.CallsTo("POST", FilePath).Single().Text, Is.EqualTo("""{"chunkCount":4}"""));
        Assert.That(Digest.Of(Stored(Replies.Decompress)), Is.EqualTo(Digest.Of(content)));
        Assert.That(Completions, Is.Empty);
    }

    [Test]
    public async Task An_unknown_length_is_completed_at_the_end([Values(2 * MB, (2 * MB) + 1)] int length)
    {
        var content = Bytes(length);

        await Run(Upload(new ForwardStream(content)));

        Assert.That(Service.CallsTo("POST", FilePath).Single().Text, Is.EqualTo("""{"chunkCount":-1}"""));
        Assert.That(Digest.Of(Stored(Replies.Decompress)), Is.EqualTo(Digest.Of(content)));
        Assert.That(Completions.Single().Text, Is.EqualTo("""{"id":"113"}"""));
        Assert.That(Service.Calls.Last().Path, Is.EqualTo(FilePath + "/complete"));
    }

    [Test]
    public async Task An_unknown_length_within_one_chunk_is_known_after_all()
    {
        await Run(Upload(new ForwardStream(Bytes(10))));

        Assert.That(Service.CallsTo("POST", FilePath).Single().Text, Is.EqualTo("""{"chunkCount":1}"""));
        Assert.That(Completions, Is.Empty);
    }

    [Test]
    public async Task A_stream_is_read_from_where_it_stands()
    {
        var content = new MemoryStream(Bytes(100)) { Position = 60 };

        Assert.That(await Run(Upload(content)), Is.EqualTo(40));
    }

    [Test]
    public async Task Compression_is_told_by_the_type_and_never_by_an_encoding()
    {
        await Run(Upload(new MemoryStream(Bytes(10))));

        var chunk = Service.CallsTo("PUT", FilePath + "/chunks/0").Single();
        Assert.That((chunk.ContentType!.ToString(), chunk.ContentEncoding.Count), Is.EqualTo(("application/x-gzip", 0)));
    }

    [Test]
    public async Task Without_compression_the_bytes_go_as_they_are()
    {
        var content = Bytes((2 * MB) + 7);

        await Run(Upload(new MemoryStream(content), new() { ChunkSize = MB, GzipLevel = 0 }));

        Assert.That(Digest.Of(Stored(b => b)), Is.EqualTo(Digest.Of(content)));
        Assert.That(Service.CallsTo("PUT", FilePath + "/chunks/0").Single().ContentType!.ToString(), Is.EqualTo("application/octet-stream"));
    }

    [Test, Combinatorial]
    public async Task A_chunk_that_fails_for_good_is_never_reported_as_success(
        [Range(0, 6)] int index, [Range(1, 8)] int parallelism, [Values] bool knownLength)
    {
        Service.On("PUT", $"{FilePath}/chunks/{index}").Reply(Replies.Status(413));
        var content = new byte[(6 * MB) + 1];
        var options = new FileUploadOptions { ChunkSize = MB, GzipLevel = 0, Parallelism = parallelism };

        var error = await Failure<AnaplanApiException>(() => Upload(knownLength ? new MemoryStream(content) : new ForwardStream(content), options));

        Assert.That(error.Message, Does.StartWith($"Could not send chunk {index} of file 'Sales.csv' (113)"));
        Assert.That(Completions, Is.Empty);
    }

    [Test]
    public async Task Chunks_in_doubt_are_sent_again_with_the_same_bytes([Range(0, 3)] int index)
    {
        Service.On("PUT", $"{FilePath}/chunks/{index}").Reply(Replies.Reset, Replies.Status(503), Replies.Status(500), Replies.Html200, Replies.Status(204));
        var content = Bytes(4 * MB);

        await Run(Upload(new MemoryStream(content)));

        var bodies = Service.CallsTo("PUT", $"{FilePath}/chunks/{index}").Select(c => Digest.Of(c.Body)).ToList();
        Assert.That(bodies, Has.Count.EqualTo(5));
        Assert.That(bodies, Is.All.EqualTo(bodies[0]));
        Assert.That(Digest.Of(Stored(Replies.Decompress)), Is.EqualTo(Digest.Of(content)));
    }

    [Test]
    public async Task A_token_that_expires_between_chunks_repeats_that_chunk_only()
    {
        Service.On("PUT", FilePath + "/chunks/2").Reply(Replies.Status(401), Replies.Status(204));

        await Run(Upload(new MemoryStream(Bytes(4 * MB)), new() { ChunkSize = MB, Parallelism = 1 }));

        Assert.That(Service.Calls.Count(c => c.Method == "PUT"), Is.EqualTo(5));
        Assert.That(Service.CallsTo("POST", "/token/authenticate"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task No_more_chunks_are_under_way_than_allowed([Values(1, 3, 16)] int parallelism)
    {
        await Run(Upload(new MemoryStream(new byte[20 * MB]), new() { ChunkSize = MB, GzipLevel = 1, Parallelism = parallelism }));

        Assert.That(Service.MostAtOnce, Is.LessThanOrEqualTo(parallelism));
    }

    [Test]
    public async Task Progress_only_grows_and_ends_with_everything()
    {
        var progress = new Reports<UploadProgress>();

        await Run(Upload(new MemoryStream(Bytes(4 * MB)), _small, progress));

        Assert.That(progress.All.Select(p => p.ChunksSent), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That((progress.All[3].ChunkCount, progress.All[3].BytesAcknowledged), Is.EqualTo(((int?)4, 4L * MB)));
    }

    [Test]
    public async Task An_id_that_is_answered_differently_is_a_stray_file_and_nothing_is_sent()
    {
        Service.On("POST", FilePath).Reply(Replies.Enveloped("'file' : { 'id' : '113000000099', 'name' : '113', 'chunkCount' : 0 }"));

        var error = await Failure<AnaplanApiException>(() => Upload(new MemoryStream(Bytes(10))));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.StrayFileCreated));
        Assert.That(error.Message, Does.Contain("'113' (113000000099)"));
        Assert.That(Service.Calls.Count(c => c.Method == "PUT"), Is.Zero);
    }

    [Test]
    public async Task Nothing_to_send_is_refused_before_the_old_content_is_gone([Values] bool knownLength)
    {
        var error = await Failure<AnaplanConfigurationException>(() => Upload(knownLength ? new MemoryStream() : new ForwardStream([])));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.NothingToUpload));
        Assert.That(Service.Calls, Is.Empty);
    }

    [Test]
    public async Task Too_many_chunks_are_refused_before_anything_is_sent()
    {
        await Failure<AnaplanConfigurationException>(() => Upload(new LengthOnlyStream(1001L * MB)));

        Assert.That(Service.Calls, Is.Empty);
    }

    [Test]
    public async Task Input_that_turns_out_longer_is_an_error()
    {
        var error = await Failure<AnaplanApiException>(() => Upload(new ForwardStream(new byte[3 * MB], announced: 2 * MB)));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ContentChanged));
    }

    [Test]
    public async Task Input_that_turns_out_shorter_is_an_error([Values(MB, (2 * MB) - 1)] int length)
    {
        var error = await Failure<AnaplanApiException>(() => Upload(new ForwardStream(new byte[length], announced: 2 * MB)));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ContentChanged));
        Assert.That(error.Message, Does.Contain("2,000,000 bytes at the start"));
    }

    [Test]
    public async Task Input_that_breaks_is_the_error_that_is_thrown()
    {
        var error = await Failure<IOException>(() => Upload(new ForwardStream(new byte[3 * MB], breaksAt: 2 * MB)));

        Assert.That(error.Message, Is.EqualTo("The disk is gone."));
        Assert.That(Completions, Is.Empty);
    }

    [Test]
    public async Task Cancelling_ends_the_upload_without_completing_it()
    {
        using var cancel = new CancellationTokenSource();
        Service.On("PUT", FilePath + "/chunks/1").Reply(_ =>
        {
            cancel.Cancel();
            return Replies.Status(204);
        });

        await Failure<OperationCanceledException>(
            () => Model().Files.UploadAsync(File, new ForwardStream(new byte[20 * MB]), _small, null, cancel.Token));

        Assert.That(Completions, Is.Empty);
    }

    [Test]
    public async Task Completing_is_tried_again_when_the_service_fails()
    {
        Service.On("POST", FilePath + "/complete").Reply(Replies.Status(500), Replies.Status(500), Replies.Enveloped("'file' : { 'id' : '113' }"));

        await Run(Upload(new ForwardStream(new byte[2 * MB])));

        Assert.That(Completions, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Completing_with_a_missing_chunk_is_refused([Values(null, 3)] int? count)
    {
        var upload = await Run(Model().Files.StartUploadAsync(File, count));
        await Run(upload.PutChunkAsync(0, ChunkBody.FromBytes(new byte[1])));
        await Run(upload.PutChunkAsync(2, ChunkBody.FromBytes(new byte[1])));

        var error = await Failure<InvalidOperationException>(() => upload.CompleteAsync());

        Assert.That(error.Message, Is.EqualTo("The upload of 'Sales.csv' (113) is not complete: 1 of 3 chunks are missing, the first is 1."));
        Assert.That(Completions, Is.Empty);
    }

    [Test]
    public async Task Completing_without_any_chunk_is_refused([Values(null, 1)] int? count)
    {
        var upload = await Run(Model().Files.StartUploadAsync(File, count));

        await Failure<InvalidOperationException>(() => upload.CompleteAsync());
    }

    [Test]
    public async Task Completing_twice_sends_once()
    {
        var upload = await Run(Model().Files.StartUploadAsync(File, null));
        await Run(upload.PutChunkAsync(0, ChunkBody.FromBytes(new byte[1])));

        await Run(upload.CompleteAsync());
        await Run(upload.CompleteAsync());

        Assert.That(Completions, Has.Count.EqualTo(1));
    }

    [TestCase(0)]
    [TestCase(1001)]
    [TestCase(-1)]
    public void Announced_counts_are_1_to_1000(int count)
        => Assert.That(() => Model().Files.StartUploadAsync(File, count), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Chunks_beyond_the_count_or_the_size_are_refused()
    {
        var upload = await Run(Model().Files.StartUploadAsync(File, 2));

        await Assert.ThatAsync(() => upload.PutChunkAsync(2, ChunkBody.FromBytes(new byte[1])), Throws.TypeOf<ArgumentOutOfRangeException>());
        await Assert.ThatAsync(() => upload.PutChunkAsync(0, ChunkBody.FromGzip(new byte[1], 50_000_001)), Throws.ArgumentException);
    }

    [Test]
    public async Task All_problems_of_the_options_are_told_together()
    {
        var error = await Failure<AnaplanConfigurationException>(
            () => Upload(new MemoryStream(), new() { ChunkSize = 999_999, Parallelism = 0, GzipLevel = 9 }));

        Assert.That(error.Problems, Is.EqualTo(new[]
        {
            "ChunkSize is 999,999 (allowed: 1 to 50 MB)", "Parallelism is 0 (allowed: 1 to 16)", "GzipLevel is 9 (allowed: 0 to 6)",
        }));
    }
}
