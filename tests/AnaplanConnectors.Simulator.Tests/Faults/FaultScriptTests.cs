using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class FaultScriptTests : FileTest
{
    [TestCase("on chunk.put nth 3: accept then drop", "PutChunk: processed, reply lost from call 3 (met 0 times)")]
    [TestCase("on PutChunk: drop", "PutChunk: connection reset before the body was read (met 0 times)")]
    [TestCase("on chunk.put: drop after 100 bytes", "PutChunk: connection reset after 100 bytes of the request (met 0 times)")]
    [TestCase("on chunk.put: read then drop", "PutChunk: request lost (met 0 times)")]
    [TestCase("on chunk.get: accept then drop after 1 byte", "GetChunk: connection reset after 1 bytes of the reply (met 0 times)")]
    [TestCase("on chunk.get: accept then cut to 5 bytes", "GetChunk: reply cut to 5 bytes (met 0 times)")]
    [TestCase("on chunk.get: accept then short by 5 bytes", "GetChunk: reply 5 bytes short of its length (met 0 times)")]
    [TestCase("on task.start: delay 500ms then accept then drop", "StartTask: delayed for 00:00:00.5000000, then processed, reply lost (met 0 times)")]
    [TestCase("on task.get times 3: status 503 html, status 429 retry-after \"-1\"", "TaskStatus: status 503, status 429 with Retry-After '-1' x 3 (met 0 times)")]
    [TestCase("on any always: expire token", "any call: token expired, always (met 0 times)")]
    [TestCase("on chunk.get: slow reply 10 bytes every 1s", "GetChunk: reply drips 10 bytes, pauses for 00:00:01 (met 0 times)")]
    [TestCase("on chunk.put: slow request 10 bytes every 2m", "PutChunk: request read in 10 bytes, pauses for 00:02:00 (met 0 times)")]
    [TestCase("on chunk.put: replay behind upload.complete nth 2", "PutChunk: request lost, arrives behind CompleteUpload (2) (met 0 times)")]
    [TestCase("on chunk.put: replay after 1h", "PutChunk: request lost, arrives late for 01:00:00 (met 0 times)")]
    [TestCase("on model.list: html", "Models: reply 200 text/html (met 0 times)")]
    [TestCase("on model.list: reply 200 \"{}\" as text/plain", "Models: reply 200 text/plain (met 0 times)")]
    [TestCase("on model.list: redirect http://127.0.0.1:9/", "Models: reply 302 text/html (met 0 times)")]
    [TestCase("on model.list: hang", "Models: delayed for ever (met 0 times)")]
    [TestCase("on list.list: busy 30s", "Lists: model busy for 00:00:30 (met 0 times)")]
    [TestCase("on chunk.get: swap export", "GetChunk: export swapped (met 0 times)")]
    public void Every_kind_of_line_is_understood(string script, string plan)
    {
        Assert.That(Simulator.Faults.PlanScript(script).Single().ToString(), Is.EqualTo(plan));

        Simulator.Faults.Clear();
    }

    [TestCase("chunk.put: drop", "line 1, column 1: Here should be 'on', not 'chunk.put'.")]
    [TestCase("on chunk.pt: drop", "line 1, column 4: There is no call 'chunk.pt'. (did you mean 'chunk.put'?)")]
    [TestCase("\n# well\non chunk.put nht 3: drop", "line 3, column 14: 'nht' is none of where, nth, times and always.")]
    [TestCase("on chunk.put nth 0: drop", "line 1, column 18: '0' is no whole number of 1 or more.")]
    [TestCase("on chunk.put: stauts 503", "line 1, column 15: There is no fault 'stauts'. (did you mean 'status'?)")]
    [TestCase("on chunk.put: status 700", "line 1, column 22: 700 is no error (400 to 599).")]
    [TestCase("on chunk.put: delay 5", "line 1, column 21: '5' is no time: write 500ms, 5s, 2m or 1h.")]
    [TestCase("on chunk.put: accept", "line 1, column 21: Behind the last word should be 'then'.")]
    [TestCase("on chunk.put: drop now", "line 1, column 20: 'now' is too much here.")]
    [TestCase("on chunk.put", "line 1, column 13: Behind the last word should be where, nth, times, always or a colon.")]
    public void What_cannot_be_read_is_told_with_its_line(string script, string problem) =>
        Assert.That(() => Simulator.Faults.PlanScript(script), Throws.TypeOf<FaultScriptException>().With.Message.EndsWith(problem));

    [Test]
    public void All_problems_are_told_together_and_nothing_is_planned()
    {
        Assert.That(() => Simulator.Faults.PlanScript("on chunk.put: drop\non nothing: drop\non chunk.put: nothing"),
            Throws.TypeOf<FaultScriptException>().With.Property("Problems").Count.EqualTo(2));
        Assert.That(Simulator.Faults.Unmet, Is.Empty);
    }

    [Test]
    public async Task A_line_meets_the_calls_it_names()
    {
        await StartUploadAsync(2);
        Simulator.Faults.PlanScript("on chunk.put where chunk 1: status 503, status 500");

        Assert.That(await PutChunkAsync(0, "a"), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await PutChunkAsync(1, "b"), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await PutChunkAsync(1, "b"), Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await PutChunkAsync(1, "b"), Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_line_can_be_meant_for_a_user()
    {
        Simulator.Faults.PlanScript($"on user.me where user {Sample.Bob} always: status 503");

        Assert.That(await StatusAsync(GetAsync("/2/0/users/me")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(GetAsync("/2/0/users/me", Sample.Bob)), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }
}
