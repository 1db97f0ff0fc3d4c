using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class ModuleTests : ServiceTest
{
    [Test]
    public async Task Modules_are_listed()
    {
        var module = (await JsonAsync(GetAsync($"{Sample.M}/modules"))).GetProperty("modules")[0];

        Assert.That(module.GetProperty("id").GetString(), Is.EqualTo(Sample.Module));
        Assert.That(module.GetProperty("name").GetString(), Is.EqualTo("REV01 Sales"));
    }

    [TestCase("lineItems")]
    [TestCase("modules/" + Sample.Module + "/lineItems")]
    public async Task Line_items_have_four_members_without_details(string path)
    {
        var item = (await JsonAsync(GetAsync($"{Sample.M}/{path}"))).GetProperty("items")[0];

        Assert.That(item.EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "moduleId", "moduleName", "id", "name" }));
        Assert.That(item.GetProperty("id").GetString(), Is.EqualTo("206000000003"));
    }

    [Test]
    public async Task Line_items_of_an_unknown_module_are_404() =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/modules/102999999999/lineItems")),
            Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task A_number_tells_its_format()
    {
        var item = await ItemAsync("Units");

        Assert.That(item.GetProperty("format").GetString(), Is.EqualTo("NUMBER"));
        Assert.That(item.GetProperty("formatMetadata").GetProperty("dataType").GetString(), Is.EqualTo("NUMBER"));
        Assert.That(item.GetProperty("formatMetadata").GetProperty("decimalPlaces").GetInt32(), Is.EqualTo(-1));
        Assert.That(item.GetProperty("summary").GetString(), Is.EqualTo("Sum"));
        Assert.That(Names(item.GetProperty("appliesTo")), Is.EqualTo(new[] { "Products" }));
        Assert.That(item.GetProperty("timeScale").GetString(), Is.EqualTo("Month"));
        Assert.That(item.GetProperty("version").GetProperty("name").GetString(), Is.EqualTo("All"));
    }

    [Test]
    public async Task A_list_format_names_the_list()
    {
        var item = await ItemAsync("Substitute");

        Assert.That(item.GetProperty("format").GetString(), Is.EqualTo("LIST"));
        Assert.That(item.GetProperty("formatMetadata").GetProperty("dataType").GetString(), Is.EqualTo("ENTITY"));
        Assert.That(item.GetProperty("formatMetadata").GetProperty("hierarchyEntityLongId").GetString(), Is.EqualTo(Sample.List));
    }

    [Test]
    public async Task A_calculated_line_item_shows_its_formula() =>
        Assert.That((await ItemAsync("Margin")).GetProperty("formula").GetString(), Is.EqualTo("Units * 2"));

    private async Task<JsonElement> ItemAsync(string name)
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/lineItems?includeAll=true"));
        return json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
    }
}
