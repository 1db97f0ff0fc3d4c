using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: view metadata")]
public sealed class ViewTests : PlanningTest
{
    [Test]
    public async Task Views_of_a_model_bear_the_name_of_their_module()
    {
        var views = (await JsonAsync(GetAsync($"{Sample.M}/views"))).GetProperty("views");

        Assert.That(Names(views).Take(4), Is.EqualTo(new[] { "REV01 Sales", "REV01 Sales.Grid", "REV01 Sales.'P&L (EUR)'", "REV01 Sales.Two" }));
        Assert.That(Names(views, "id").Take(2), Is.EqualTo(new[] { Sales, Grid }));
        Assert.That(views[1].GetProperty("moduleId").GetString(), Is.EqualTo(Sales));
        Assert.That(views[1].GetProperty("code").GetString(), Is.Empty);
    }

    [Test]
    public async Task Views_of_a_module_bear_their_own_name()
    {
        var views = (await JsonAsync(GetAsync($"{Sample.M}/modules/{Sales}/views"))).GetProperty("views");

        Assert.That(Names(views), Is.EqualTo(new[] { "default", "Grid", "P&L (EUR)", "Two" }));
    }

    [Test]
    public async Task Subsidiary_views_come_on_request()
    {
        var views = (await JsonAsync(GetAsync($"{Sample.M}/modules/{Sales}/views?includesubsidiaryviews=true"))).GetProperty("views");
        var all = (await JsonAsync(GetAsync($"{Sample.M}/views?includesubsidiaryviews=true"))).GetProperty("views");

        Assert.That(views[4].GetProperty("id").GetString(), Is.EqualTo(Rate));
        Assert.That(Names(all), Does.Contain("REV01 Sales.Rate"));
    }

    [Test]
    public async Task A_view_tells_its_axes()
    {
        var view = await JsonAsync(GetAsync($"{Sample.M}/views/{Grid}"));

        Assert.That(view.GetProperty("viewName").GetString(), Is.EqualTo("Grid"));
        Assert.That(view.GetProperty("viewId").GetString(), Is.EqualTo(Grid));
        Assert.That(Names(view.GetProperty("pages"), "id"), Is.EqualTo(new[] { "20000000020" }));
        Assert.That(Names(view.GetProperty("columns"), "id"), Is.EqualTo(new[] { "20000000003" }));
        Assert.That(Names(view.GetProperty("rows"), "id"), Is.EqualTo(new[] { Products, "20000000012" }));
    }

    [Test]
    public async Task An_axis_without_dimensions_is_left_out() =>
        Assert.That((await JsonAsync(GetAsync($"{Sample.M}/views/{Flat}"))).TryGetProperty("pages", out _), Is.False);

    [Test]
    public async Task Any_line_item_is_a_view()
    {
        var view = await JsonAsync(GetAsync($"{Sample.M}/views/{Units}"));

        Assert.That(view.GetProperty("viewId").GetString(), Is.EqualTo(Units));
        Assert.That(Names(view.GetProperty("rows")), Is.EqualTo(new[] { "Products" }));
    }

    [Test]
    public async Task The_id_of_line_items_is_a_setting()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, LineItemsIdInViews = "101999999999" });

        var view = await JsonAsync(GetAsync($"{Sample.M}/views/{Grid}"));

        Assert.That(view.GetProperty("rows")[1].GetProperty("id").GetString(), Is.EqualTo("101999999999"));
        Assert.That(Names(await ItemsAsync($"views/{Grid}/dimensions/101999999999/items")), Is.EqualTo(new[] { "Units", "Note" }));
    }

    [TestCase(Grid, "20000000020", new[] { "Actual", "Forecast", "Variance" })]
    [TestCase(Grid, "20000000012", new[] { "Units", "Note" })]
    [TestCase(Grid, Products, new[] { "Road Bike", "City Bike", "Bikes", "Helmet, red", "Gear", "All products" })]
    [TestCase(Flat, Products, new[] { "Road Bike", "City Bike", "Helmet, red" })]
    public async Task A_view_gives_the_items_it_shows(string view, string dimension, string[] names) =>
        Assert.That(Names(await ItemsAsync($"views/{view}/dimensions/{dimension}/items")), Is.EqualTo(names));

    [Test]
    public async Task Items_of_views_respect_selective_access()
    {
        var ofBob = await ItemsAsync($"views/{ByRegion}/dimensions/{Regions}/items", Sample.Bob);

        Assert.That(Names(ofBob), Is.EqualTo(new[] { "DACH", "EMEA" }));
    }

    [TestCase("views/207999999999")]
    [TestCase("views/207999999999/data")]
    [TestCase($"views/{Grid}/dimensions/{Regions}/items")]
    [TestCase("modules/102999999999/views")]
    public async Task What_does_not_exist_is_404(string path) =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/{path}")), Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase($"views/{Secret}")]
    [TestCase($"views/{Secret}/data")]
    public async Task Views_of_a_hidden_module_are_404(string path) =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/{path}", Sample.Bob)), Is.EqualTo(HttpStatusCode.NotFound));
}
