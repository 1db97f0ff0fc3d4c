namespace AnaplanConnectors.Client.Tests;

internal sealed class ListTests : ClientTest
{
    private const string Imports = ModelPath + "/imports";

    private static Reply Page(int offset, int count, int total, string extra = "") => Replies.Json(
        "{ 'meta' : { 'paging' : { 'currentPageSize' : " + count + ", 'totalSize' : " + total + ", 'offset' : " + offset + extra + " } }, 'status' : { 'code' : 200 }, "
        + "'imports' : [ " + string.Join(", ", Enumerable.Range(offset, count).Select(i => $"{{ 'id' : '112{i:000000000}', 'name' : 'I{i}' }}")) + " ] }");

    private async Task<List<AnaplanImport>> List() => await Run(Model().Imports.ListAsync().ToListAsync(CancellationToken.None));

    [Test]
    public async Task Pages_are_fetched_until_the_total_is_reached()
    {
        Service.On("GET", Imports).Reply(Page(0, 3, 7), Page(3, 3, 7), Page(6, 1, 7));

        var imports = await List();

        Assert.That(imports.Select(i => i.Name), Is.EqualTo(new[] { "I0", "I1", "I2", "I3", "I4", "I5", "I6" }));
        Assert.That(Service.CallsTo("GET", Imports).Select(c => c.Query), Is.EqualTo(new[]
        {
            "?sort=%2Bname&offset=0&limit=5000", "?sort=%2Bname&offset=3&limit=5000", "?sort=%2Bname&offset=6&limit=5000",
        }));
    }

    [Test]
    public async Task A_next_link_behind_the_last_page_is_not_followed()
    {
        Service.On("GET", Imports).Reply(Page(0, 2, 2, ", 'next' : 'https://api.anaplan.com/2/0/x?limit=20&offset=20'"));

        await List();

        Assert.That(Service.CallsTo("GET", Imports), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_empty_page_ends_the_list_whatever_the_total_says()
    {
        Service.On("GET", Imports).Reply(Page(0, 2, 100), Page(2, 0, 100));

        Assert.That(await List(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_list_without_paging_is_one_page()
    {
        Service.On("GET", Imports).Reply(Replies.Enveloped("'imports' : [ { 'id' : '1' }, null ]"));

        Assert.That(await List(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_list_without_its_key_is_empty()
    {
        Service.On("GET", Imports).Reply(Replies.EmptyEnvelope);

        Assert.That(await List(), Is.Empty);
    }

    [Test]
    public async Task A_page_that_fails_is_fetched_again_and_no_other()
    {
        Service.On("GET", Imports).Reply(Page(0, 2, 4), Replies.Status(503), Page(2, 2, 4));

        Assert.That(await List(), Has.Count.EqualTo(4));
        Assert.That(Service.CallsTo("GET", Imports), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Fields_of_every_kind_of_item_are_read()
    {
        Service.On("GET", ModelPath + "/files").Reply(Replies.Enveloped(
            "'files' : [ { 'id' : '113000000004', 'name' : 'P.csv', 'chunkCount' : 3, 'delimiter' : '\\u0022', 'encoding' : 'UTF-8', 'firstDataRow' : 2, 'format' : 'txt', 'headerRow' : 1, 'separator' : ',' } ]"));
        Service.On("GET", Imports).Reply(Replies.Enveloped("'imports' : [ { 'id' : '112', 'name' : 'I', 'importDataSourceId' : '113', 'importType' : 'MODULE_DATA' } ]"));
        Service.On("GET", ModelPath + "/exports").Reply(Replies.Enveloped("'exports' : [ { 'id' : '116', 'name' : 'E', 'exportType' : 'GRID_ALL_PAGES', 'exportFormat' : 'text/csv', 'encoding' : 'UTF-8' } ]"));
        Service.On("GET", ModelPath + "/actions").Reply(Replies.Enveloped("'actions' : [ { 'id' : '117', 'name' : 'A', 'actionType' : 'DELETE_BY_SELECTION' } ]"));
        Service.On("GET", ModelPath + "/processes").Reply(Replies.Enveloped("'processes' : [ { 'id' : '118', 'name' : 'P' } ]"));
        Service.On("GET", ModelPath + "/lists").Reply(Replies.Enveloped("'lists' : [ { 'id' : '101', 'name' : 'L' } ]"));
        Service.On("GET", ModelPath + "/modules").Reply(Replies.Enveloped("'modules' : [ { 'id' : '102', 'name' : 'M' } ]"));
        var model = Model();

        var file = await Run(model.Files.FindAsync("P.csv"));
        var import = await Run(model.Imports.FindAsync("I"));
        var export = await Run(model.Exports.FindAsync("E"));
        var action = await Run(model.Actions.FindAsync("A"));
        await Run(model.Processes.FindAsync("P"));
        await Run(model.Lists.FindAsync("L"));
        await Run(model.Modules.FindAsync("M"));

        Assert.That((file.ChunkCount, file.Delimiter, file.Encoding, file.HeaderRow, file.FirstDataRow, file.Separator), Is.EqualTo((3, "\"", "UTF-8", 1, 2, ",")));
        Assert.That((import.FileId, import.Type), Is.EqualTo(("113", "MODULE_DATA")));
        Assert.That((export.Type, export.Format, export.Layout), Is.EqualTo(("GRID_ALL_PAGES", "text/csv", (string?)null)));
        Assert.That(action.Type, Is.EqualTo("DELETE_BY_SELECTION"));
    }

    [Test]
    public async Task Metadata_of_imports_exports_and_processes_is_read()
    {
        Service.On("GET", Imports + "/112").Reply(Replies.Enveloped(
            "'importMetadata' : { 'name' : 'I', 'type' : 'FILE', 'source' : { 'textEncoding' : 'UTF-8', 'columnSeparator' : ',', 'headerRow' : 1, 'firstDataRow' : 2, 'headerNames' : ['Name','Code'], 'columnCount' : 2 } }"));
        Service.On("GET", ModelPath + "/exports/116").Reply(Replies.Enveloped(
            "'exportMetadata' : { 'columnCount' : 16, 'rowCount' : 20432, 'headerNames' : ['A','B'], 'dataTypes' : ['ENTITY'], 'exportFormat' : 'text/csv' }"));
        Service.On("GET", ModelPath + "/processes/118").Reply(Replies.Enveloped(
            "'processMetadata' : { 'name' : 'P', 'actions' : [ { 'id' : '112', 'name' : 'I', 'actionType' : 'IMPORT', 'importDataSourceId' : '113' }, { 'id' : '117', 'name' : 'D' } ] }"));
        var model = Model();

        var import = await Run(model.Imports.GetMetadataAsync("112"));
        var export = await Run(model.Exports.GetMetadataAsync("116"));
        var process = await Run(model.Processes.GetMetadataAsync("118"));

        Assert.That(import.Source!.HeaderNames, Is.EqualTo(new[] { "Name", "Code" }));
        Assert.That((export.ColumnCount, export.HeaderNames.Count, export.DataTypes.Count, export.ListNames.Count), Is.EqualTo((16, 2, 1, 0)));
        Assert.That(process.Actions.Select(a => (a.Id, a.FileId)), Is.EqualTo(new[] { ("112", "113"), ("117", (string?)null) }));
    }

    [Test]
    public async Task Names_and_ids_are_escaped_in_paths()
    {
        Service.On("GET", "/2/0/models/a%2Fb%3F/imports/..%252F%20%C3%A9").Reply(Replies.Enveloped("'importMetadata' : { 'name' : 'I' }"));

        var metadata = await Run(Client().Model("a/b?").Imports.GetMetadataAsync("..%2F é"));

        Assert.That(metadata.Name, Is.EqualTo("I"));
    }

    [Test]
    public async Task An_unknown_item_names_both_meanings_of_404()
    {
        var error = await Failure<AnaplanNotFoundException>(() => Client().Model(new AnaplanModel { Id = "7C", Name = "Forecast" }).Imports.GetMetadataAsync("112"));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.NotFound));
        Assert.That(error.Message, Is.EqualTo("Could not read the layout of import 112 of model 'Forecast' (7C): unknown, or not visible to this user (404 Not Found)."));
        Assert.That(error.Hint, Does.Contain("ask for access"));
    }
}
