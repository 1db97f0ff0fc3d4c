using System.Text.Json;

namespace AnaplanConnectors.Client.Tests;

internal sealed class ListWriteTests : ClientTest
{
    private const string Items = ModelPath + "/lists/101/items";

    private const string Lookup = ModelPath + "/dimensions/101/items";

    private static IReadOnlyList<ListItemWrite> Some(int count, int from = 0)
        => Enumerable.Range(from, count).Select(i => new ListItemWrite { Code = $"c{i}", Name = $"n{i}" }).ToList();

    private static Reply Answer(string members) => Replies.Enveloped(members);

    private static string[] Codes(RecordedCall call)
        => JsonDocument.Parse(call.Body).RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!).ToArray();

    private IReadOnlyList<RecordedCall> Posts(string action) => Service.CallsTo("POST", Items).Where(c => c.Query == "?action=" + action).ToList();

    [Test]
    public async Task Items_are_sent_with_what_is_set_and_nothing_else()
    {
        Service.On("POST", Items).Reply(Answer("'added' : 1, 'ignored' : 0, 'total' : 1"));

        await Run(Model().Lists.AddItemsAsync("101",
        [
            new() { Name = "Gravel Bike", Code = "GB1", Parent = "Bikes", Properties = new Dictionary<string, string> { ["Weight"] = "9.1" }, Subsets = new Dictionary<string, bool> { ["Active"] = true } },
        ]));

        Assert.That(Service.Calls[^1].Query, Is.EqualTo("?action=add"));
        Assert.That(Service.Calls[^1].Text, Is.EqualTo("""{"items":[{"name":"Gravel Bike","code":"GB1","parent":"Bikes","properties":{"Weight":"9.1"},"subsets":{"Active":true}}]}"""));
    }

    [Test]
    public async Task Requests_hold_as_many_items_as_asked_and_failures_count_through()
    {
        Service.On("POST", Items).Reply(
            Answer("'added' : 2, 'ignored' : 0, 'total' : 2"),
            Answer("'added' : 1, 'ignored' : 1, 'total' : 2, 'failures' : [ { 'requestIndex' : 1, 'failureType' : 'INCORRECT_FORMAT', 'failureMessageDetails' : 'incorrect format' } ]"),
            Answer("'added' : 1, 'ignored' : 0, 'total' : 1"));

        var result = await Run(Model().Lists.AddItemsAsync("101", Some(5), new() { BatchSize = 2 }));

        Assert.That((result.Total, result.Added, result.Ignored), Is.EqualTo((5L, 4L, 1L)));
        Assert.That(result.Failures, Is.EqualTo(new[] { new WriteFailure(3, "INCORRECT_FORMAT", "incorrect format") }));
    }

    [Test]
    public async Task The_default_batch_is_75000()
    {
        Service.On("PUT", Items).Reply(Answer("'updated' : 1"));

        await Run(Model().Lists.UpdateItemsAsync("101", Some(75_001)));

        Assert.That(Service.CallsTo("PUT", Items).Select(c => Codes(c).Length), Is.EqualTo(new[] { 75_000, 1 }));
    }

    [TestCase("reset")]
    [TestCase("503")]
    [TestCase("html")]
    public async Task An_addition_whose_answer_is_lost_is_not_repeated(string fault)
    {
        var lost = fault switch { "reset" => Replies.Reset, "503" => Replies.Status(503), _ => Replies.Html200 };
        Service.On("POST", Items).Reply(Answer("'added' : 2"), lost);

        var error = await Failure<AnaplanUnknownOutcomeException>(() => Model().Lists.AddItemsAsync("101", Some(5), new() { BatchSize = 2 }));

        Assert.That(Service.CallsTo("POST", Items), Has.Count.EqualTo(2));
        Assert.That(error.Message, Does.StartWith("Whether items 3 to 4 were added to list 101"));
        Assert.That(error.Hint, Does.Contain("upsert"));
    }

    [TestCase(429)]
    [TestCase(409)]
    public async Task An_addition_that_certainly_did_not_happen_is_repeated(int status)
    {
        Service.On("POST", Items).Reply(Replies.Status(status), Answer("'added' : 1"));

        var result = await Run(Model().Lists.AddItemsAsync("101", Some(1)));

        Assert.That((result.Added, Service.CallsTo("POST", Items).Count), Is.EqualTo((1L, 2)));
    }

    [Test]
    public async Task A_lost_update_is_repeated()
    {
        Service.On("PUT", Items).Reply(Replies.Reset, Answer("'updated' : 1"));

        Assert.That((await Run(Model().Lists.UpdateItemsAsync("101", Some(1)))).Updated, Is.EqualTo(1));
    }

    [TestCase("'deleted' : 1, 'failures' : [ { 'requestIndex' : 1, 'failureType' : 'Not found', 'failureMessageDetails' : 'gone' } ]")]
    [TestCase("'result' : { 'numberOfItemsDeleted' : 1, 'failures' : [ { 'requestIndex' : 1, 'failureType' : 'Not found', 'failureMessageDetails' : 'gone' } ] }")]
    public async Task Both_answers_to_a_deletion_are_read(string answer)
    {
        Service.On("POST", Items).Reply(Answer(answer));

        var result = await Run(Model().Lists.DeleteItemsAsync("101", [ListItemKey.OfId("201"), ListItemKey.OfCode("RB9")]));

        Assert.That(Service.Calls[^1].Text, Is.EqualTo("""{"items":[{"id":"201"},{"code":"RB9"}]}"""));
        Assert.That((result.Deleted, result.Failures.Single()), Is.EqualTo((1L, new WriteFailure(1, "Not found", "gone"))));
    }

    [Test]
    public async Task What_is_gone_after_a_lost_answer_counts_as_deleted()
    {
        Service.On("POST", Items).Reply(Replies.Reset, Answer("'deleted' : 0, 'failures' : [ { 'requestIndex' : 0, 'failureType' : 'Not found' } ]"));

        var result = await Run(Model().Lists.DeleteItemsAsync("101", [ListItemKey.OfId("201")]));

        Assert.That((result.Deleted, result.Failures.Count), Is.EqualTo((1L, 0)));
    }

    [Test]
    public async Task An_upsert_adds_what_the_update_did_not_find()
    {
        Service.On("PUT", Items).Reply(Answer("'updated' : 1, 'ignored' : 2, 'failures' : [ { 'requestIndex' : 1, 'failureType' : 'anything' }, { 'requestIndex' : 2, 'failureType' : 'INCORRECT_FORMAT', 'failureMessageDetails' : 'heavy' } ]"));
        Service.On("POST", Lookup).Reply(Answer("'items' : [ { 'id' : '203', 'name' : 'n2', 'code' : 'c2' } ]"));
        Service.On("POST", Items).Reply(Answer("'added' : 1, 'ignored' : 0"));

        var result = await Run(Model().Lists.UpsertItemsAsync("101", Some(3)));

        Assert.That(Codes(Posts("add").Single()), Is.EqualTo(new[] { "c1" }));
        Assert.That((result.Total, result.Updated, result.Added, result.Ignored), Is.EqualTo((3L, 1L, 1L, 1L)));
        Assert.That(result.Failures, Is.EqualTo(new[] { new WriteFailure(2, "INCORRECT_FORMAT", "heavy") }));
    }

    [Test]
    public async Task An_upsert_counts_failures_of_later_batches_through()
    {
        Service.On("PUT", Items).Reply(Answer("'updated' : 2"), Answer("'updated' : 0, 'failures' : [ { 'requestIndex' : 0, 'failureType' : 'Not found' } ]"));
        Service.On("POST", Lookup).Reply(Replies.EmptyEnvelope);
        Service.On("POST", Items).Reply(Answer("'added' : 0, 'failures' : [ { 'requestIndex' : 0, 'failureType' : 'INCORRECT_FORMAT' } ]"));

        var result = await Run(Model().Lists.UpsertItemsAsync("101", Some(3), new() { BatchSize = 2 }));

        Assert.That(result.Failures.Single().Index, Is.EqualTo(2));
    }

    [Test]
    public async Task An_upsert_whose_addition_is_lost_looks_again_and_does_not_add_twice()
    {
        Service.On("PUT", Items).Reply(
            Answer("'updated' : 0, 'failures' : [ { 'requestIndex' : 0, 'failureType' : 'Not found' }, { 'requestIndex' : 1, 'failureType' : 'Not found' } ]"),
            Answer("'updated' : 2"));
        Service.On("POST", Lookup).Reply(Replies.EmptyEnvelope);
        Service.On("POST", Items).Reply(Replies.Reset);

        var result = await Run(Model().Lists.UpsertItemsAsync("101", Some(2)));

        Assert.That((Posts("add").Count, result.Updated, result.Failures.Count), Is.EqualTo((1, 2L, 0)));
    }

    [Test]
    public async Task An_upsert_that_never_learns_the_outcome_ends_with_it()
    {
        Service.On("PUT", Items).Reply(Answer("'updated' : 0, 'failures' : [ { 'requestIndex' : 0, 'failureType' : 'Not found' } ]"));
        Service.On("POST", Lookup).Reply(Replies.EmptyEnvelope);
        Service.On("POST", Items).Reply(Replies.Reset);

        await Failure<AnaplanUnknownOutcomeException>(() => Model().Lists.UpsertItemsAsync("101", Some(1)));

        Assert.That(Posts("add"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Resetting_the_index_is_answered_without_a_body()
    {
        Service.On("POST", ModelPath + "/lists/101/resetIndex").Reply(Replies.Status(200));

        await Run(Model().Lists.ResetIndexAsync("101"));

        Assert.That(Service.Calls[^1].HasContent, Is.True);
    }

    [Test]
    public async Task A_deployed_model_says_so()
    {
        Service.On("POST", Items).Reply(Replies.Status(425));

        var error = await Failure<AnaplanApiException>(() => Model().Lists.AddItemsAsync("101", Some(1)));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ModelDeployed));
    }
}
