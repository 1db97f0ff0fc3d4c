using System.Text;

namespace AnaplanConnectors.Client.Tests;

internal sealed class FileDownloadTests : ClientTest
{
    private const string Chunks = ModelPath + "/files/116/chunks";

    private void Offer(params string[] chunks)
    {
        Service.On("GET", Chunks).Reply(Replies.Enveloped("'chunks' : [ " + string.Join(", ", chunks.Select((_, i) => $"{{ 'id' : '{i}', 'name' : 'Chunk {i}' }}")) + " ]"));
        for (var i = 0; i < chunks.Length; i++)
            Service.On("GET", $"{Chunks}/{i}").Reply(Replies.Content(chunks[i], "application/octet-stream"));
    }

    private async Task<string> Download(FileDownloadOptions? options = null)
    {
        using var destination = new MemoryStream();
        await Run(Model().Files.DownloadAsync("116", destination, options));
        return Encoding.UTF8.GetString(destination.ToArray());
    }

    [Test]
    public async Task A_small_file_is_put_and_read_by_one_request_each()
    {
        Service.On("PUT", ModelPath + "/files/113").Reply(Replies.Status(204));
        Service.On("GET", ModelPath + "/files/113").Reply(Replies.Bytes([1, 2, 3]));
        var files = Model().Files;

        await Run(files.PutContentAsync("113", new byte[] { 1, 2, 3 }));
        using var content = await Run(files.OpenContentAsync("113"));

        Assert.That(Service.CallsTo("PUT", ModelPath + "/files/113").Single().Body, Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(content.Length, Is.EqualTo(3));
    }

    [Test]
    public async Task Chunks_follow_each_other_in_listed_order([Values(1, 2, 3, 16)] int prefetch)
    {
        Offer("one,", "two,", "", "three,", "four");

        Assert.That(await Download(new() { Prefetch = prefetch }), Is.EqualTo("one,two,three,four"));
    }

    [Test]
    public async Task The_ids_that_are_listed_are_asked_for_whatever_they_are()
    {
        Service.On("GET", Chunks).Reply(Replies.Enveloped("'chunks' : [ { 'id' : 'b/2' }, { 'id' : 7 } ]"));
        Service.On("GET", Chunks + "/b%2F2").Reply(Replies.Content("first", "application/octet-stream"));
        Service.On("GET", Chunks + "/7").Reply(Replies.Content("second", "application/octet-stream"));

        Assert.That(await Download(), Is.EqualTo("firstsecond"));
    }

    [Test]
    public async Task A_chunk_that_fails_once_is_fetched_again()
    {
        Offer("one,", "two");
        Service.On("GET", Chunks + "/1").Reply(Replies.Reset, Replies.Html200, Replies.Status(503), Replies.Content("two", "application/octet-stream"));

        Assert.That(await Download(), Is.EqualTo("one,two"));
    }

    [Test]
    public async Task A_chunk_that_is_gone_is_an_error_and_never_an_early_end([Range(0, 3)] int index, [Values(1, 3)] int prefetch)
    {
        Offer("0", "1", "2", "3");
        Service.On("GET", $"{Chunks}/{index}").Reply(Replies.Status(404));

        var error = await Failure<AnaplanNotFoundException>(() => Download(new() { Prefetch = prefetch }));

        Assert.That(error.Message, Does.Contain($"(chunk {index + 1} of 4)"));
    }

    [Test]
    public async Task No_content_is_an_error_that_says_why()
    {
        Service.On("GET", Chunks).Reply(Replies.EmptyEnvelope);

        var error = await Failure<AnaplanNotFoundException>(() => Download());

        Assert.That(error.Message, Does.Contain("has no content for this user"));
        Assert.That(error.Hint, Does.Contain("48 hours"));
    }

    [Test]
    public async Task Progress_counts_chunks_and_bytes()
    {
        Offer("one,", "two");
        var progress = new Reports<DownloadProgress>();

        await Run(Model().Files.DownloadAsync("116", new MemoryStream(), null, progress));

        Assert.That(progress.All, Is.EqualTo(new[] { new DownloadProgress(0, 2, 0), new(1, 2, 4), new(2, 2, 7) }));
    }

    [Test]
    public async Task No_more_is_fetched_ahead_than_allowed()
    {
        Offer([.. Enumerable.Repeat("x", 20)]);

        using var content = await Run(Model().Files.OpenReadAsync("116", new() { Prefetch = 2 }));
        await Run(content.ReadAsync(new byte[1], 0, 1));

        Assert.That(Service.Calls.Count(c => c.Path.StartsWith(Chunks + "/", StringComparison.Ordinal)), Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task A_read_that_was_cancelled_may_be_repeated()
    {
        Offer("one,", "two");
        using var content = await Run(Model().Files.OpenReadAsync("116"));
        var buffer = new byte[16];

        Assert.That(async () => await content.ReadAsync(buffer, 0, 16, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        var read = await Run(content.ReadAsync(buffer, 0, 16));

        Assert.That(Encoding.UTF8.GetString(buffer, 0, read), Is.EqualTo("one,"));
    }

    [Test]
    public async Task A_stream_that_is_closed_early_stops_fetching()
    {
        Offer([.. Enumerable.Repeat("x", 20)]);
        var content = await Run(Model().Files.OpenReadAsync("116"));

        Close(content);

        Assert.That(() => content.ReadAsync(new byte[1], 0, 1), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(Service.Calls.Count(c => c.Path.StartsWith(Chunks + "/", StringComparison.Ordinal)), Is.LessThan(5));

        static void Close(Stream stream) => stream.Dispose();
    }

    [Test]
    public async Task Readers_that_know_no_tasks_are_served_too()
    {
        Offer("one\n", "two\n");
        using var content = await Run(Model().Files.OpenReadAsync("116"));
        using var reader = new StreamReader(content, Encoding.UTF8);

        var lines = await Run(Task.Run(() => (Read(reader), Read(reader), Read(reader))));

        Assert.That(lines, Is.EqualTo(("one", "two", (string?)null)));

        static string? Read(StreamReader reader) => reader.ReadLine();
    }

    [Test]
    public async Task Chunks_can_be_fetched_one_by_one()
    {
        Offer("one,", "two");
        var download = await Run(Model().Files.OpenDownloadAsync("116"));
        using var second = await Run(download.OpenChunkAsync(1));
        using var reader = new StreamReader(second, Encoding.UTF8);

        Assert.That(download.ChunkIds, Is.EqualTo(new[] { "0", "1" }));
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("two"));
        Assert.That(() => download.OpenChunkAsync(2), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task Content_is_deleted_with_content_so_that_nothing_below_repeats_it()
    {
        Service.On("DELETE", ModelPath + "/files/116").Reply(Replies.Status(204));

        await Run(Model().Files.DeleteContentAsync("116"));

        Assert.That(Service.CallsTo("DELETE", ModelPath + "/files/116").Single().HasContent, Is.True);
    }

    [Test]
    public async Task A_deletion_whose_answer_was_lost_has_worked_when_the_content_is_gone()
    {
        Service.On("DELETE", ModelPath + "/files/116").Reply(Replies.Reset, Replies.Status(404));

        await Run(Model().Files.DeleteContentAsync("116"));

        Assert.That(Service.CallsTo("DELETE", ModelPath + "/files/116"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Deleting_from_an_unknown_file_is_an_error()
        => await Failure<AnaplanNotFoundException>(() => Model().Files.DeleteContentAsync("116"));
}
