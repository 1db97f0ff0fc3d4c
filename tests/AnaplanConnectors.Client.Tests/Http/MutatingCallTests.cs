namespace AnaplanConnectors.Client.Tests;

internal sealed class MutatingCallTests : ClientTest
{
    [Test]
    public async Task Every_call_that_changes_something_carries_content()
    {
        const string file = ModelPath + "/files/113";
        Service.On("POST", file).Reply(Replies.Enveloped("'file' : { 'id' : '113' }"));
        Service.On("*", file).Reply(Replies.Status(204));
        Service.On("PUT", file + "/chunks/0").Reply(Replies.Status(204));
        Service.On("DELETE", file).Reply(Replies.Status(204));
        Service.On("POST", file + "/complete").Reply(Replies.Status(200));
        Service.On("GET", ModelPath + "/imports/112/tasks").Reply(Replies.EmptyEnvelope);
        Service.On("POST", ModelPath + "/imports/112/tasks").Reply(Replies.Enveloped("'task' : { 'taskId' : 'T' }"));
        Service.On("DELETE", ModelPath + "/imports/112/tasks/T").Reply(Replies.Status(204));
        Service.On("GET", ModelPath + "/status").Reply(Replies.Status(405));
        Service.On("POST", $"/2/0/workspaces/w/models/{ModelId}/status").Reply(Replies.Enveloped("'requestStatus' : { }"));
        var client = Client();
        var model = client.Model(ModelId, "w");

        var upload = await Run(model.Files.StartUploadAsync(new() { Id = "113" }, null));
        await Run(upload.PutChunkAsync(0, ChunkBody.FromBytes(default)));
        await Run(upload.CompleteAsync());
        await Run(model.Files.DeleteContentAsync("113"));
        await Run((await Run(model.Imports.StartAsync("112"))).CancelAsync());
        await Run(model.GetStatusAsync());
        Clock.Advance(TimeSpan.FromMinutes(31));
        await Run(model.GetStatusAsync());
        await Run(client.SignOutAsync());

        var changing = Service.Calls.Where(c => c.Method != "GET").ToList();
        Assert.That(changing.Where(c => !c.HasContent), Is.Empty);
        Assert.That(changing.Select(c => c.Path).Distinct().Count(), Is.EqualTo(9));
    }
}
