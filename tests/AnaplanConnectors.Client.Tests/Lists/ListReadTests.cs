namespace AnaplanConnectors.Client.Tests;

internal sealed class ListReadTests : ClientTest
{
    private const string Products = ModelPath + "/lists/101";

    private void HasItems(long count) => Service.On("GET", Products).Reply(Replies.Enveloped(
        "'metadata' : { 'id' : '101', 'name' : 'Products', 'itemCount' : " + count + ", 'properties' : [ { 'name' : 'Colour', 'format' : 'TEXT', 'formatMetadata' : { 'dataType' : 'TEXT' } } ], "
        + "'subsets' : [ { 'id' : '109', 'name' : 'Active' } ], 'numberedList' : false, 'nextitemIndex' : 1311, 'parent' : { 'id' : '100', 'name' : 'Families' } }"));

    [Test]
    public async Task Metadata_are_read_in_either_spelling()
    {
        HasItems(1204);

        var metadata = await Run(Model().Lists.GetMetadataAsync("101"));

        Assert.That((metadata.ItemCount, metadata.NextItemIndex, metadata.Parent!.Name), Is.EqualTo((1204L, 1311L, "Families")));
        Assert.That((metadata.Properties[0].Format!.Kind, metadata.Subsets[0].Name), Is.EqualTo((ValueKind.Text, "Active")));
    }

    [Test]
    public async Task Items_come_one_by_one_with_properties_and_subsets()
    {
        Service.On("GET", Products + "/items").Reply(Replies.Enveloped(
            "'listItems' : [ { 'id' : '201', 'name' : 'Road Bike', 'code' : 'RB1', 'parent' : 'Bikes', 'parentId' : '202', 'listId' : '100', 'listName' : 'Families', "
            + "'subsets' : { 'Active' : true }, 'properties' : { 'Colour' : 'red', 'Weight' : 7.5 } }, null, { 'id' : '203', 'name' : 'City Bike' } ]"));

        var items = await Run(Model().Lists.ListItemsAsync("101").ToListAsync(default));

        Assert.That(items.Select(i => (i.Name, i.Code, i.ParentListName)), Is.EqualTo(new[] { ("Road Bike", "RB1", "Families"), ("City Bike", (string?)null, (string?)null) }));
        Assert.That((items[0].Properties["Weight"], items[0].Subsets["Active"], items[1].Properties.Count), Is.EqualTo(("7.5", true, 0)));
        Assert.That(Service.Calls[^1].Query, Is.EqualTo("?includeAll=true"));
    }

    [Test]
    public async Task A_list_without_items_is_empty()
    {
        Service.On("GET", Products + "/items").Reply(Replies.EmptyEnvelope);

        Assert.That(await Run(Model().Lists.ListItemsAsync("101").ToListAsync(default)), Is.Empty);
    }

    [TestCase("""{ "meta":{}, "status":{"code":200}, "listItems":[ {"id":"1"}, {"id" """)]
    [TestCase("""{ "listItems":[ {"id":"1"} ], "status":{"code":500,"message":"No"} }""")]
    [TestCase("""{ "something":"else" }""")]
    [TestCase("")]
    public async Task Half_an_answer_is_fetched_again_before_anybody_sees_it(string broken)
    {
        Service.On("GET", Products + "/items").Reply(Replies.Content(broken, "application/json"), Replies.Enveloped("'listItems' : [ { 'id' : '201', 'name' : 'A' } ]"));

        var items = await Run(Model().Lists.ListItemsAsync("101").ToListAsync(default));

        Assert.That(items.Select(i => i.Id), Is.EqualTo(new[] { "201" }));
    }

    [Test]
    public async Task A_long_answer_that_spans_many_pieces_of_memory_is_read()
    {
        Service.On("GET", Products + "/items").Reply(Replies.Enveloped(
            "'listItems' : [ " + string.Join(",", Enumerable.Range(0, 20_000).Select(i => $"{{ 'id' : '201{i:000000}', 'name' : 'Item number {i}' }}")) + " ]"));

        var items = await Run(Model().Lists.ListItemsAsync("101").ToListAsync(default));

        Assert.That(items.Select(i => i.Name), Is.EqualTo(Enumerable.Range(0, 20_000).Select(i => $"Item number {i}")));
    }

    [Test]
    public async Task Few_items_are_one_request_as_csv()
    {
        HasItems(100);
        Service.On("GET", Products + "/items").Reply(Replies.Content("id,name\n201,A\n", "text/csv"));

        await using var content = await Run(Model().Lists.OpenCsvAsync("101"));

        Assert.That(await new StreamReader(content.Stream).ReadToEndAsync(), Is.EqualTo("id,name\n201,A\n"));
        Assert.That(Service.Calls[^1].Headers.Accept.ToString(), Is.EqualTo("text/csv"));
    }

    [Test]
    public async Task Many_items_are_a_large_read()
    {
        HasItems(250_001);
        Service.On("POST", Products + "/readRequests").Reply(Replies.Enveloped("'listReadRequest' : { 'requestId' : 'R1', 'listId' : 101, 'requestState' : 'NOT_STARTED' }"));
        Service.On("GET", Products + "/readRequests/R1").Reply(Replies.Enveloped("'listReadRequest' : { 'requestId' : 'R1', 'requestState' : 'COMPLETE', 'successful' : true, 'availablePages' : 1 }"));
        Service.On("GET", Products + "/readRequests/R1/pages/0").Reply(Replies.Content("id,name\n201,A\n", "text/csv"));
        Service.On("DELETE", Products + "/readRequests/R1").Reply(Replies.Status(200, "{}"));

        var content = await Run(Model().Lists.OpenCsvAsync("101"));
        var text = await Run(new StreamReader(content.Stream).ReadToEndAsync());
        await Run(content.DisposeAsync().AsTask());

        Assert.That((text, content.IsLargeRead), Is.EqualTo(("id,name\n201,A\n", true)));
        Assert.That(Service.CallsTo("POST", Products + "/readRequests").Single().Text, Is.EqualTo("{}"));
    }

    [Test]
    public async Task A_preview_is_csv()
    {
        Service.On("GET", Products + "/preview").Reply(Replies.Content("id,name\n", "text/csv"));

        using var preview = new StreamReader(await Run(Model().Lists.OpenPreviewAsync("101")));

        Assert.That(await preview.ReadToEndAsync(), Is.EqualTo("id,name\n"));
    }
}
