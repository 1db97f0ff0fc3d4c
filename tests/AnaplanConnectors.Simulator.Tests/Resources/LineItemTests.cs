using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class LineItemTests : PlanningTest
{
    [Test]
    public async Task Without_details_a_line_item_is_named_with_its_module()
    {
        var item = (await ItemsAsync($"modules/{Sales}/lineItems"))[0];

        Assert.That(item.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "moduleId", "moduleName", "id", "name" }));
    }

    [Test]
    public async Task Details_tell_everything_about_a_line_item()
    {
        var item = (await ItemsAsync($"modules/{Sales}/lineItems?includeAll=true"))[2];

        Assert.That(item.GetProperty("formula").GetString(), Is.EqualTo("Units * Prices.Price"));
        Assert.That(item.GetProperty("summary").GetString(), Is.EqualTo("Sum"));
        Assert.That(Names(item.GetProperty("appliesTo")), Is.EqualTo(new[] { "Products" }));
        Assert.That(item.GetProperty("timeScale").GetString(), Is.EqualTo("Month"));
        Assert.That(item.GetProperty("version").GetProperty("id").GetString(), Is.EqualTo("16000000000"));
        Assert.That(item.GetProperty("cellCount").GetInt64(), Is.EqualTo(3 * 36 * 3));
        Assert.That(item.GetProperty("notes").GetString(), Is.EqualTo("before discounts"));
        Assert.That(item.GetProperty("useSwitchover").GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_line_item_knows_who_refers_to_it_and_its_format()
    {
        var item = (await ItemsAsync($"modules/{Sales}/lineItems?includeAll=true"))[0];

        var format = item.GetProperty("formatMetadata");
        Assert.That(Names(item.GetProperty("referencedBy")), Is.EqualTo(new[] { "REV01 Sales.Revenue" }));
        Assert.That(format.GetProperty("dataType").GetString(), Is.EqualTo("NUMBER"));
        Assert.That(format.GetProperty("decimalPlaces").GetInt32(), Is.EqualTo(1));
        Assert.That(item.GetProperty("formula").GetString(), Is.Empty);
    }

    [Test]
    public async Task Line_items_come_in_pages()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/lineItems?limit=2&offset=1"));

        Assert.That(Names(json.GetProperty("items")), Is.EqualTo(new[] { "Note", "Revenue" }));
        Assert.That(json.GetProperty("meta").GetProperty("paging").GetProperty("totalSize").GetInt32(), Is.EqualTo(11));
    }

    [Test]
    [Description("section 9: object hidden by role is missing in lists and 404 by id")]
    public async Task A_hidden_module_does_not_exist_for_its_role()
    {
        var modules = (await JsonAsync(GetAsync($"{Sample.M}/modules", Sample.Bob))).GetProperty("modules");

        Assert.That(Names(modules), Does.Not.Contain("Salaries"));
        Assert.That(Names(await ItemsAsync("lineItems", Sample.Bob)), Does.Not.Contain("Total"));
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/modules/{Secret}/lineItems", Sample.Bob)), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/modules/{Secret}/lineItems")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Dimensions_of_a_line_item_have_the_ids_of_the_service()
    {
        var dimensions = (await JsonAsync(GetAsync($"{Sample.M}/lineItems/{Units}/dimensions"))).GetProperty("dimensions");

        Assert.That(Names(dimensions, "id"), Is.EqualTo(new[] { Products, "20000000003", "20000000020" }));
        Assert.That(Names(dimensions), Is.EqualTo(new[] { "Products", "Time", "Versions" }));
    }

    [TestCase("lineItems/206999999999/dimensions", HttpStatusCode.NotFound)]
    [TestCase("lineItems/Units/dimensions", HttpStatusCode.BadRequest)]
    [TestCase($"lineItems/{Units}/dimensions/101000000003/items", HttpStatusCode.NotFound)]
    [TestCase($"lineItems/{Units}/dimensions/Time/items", HttpStatusCode.BadRequest)]
    [TestCase("modules/102999999999/lineItems", HttpStatusCode.NotFound)]
    public async Task What_does_not_exist_is_404_and_what_is_no_id_400(string path, HttpStatusCode status) =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/{path}")), Is.EqualTo(status));
}
