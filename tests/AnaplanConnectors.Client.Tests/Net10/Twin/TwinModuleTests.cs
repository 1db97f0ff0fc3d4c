using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

/// <summary>Modules, cells, calendars and versions, against the twin.</summary>
[TestFixture(Answers.AsAssumed), TestFixture(Answers.Strictest)]
internal sealed class TwinModuleTests(Answers answers) : SimulatorTest
{
    private async Task<AnaplanModule> ModuleAsync() => await Model.Modules.FindAsync("REV01 Sales");

    [Test]
    public async Task Line_items_tell_formats_and_what_can_be_written()
    {
        var module = await ModuleAsync();

        var lineItems = await Model.Modules.ListLineItemsAsync(module.Id).ToListAsync(default);

        Assert.That(lineItems.Select(i => (i.Name, i.Format!.Kind, i.IsWritable)), Is.EqualTo(new[] { ("Units", ValueKind.Number, true), ("Double", ValueKind.Number, false), ("Note", ValueKind.Text, true) }));
        Assert.That(await Model.LineItems.ListDimensionsAsync(lineItems[0].Id).Select(d => d.Name).ToListAsync(), Is.EquivalentTo(new[] { "Products", "Time" }));
    }

    [Test]
    public async Task Cells_are_written_read_back_and_calculated_ones_are_told()
    {
        var module = await ModuleAsync();

        var result = await Model.Modules.WriteCellsAsync(module.Id,
        [
            CellWrite.OfLineItemNamed("Units", 12.5, CellCoordinate.Coded("Products", "P1"), CellCoordinate.Named("Time", "Jan 25")),
            CellWrite.OfLineItemNamed("Double", 1, CellCoordinate.Coded("Products", "P1"), CellCoordinate.Named("Time", "Jan 25")),
            CellWrite.OfLineItemNamed("Note", "checked", CellCoordinate.Named("Products", "Product 2"), CellCoordinate.Named("Time", "Feb 25")),
        ], new() { BatchSize = 2 });

        Assert.That((result.Changed, result.Failures.Single().Index, result.Failures.Single().Type), Is.EqualTo((2L, 1L, "cellIsCalculated")));
        Assert.That(SimulatedModel.Cell("REV01 Sales", "Double", ("Products", "Product 1"), ("Time", "Jan 25")), Is.EqualTo("25"));
        Assert.That(SimulatedModel.Cell("REV01 Sales", "Note", ("Products", "Product 2"), ("Time", "Feb 25")), Is.EqualTo("checked"));
    }

    [Test]
    public async Task Calendar_and_versions_are_read_and_set()
    {
        var calendar = await Model.Calendar.GetAsync();
        var period = await Model.Calendar.SetCurrentPeriodAsync(new DateTime(2025, 5, 20));
        var versions = await Model.Versions.ListAsync().ToListAsync(default);

        Assert.That((calendar.FiscalYear!.Year, period.PeriodText, period.LastDay), Is.EqualTo(("FY25", "May 25", "2025-05-31")));
        Assert.That(versions.Select(v => v.Name), Has.Member("Actual"));
    }

    [Test]
    public async Task A_year_out_of_range_is_refused_in_the_services_words()
    {
        var error = await Catch.Async<AnaplanApiException>(() => Model.Calendar.SetFiscalYearAsync("FY99"));

        Assert.That((error.Code, error.StatusCode), Is.EqualTo((ErrorCodes.RequestRefused, (int?)400)));
    }

    [Test]
    public async Task A_model_closes_and_opens_again()
    {
        await Model.CloseAsync();
        var closed = await Model.GetStatusAsync();

        var opened = await Model.WaitUntilOpenAsync();

        Assert.That((closed.IsOpen, opened.IsOpen), Is.EqualTo((false, true)));
    }

    protected override TenantDefinition CreateTenant() => TwinTenant.Create();

    protected override SimulatorOptions CreateSimulatorOptions() => TwinOptions.Of(answers, Time);
}
