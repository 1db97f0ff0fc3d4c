namespace AnaplanConnectors.Client.Tests;

internal sealed class ViewTests : ClientTest
{
    private const string View = ModelPath + "/views/207";

    private const string Requests = View + "/readRequests";

    private static readonly AnaplanView Sales = new() { Id = "207", Name = "REV01.Export", ModuleId = "102" };

    private void ShowLayout(int products, int periods)
    {
        Service.On("GET", View).Reply(Replies.Enveloped(
            "'viewName' : 'REV01.Export', 'viewId' : '207', 'columns' : [ { 'id' : '20000000003', 'name' : 'Time' } ], 'rows' : [ { 'id' : '101', 'name' : 'Products' } ]"));
        Service.On("GET", View + "/dimensions/101/items").Reply(Items(products));
        Service.On("GET", View + "/dimensions/20000000003/items").Reply(Items(periods));
    }

    private static Reply Items(int count) => Replies.Enveloped("'items' : [ " + string.Join(", ", Enumerable.Range(0, count).Select(i => $"{{ 'id' : '{i}', 'name' : 'n{i}' }}")) + " ]");

    private static Reply Request(string state, int pages = 0, bool successful = false) => Replies.Enveloped(
        $"'viewReadRequest' : {{ 'requestId' : 'R1', 'viewId' : 207, 'requestState' : '{state}', 'availablePages' : {pages}, 'successful' : {(successful ? "true" : "false")} }}");

    private static async Task<string> ReadAsync(CsvContent content)
    {
        using var reader = new StreamReader(content.Stream);
        return await reader.ReadToEndAsync();
    }

    [Test]
    public async Task The_layout_has_empty_axes_where_the_answer_has_none()
    {
        ShowLayout(1, 1);

        var layout = await Run(Model().Views.GetLayoutAsync("207"));

        Assert.That((layout.ViewName, layout.Pages.Count, layout.Columns[0].Name, layout.Rows[0].Name), Is.EqualTo(("REV01.Export", 0, "Time", "Products")));
    }

    [Test]
    public async Task A_grid_is_asked_for_with_parameter_and_header()
    {
        Service.On("GET", View + "/data").Reply(Replies.Json(
            "{ 'columnCoordinates' : [ ['Jan 25'], ['Feb 25'] ], 'rows' : [ { 'rowCoordinates' : ['Road Bike','Units'], 'cells' : ['12','9.5'] } ] }"));

        var grid = await Run(Model().Views.GetDataAsync("207", new Dictionary<string, string> { ["20000000020"] = "107" }, maxRows: 10));

        Assert.That((grid.Pages.Count, grid.ColumnCoordinates[1][0], grid.Rows[0].Cells[1]), Is.EqualTo((0, "Feb 25", "9.5")));
        Assert.That((Service.Calls[^1].Query, Service.Calls[^1].Headers.Accept.ToString()), Is.EqualTo(("?format=v1&pages=20000000020:107&maxRows=10", "application/json")));
    }

    [Test]
    public async Task A_small_view_is_read_by_one_request()
    {
        ShowLayout(3, 2);
        Service.On("GET", View + "/data").Reply(Replies.Content("Products,Time,Units\nA,Jan 25,1\n", "text/csv"));

        await using var content = await Run(Model().Views.OpenCsvAsync(Sales));

        Assert.That((await ReadAsync(content), content.IsLargeRead), Is.EqualTo(("Products,Time,Units\nA,Jan 25,1\n", false)));
        Assert.That(Service.Calls[^1].Query, Is.EqualTo("?exportType=TABULAR_MULTI_COLUMN&moduleId=102"));
    }

    [Test]
    public async Task A_large_view_is_read_page_by_page_and_deleted()
    {
        ShowLayout(4, 3);
        Service.On("POST", Requests).Reply(Replies.Enveloped("'viewReadRequest' : { 'requestId' : 'R1', 'requestState' : 'NOT_STARTED' }"));
        Service.On("GET", Requests + "/R1").Reply(Request("NOT_STARTED"), Request("IN_PROGRESS", 1), Request("COMPLETE", 3, successful: true));
        Service.On("GET", Requests + "/R1/pages/0").Reply(Replies.Content("P,T,U\nA,Jan", "text/csv"));
        Service.On("GET", Requests + "/R1/pages/1").Reply(Replies.Content(" 25,1\nB,Jan 25,2\n", "text/csv"));
        Service.On("GET", Requests + "/R1/pages/2").Reply(Replies.Content("P,T,U\nC,Jan 25,3\n", "text/csv"));
        Service.On("DELETE", Requests + "/R1").Reply(Replies.Json("{ 'status' : { 'code' : 200 } }"));

        var content = await Run(Model().Views.OpenCsvAsync(Sales, new() { LargeReadFrom = 11 }));
        var text = await Run(ReadAsync(content));
        await Run(content.DisposeAsync().AsTask());
        await Run(content.DisposeAsync().AsTask());

        Assert.That((text, content.IsLargeRead), Is.EqualTo(("P,T,U\nA,Jan 25,1\nB,Jan 25,2\nC,Jan 25,3\n", true)));
        Assert.That(Service.CallsTo("POST", Requests).Single().Text, Is.EqualTo("""{"exportType":"TABULAR_MULTI_COLUMN"}"""));
        Assert.That(Service.CallsTo("DELETE", Requests + "/R1"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_dimension_too_large_to_list_makes_a_large_read()
    {
        ShowLayout(1, 1);
        Service.On("GET", View + "/dimensions/101/items").Reply(Replies.Status(400, """{"status":{"code":400,"message":"Too many items"}}"""));

        Assert.That(await Run(Model().Views.CountCellsAsync("207")), Is.Null);
    }

    [Test]
    public async Task Cells_are_the_product_of_what_the_view_shows()
    {
        ShowLayout(40, 30);

        Assert.That(await Run(Model().Views.CountCellsAsync("207")), Is.EqualTo(1200));
    }

    [Test]
    public async Task A_large_read_that_fails_is_deleted_and_said_so()
    {
        ShowLayout(4, 3);
        Service.On("POST", Requests).Reply(Request("IN_PROGRESS"));
        Service.On("GET", Requests + "/R1").Reply(Request("COMPLETE", 1, successful: false));
        Service.On("DELETE", Requests + "/R1").Reply(Replies.Status(200, "{}"));

        var error = await Failure<AnaplanApiException>(() => Model().Views.OpenCsvAsync(Sales, new() { LargeReadFrom = 0 }));

        Assert.That((error.Code, error.IsTransient), Is.EqualTo((ErrorCodes.LargeReadFailed, true)));
        Assert.That(Service.CallsTo("DELETE", Requests + "/R1"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancelling_while_waiting_deletes_the_read()
    {
        using var cancel = new CancellationTokenSource();
        ShowLayout(4, 3);
        Service.On("POST", Requests).Reply(Request("IN_PROGRESS"));
        Service.On("GET", Requests + "/R1").Reply(_ =>
        {
            cancel.Cancel();
            return Request("IN_PROGRESS");
        });
        Service.On("DELETE", Requests + "/R1").Reply(Replies.Status(200, "{}"));

        await Failure<OperationCanceledException>(() => Model().Views.OpenCsvAsync(Sales, new() { LargeReadFrom = 0 }, cancel.Token));

        Assert.That(Service.CallsTo("DELETE", Requests + "/R1"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_read_that_cannot_be_deleted_is_reported_and_no_error()
    {
        ShowLayout(4, 3);
        Service.On("POST", Requests).Reply(Request("IN_PROGRESS"));
        Service.On("GET", Requests + "/R1").Reply(Request("COMPLETE", 0, successful: true));
        Service.On("DELETE", Requests + "/R1").Reply(Replies.Status(403));

        var content = await Run(Model().Views.OpenCsvAsync(Sales, new() { LargeReadFrom = 0 }));
        await Run(content.DisposeAsync().AsTask());

        Assert.That(Events.Of<LargeReadLeft>().Single().RequestId, Is.EqualTo("R1"));
    }

    [Test]
    public async Task A_slow_reader_keeps_the_read_alive()
    {
        ShowLayout(4, 3);
        Service.On("POST", Requests).Reply(Request("IN_PROGRESS"));
        Service.On("GET", Requests + "/R1").Reply(Request("COMPLETE", 3, successful: true));
        Service.On("GET", Requests + "/R1/pages/*").Reply(Replies.Content("H\n1\n", "text/csv"));
        Service.On("DELETE", Requests + "/R1").Reply(Replies.Status(200, "{}"));
        var content = await Run(Model().Views.OpenCsvAsync(Sales, new() { LargeReadFrom = 0 }));
        await Run(content.Stream.ReadAsync(new byte[4], 0, 4));

        Clock.Advance(TimeSpan.FromMinutes(20));
        await Run(ReadAsync(content));

        Assert.That(Service.CallsTo("GET", Requests + "/R1/pages/0"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_grid_as_people_see_it_is_always_one_request()
    {
        Service.On("GET", View + "/data").Reply(Replies.Content("Actual\n", "text/csv"));

        await using var content = await Run(Model().Views.OpenCsvAsync(Sales, new() { Layout = ViewCsvLayout.Grid, Escaped = true, LargeReadFrom = 0 }));

        Assert.That((Service.Calls[^1].Query, Service.Calls[^1].Headers.Accept.ToString()), Is.EqualTo(("", "text/csv; escaped=true")));
    }
}
