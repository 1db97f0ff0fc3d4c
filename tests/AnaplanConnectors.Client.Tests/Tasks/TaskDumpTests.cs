using System.Text;

namespace AnaplanConnectors.Client.Tests;

internal sealed class TaskDumpTests : ClientTest
{
    private const string ImportDump = ModelPath + "/imports/112/tasks/T1/dump/chunks";

    private const string ProcessDump = ModelPath + "/processes/118/tasks/T1/dumps/112/chunks";

    private AnaplanTask ImportTask => Model().Imports.GetTask("112", "T1");

    private static Reply Part(string text) => Replies.Content(text, "text/plain");

    private async Task<string?> Read(Task<Stream?> opening)
    {
        using var stream = await Run(opening);
        if (stream is null)
            return null;
        using var content = new MemoryStream();
        await Run(stream.CopyToAsync(content));
        return Encoding.UTF8.GetString(content.ToArray());
    }

    [Test]
    public async Task The_bytes_of_all_chunks_follow_each_other_even_within_a_character()
    {
        var bytes = Encoding.UTF8.GetBytes("\"_Status_\",\"Näme\"\n\"E\",\"ü\"\n");
        Service.On("GET", ImportDump).Reply(Replies.Enveloped("'chunks' : [ { 'id' : '0' }, { 'id' : '1' }, { 'id' : '2' } ]"));
        Service.On("GET", ImportDump + "/0").Reply(Replies.Bytes(bytes.Take(14).ToArray(), "text/plain"));
        Service.On("GET", ImportDump + "/1").Reply(Replies.Bytes([], "text/plain"));
        Service.On("GET", ImportDump + "/2").Reply(Replies.Bytes(bytes.Skip(14).ToArray(), "text/plain"));

        Assert.That(await Read(ImportTask.OpenDumpAsync()), Is.EqualTo("\"_Status_\",\"Näme\"\n\"E\",\"ü\"\n"));
    }

    [TestCase(204)]
    [TestCase(400)]
    [TestCase(404)]
    public async Task None_is_null_however_the_service_says_it(int status)
    {
        Service.On("GET", ImportDump).Reply(Replies.Status(status));

        Assert.That(await Read(ImportTask.OpenDumpAsync()), Is.Null);
    }

    [Test]
    public async Task An_empty_list_of_chunks_is_none()
    {
        Service.On("GET", ImportDump).Reply(Replies.EmptyEnvelope);

        Assert.That(await Read(ImportTask.OpenDumpAsync()), Is.Null);
    }

    [Test]
    public async Task Within_a_process_the_dump_belongs_to_an_import()
    {
        Service.On("GET", ProcessDump).Reply(Replies.Enveloped("'chunks' : [ { 'id' : '0' } ]"));
        Service.On("GET", ProcessDump + "/0").Reply(Part("rows"));

        Assert.That(await Read(Model().Processes.GetTask("118", "T1").OpenDumpAsync("112")), Is.EqualTo("rows"));
    }

    [Test]
    public async Task The_import_itself_may_be_named()
    {
        Service.On("GET", ImportDump).Reply(Replies.Enveloped("'chunks' : [ { 'id' : '0' } ]"));
        Service.On("GET", ImportDump + "/0").Reply(Part("rows"));

        Assert.That(await Read(ImportTask.OpenDumpAsync("112")), Is.EqualTo("rows"));
    }

    [Test]
    public void A_process_needs_to_know_which_import()
        => Assert.That(() => Model().Processes.GetTask("118", "T1").OpenDumpAsync(), Throws.ArgumentNullException);

    [Test]
    public async Task A_chunk_that_is_gone_in_the_middle_is_an_error_not_an_end()
    {
        Service.On("GET", ImportDump).Reply(Replies.Enveloped("'chunks' : [ { 'id' : '0' }, { 'id' : '1' } ]"));
        Service.On("GET", ImportDump + "/0").Reply(Part("rows"));
        Service.On("GET", ImportDump + "/1").Reply(Replies.Status(404));

        await Failure<AnaplanNotFoundException>(() => Read(ImportTask.OpenDumpAsync()));
    }

    [Test]
    public async Task A_failing_service_is_an_error_not_none()
    {
        Service.On("GET", ImportDump).Reply(Replies.Status(500));

        await Failure<AnaplanApiException>(() => Read(ImportTask.OpenDumpAsync()));
    }
}
