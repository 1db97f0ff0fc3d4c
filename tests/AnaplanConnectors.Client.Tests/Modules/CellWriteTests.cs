using System.Text.Json;

namespace AnaplanConnectors.Client.Tests;

internal sealed class CellWriteTests : ClientTest
{
    private const string Data = ModelPath + "/modules/102/data";

    private static IEnumerable<CellWrite> Cells(int count) => Enumerable.Range(0, count).Select(i => CellWrite.OfLineItem("206", i, CellCoordinate.Of("101", $"201{i}")));

    private static Reply Changed(int count) => Replies.Enveloped($"'numberOfCellsChanged' : {count}");

    [Test]
    public async Task Cells_are_sent_as_a_bare_array_by_ids_names_and_codes()
    {
        Service.On("POST", Data).Reply(Changed(2));
        CellWrite[] cells =
        [
            CellWrite.OfLineItem("206", 1111.5, CellCoordinate.Of("101", "201"), CellCoordinate.Of(AnaplanDimension.TimeId, "5438300031")),
            CellWrite.OfLineItemNamed("Comment", "checked", CellCoordinate.Coded("Products", "RB1"), CellCoordinate.Named("Time", "Jan 25")),
        ];

        var result = await Run(Model().Modules.WriteCellsAsync("102", cells));

        Assert.That(Service.Calls[^1].Text, Is.EqualTo(
            """[{"lineItemId":"206","dimensions":[{"dimensionId":"101","itemId":"201"},{"dimensionId":"20000000003","itemId":"5438300031"}],"value":1111.5},"""
            + """{"lineItemName":"Comment","dimensions":[{"dimensionName":"Products","itemCode":"RB1"},{"dimensionName":"Time","itemName":"Jan 25"}],"value":"checked"}]"""));
        Assert.That((result.Changed, result.Total, result.Failures.Count), Is.EqualTo((2L, 2L, 0)));
    }

    [Test]
    public async Task Values_are_text_numbers_and_truth_and_never_null()
    {
        Service.On("POST", Data).Reply(Changed(5));
        CellValue[] values = ["", "a \"b\"", 0.5, 79228162514264337593543950335m, true, default];

        await Run(Model().Modules.WriteCellsAsync("102", values.Select(v => CellWrite.OfLineItem("206", v))));

        var sent = JsonDocument.Parse(Service.Calls[^1].Body).RootElement.EnumerateArray().Select(c => c.GetProperty("value").GetRawText());
        Assert.That(sent, Is.EqualTo(new[] { "\"\"", "\"a \\u0022b\\u0022\"", "0.5", "79228162514264337593543950335", "true", "\"\"" }));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Numbers_that_are_none_are_refused(double number) => Assert.That(() => (CellValue)number, Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Requests_hold_as_many_cells_as_allowed_and_failures_count_through()
    {
        Service.On("POST", Data).Reply(
            Changed(3), Replies.Enveloped("'numberOfCellsChanged' : 2, 'failures' : [ { 'requestIndex' : 1, 'failureType' : 'cellIsCalculated', 'failureMessageDetails' : 'the cell is calculated' } ]"), Changed(1));

        var result = await Run(Model().Modules.WriteCellsAsync("102", Cells(7), new() { BatchSize = 3 }));

        Assert.That(Service.CallsTo("POST", Data).Select(c => JsonDocument.Parse(c.Body).RootElement.GetArrayLength()), Is.EqualTo(new[] { 3, 3, 1 }));
        Assert.That((result.Changed, result.Total), Is.EqualTo((6L, 7L)));
        Assert.That(result.Failures, Is.EqualTo(new[] { new WriteFailure(4, "cellIsCalculated", "the cell is calculated") }));
    }

    [Test]
    public async Task Requests_are_never_larger_than_allowed()
    {
        Service.On("POST", Data).Reply(Changed(1));

        await Run(Model().Modules.WriteCellsAsync("102", Cells(100), new() { BatchBytes = 1000 }));

        var sizes = Service.CallsTo("POST", Data).Select(c => c.Body.Length).ToList();
        Assert.That(sizes, Is.All.LessThanOrEqualTo(1000).And.All.GreaterThan(0));
        Assert.That(sizes.Take(sizes.Count - 1), Is.All.GreaterThan(900));
        Assert.That(Service.CallsTo("POST", Data).Sum(c => JsonDocument.Parse(c.Body).RootElement.GetArrayLength()), Is.EqualTo(100));
    }

    [Test]
    public async Task No_cells_make_no_request()
    {
        var result = await Run(Model().Modules.WriteCellsAsync("102", []));

        Assert.That((result.Total, Service.Calls.Count), Is.EqualTo((0L, 0)));
    }

    [Test]
    public async Task A_refused_request_says_which_cells()
    {
        Service.On("POST", Data).Reply(Changed(3), Replies.Status(400, """{"status":{"code":400,"message":"Unknown line item"}}"""));

        var error = await Failure<AnaplanApiException>(() => Model().Modules.WriteCellsAsync("102", Cells(5), new() { BatchSize = 3 }));

        Assert.That(error.Message, Does.Contain("write cells 4 to 5 of module 102").And.Contain("Unknown line item"));
    }

    [Test]
    public async Task A_lost_answer_is_asked_for_again_with_the_same_cells()
    {
        Service.On("POST", Data).Reply(Replies.Reset, Changed(2));

        await Run(Model().Modules.WriteCellsAsync("102", Cells(2)));

        Assert.That(Service.CallsTo("POST", Data).Select(c => c.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(Service.CallsTo("POST", Data), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Limits_above_the_services_are_refused_before_any_request()
    {
        var error = await Failure<AnaplanConfigurationException>(() => Model().Modules.WriteCellsAsync("102", Cells(1), new() { BatchSize = 100_001, BatchBytes = 15_000_001 }));

        Assert.That(error.Problems, Has.Count.EqualTo(2));
        Assert.That(Service.Calls, Is.Empty);
    }
}
