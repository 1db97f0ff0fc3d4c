using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class UploadRuleTests : FileTest
{
    [TestCase("{}")]
    [TestCase("""{"chunkCount":"3"}""")]
    [TestCase("""{"chunkCount":1.5}""")]
    [TestCase("""{"chunkCount":-2}""")]
    [TestCase("""{"chunkCount":1001}""")]
    [TestCase("[]")]
    [TestCase("nonsense")]
    public async Task A_count_that_is_none_is_400(string body) =>
        Assert.That(await StatusAsync(PostAsync(File, body)), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task A_count_of_1000_is_taken() =>
        Assert.That(await StatusAsync(PostAsync(File, """{"chunkCount":1000}""")), Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task Starting_without_json_is_415() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Post, File, Bytes("{}"u8.ToArray()))),
            Is.EqualTo(HttpStatusCode.UnsupportedMediaType));

    [Test]
    public async Task A_chunk_beyond_the_count_is_404()
    {
        await StartUploadAsync(2);

        Assert.That(await PutChunkAsync(2, "x"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_chunk_beyond_the_largest_count_is_400()
    {
        await StartUploadAsync(-1);

        Assert.That(await PutChunkAsync(1000, "x"), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_chunk_without_an_upload_is_404() =>
        Assert.That(await PutChunkAsync(0, "x"), Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task A_chunk_of_an_unknown_file_is_404() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/files/113999999999/chunks/0", Bytes([1]))),
            Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("-1")]
    [TestCase("x")]
    [TestCase("+1")]
    public async Task A_chunk_that_is_no_number_is_404(string index)
    {
        await StartUploadAsync(2);

        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, $"{File}/chunks/{index}", Bytes([1]))),
            Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_chunk_of_another_type_is_415()
    {
        await StartUploadAsync(1);

        Assert.That(await PutChunkAsync(0, [1], "text/csv"), Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task Completing_with_a_missing_chunk_is_400()
    {
        await StartUploadAsync(-1);
        await PutChunkAsync(0, "a");
        await PutChunkAsync(2, "c");

        var status = await CompleteAsync();

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await ContentAsync(), Is.Null);
    }

    [Test]
    public async Task Completing_twice_is_no_mistake()
    {
        await StartUploadAsync(-1);
        await PutChunkAsync(0, "a");
        await CompleteAsync();

        Assert.That(await CompleteAsync(), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Completing_without_json_is_415()
    {
        await StartUploadAsync(-1);

        Assert.That(await StatusAsync(SendAsync(HttpMethod.Post, $"{File}/complete", new ByteArrayContent([]))),
            Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task Completing_without_an_upload_is_404() =>
        Assert.That(await CompleteAsync(), Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Completing_can_be_answered_with_500_although_the_content_is_there()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, CompleteAnswers500 = true });
        await StartUploadAsync(-1);
        await PutChunkAsync(0, "a");

        Assert.That(await CompleteAsync(), Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await ContentAsync(), Is.EqualTo("a"));
    }

    [Test]
    public async Task A_chunk_may_be_replaced_after_complete()
    {
        await StartUploadAsync(-1);
        await PutChunkAsync(0, "late");
        await CompleteAsync();

        await PutChunkAsync(0, "a");

        Assert.That(await ContentAsync(), Is.EqualTo("a"));
    }

    [Test]
    public async Task A_new_chunk_has_no_place_after_complete()
    {
        await StartUploadAsync(-1);
        await PutChunkAsync(0, "a");
        await CompleteAsync();

        Assert.That(await PutChunkAsync(1, "b"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_new_upload_replaces_the_old_content_completely()
    {
        await StartUploadAsync(2);
        await PutChunkAsync(0, "old");
        await PutChunkAsync(1, "old");
        await StartUploadAsync(1);

        await PutChunkAsync(0, "new");

        Assert.That(await ContentAsync(), Is.EqualTo("new"));
    }

    [Test]
    public async Task Starting_again_forgets_the_chunks_so_far()
    {
        await StartUploadAsync(2);
        await PutChunkAsync(0, "a");
        await StartUploadAsync(2);

        await PutChunkAsync(1, "b");

        Assert.That(await ContentAsync(), Is.Null);
    }

    [Test]
    public async Task An_upload_under_way_hides_what_was_there()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, "old");

        await StartUploadAsync(1);

        Assert.That(await ContentAsync(), Is.Null);
    }

    [Test]
    public async Task An_upload_under_way_may_leave_what_was_there()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, IncompleteUploadHidesContent = false });
        await StartUploadAsync(1);
        await PutChunkAsync(0, "old");

        await StartUploadAsync(1);

        Assert.That(await ContentAsync(), Is.EqualTo("old"));
    }

    [Test]
    public async Task Order_can_be_demanded()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, ChunksInAnyOrder = false });
        await StartUploadAsync(2);

        Assert.That(await PutChunkAsync(1, "b"), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await PutChunkAsync(0, "a"), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await PutChunkAsync(1, "b"), Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task No_chunks_are_no_content()
    {
        await StartUploadAsync(0);

        Assert.That(await ContentAsync(), Is.Null);
        Assert.That(await ListedChunkCountAsync(), Is.Zero);
    }

    [Test]
    public async Task An_unknown_id_creates_a_file_that_no_import_reads()
    {
        var file = (await JsonAsync(PostAsync($"{Sample.M}/files/Typo.csv", """{"chunkCount":2}"""))).GetProperty("file");

        Assert.That(file.GetProperty("id").GetString(), Does.StartWith("113").And.Not.EqualTo("Typo.csv"));
        Assert.That(file.GetProperty("name").GetString(), Is.EqualTo("Typo.csv"));
        Assert.That(file.GetProperty("chunkCount").GetInt32(), Is.Zero);
        Assert.That(file.GetProperty("headerRow").GetInt32(), Is.EqualTo(-1));
        Assert.That(file.GetProperty("firstDataRow").GetInt32(), Is.EqualTo(-1));
        Assert.That(file.GetProperty("separator").GetString(), Is.EqualTo("\t"));
        Assert.That(Names((await JsonAsync(GetAsync($"{Sample.M}/files"))).GetProperty("files")), Does.Contain("Typo.csv"));
    }

    [Test]
    public async Task The_file_of_an_export_cannot_be_uploaded() =>
        Assert.That(await StatusAsync(PostAsync($"{Sample.M}/files/{Sample.UnitsExport}", """{"chunkCount":1}""")),
            Is.EqualTo(HttpStatusCode.BadRequest));
}
