using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class ActionListTests : ServiceTest
{
    [Test]
    public async Task An_import_names_its_file_and_kind()
    {
        var import = (await JsonAsync(GetAsync($"{Sample.M}/imports?sort=id"))).GetProperty("imports")[0];

        Assert.That(import.GetProperty("id").GetString(), Is.EqualTo(Sample.ProductsImport));
        Assert.That(import.GetProperty("importDataSourceId").GetString(), Is.EqualTo(Sample.ProductsFile));
        Assert.That(import.GetProperty("importType").GetString(), Is.EqualTo("HIERARCHY_DATA"));
    }

    [Test]
    public async Task An_import_from_a_model_has_no_file()
    {
        var import = (await JsonAsync(GetAsync($"{Sample.M}/imports?sort=-id"))).GetProperty("imports")[0];

        Assert.That(import.GetProperty("importDataSourceId").GetString(), Is.Empty);
        Assert.That(import.GetProperty("importDataSource").GetProperty("type").GetString(), Is.EqualTo("MODEL"));
        Assert.That(import.GetProperty("importDataSource").GetProperty("sourceModelName").GetString(), Is.EqualTo("Hub"));
    }

    [Test]
    public async Task Metadata_of_an_import_describe_its_file()
    {
        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/imports/{Sample.ProductsImport}"))).GetProperty("importMetadata");

        var source = metadata.GetProperty("source");
        Assert.That(metadata.GetProperty("type").GetString(), Is.EqualTo("FILE"));
        Assert.That(source.GetProperty("textEncoding").GetString(), Is.EqualTo("UTF-8"));
        Assert.That(source.GetProperty("columnSeparator").GetString(), Is.EqualTo(","));
        Assert.That(source.GetProperty("textDelimiter").GetString(), Is.EqualTo("\""));
        Assert.That(source.GetProperty("headerRow").GetInt32(), Is.EqualTo(1));
        Assert.That(source.GetProperty("firstDataRow").GetInt32(), Is.EqualTo(2));
        Assert.That(source.GetProperty("headerNames").EnumerateArray().Select(name => name.GetString()),
            Is.EqualTo(new[] { "Name", "Code" }));
        Assert.That(source.GetProperty("columnCount").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task Metadata_of_an_import_from_a_model_have_no_source()
    {
        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/imports/{Sample.HubImport}"))).GetProperty("importMetadata");

        Assert.That(metadata.GetProperty("type").GetString(), Is.EqualTo("MODEL"));
        Assert.That(metadata.TryGetProperty("source", out _), Is.False);
    }

    [Test]
    public async Task An_import_that_does_not_exist_is_500() =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/imports/112999999999")),
            Is.EqualTo(HttpStatusCode.InternalServerError));

    [Test]
    public async Task A_hidden_import_is_missing_and_404()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/imports", Sample.Bob));

        Assert.That(Names(json.GetProperty("imports")), Does.Not.Contain("Hidden"));
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/imports/{Sample.HiddenImport}", Sample.Bob)),
            Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_export_tells_its_format_whatever_its_name_says()
    {
        var export = (await JsonAsync(GetAsync($"{Sample.M}/exports"))).GetProperty("exports")[0];

        Assert.That(export.GetProperty("id").GetString(), Is.EqualTo(Sample.UnitsExport));
        Assert.That(export.GetProperty("name").GetString(), Is.EqualTo("Units.xls"));
        Assert.That(export.GetProperty("exportFormat").GetString(), Is.EqualTo("text/csv"));
        Assert.That(export.GetProperty("exportType").GetString(), Is.EqualTo("TABULAR_MULTI_COLUMN"));
        Assert.That(export.GetProperty("encoding").GetString(), Is.EqualTo("UTF-8"));
    }

    [Test]
    public async Task The_output_of_an_export_is_a_file_of_the_same_id()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/files"));

        var file = json.GetProperty("files").EnumerateArray().Single(file =>
            file.GetProperty("id").GetString() == Sample.UnitsExport);
        Assert.That(file.EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "id", "name", "chunkCount", "firstDataRow", "headerRow" }));
        Assert.That(file.GetProperty("headerRow").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task Other_actions_have_a_type()
    {
        var action = (await JsonAsync(GetAsync($"{Sample.M}/actions"))).GetProperty("actions")[0];

        Assert.That(action.GetProperty("id").GetString(), Is.EqualTo(Sample.SortAction));
        Assert.That(action.GetProperty("actionType").GetString(), Is.EqualTo("ORDER_HIERARCHY"));
    }

    [Test]
    public async Task Metadata_of_an_action_name_its_list()
    {
        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/actions/{Sample.SortAction}"))).GetProperty("actionMetadata");

        Assert.That(metadata.GetProperty("listId").GetString(), Is.EqualTo(Sample.List));
    }

    [Test]
    public async Task A_process_tells_its_actions_in_order()
    {
        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/processes/{Sample.Nightly}"))).GetProperty("processMetadata");

        var actions = metadata.GetProperty("actions");
        Assert.That(metadata.GetProperty("name").GetString(), Is.EqualTo("Nightly load"));
        Assert.That(Names(actions, "id"), Is.EqualTo(new[] { Sample.ProductsImport, Sample.SortAction, Sample.UnitsExport }));
        Assert.That(Names(actions, "actionType"), Is.EqualTo(new[] { "IMPORT", "ORDER_HIERARCHY", "EXPORT" }));
        Assert.That(actions[0].TryGetProperty("importDataSource", out _), Is.False);
    }

    [Test]
    public async Task A_process_tells_its_sources_when_asked()
    {
        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/processes/{Sample.Nightly}?showImportDataSource=true"))).GetProperty("processMetadata");

        Assert.That(metadata.GetProperty("actions")[0].GetProperty("importDataSource").GetProperty("type").GetString(),
            Is.EqualTo("FILE"));
    }

    [TestCase("exports/116999999999")]
    [TestCase("actions/117999999999")]
    [TestCase("processes/118999999999")]
    public async Task Other_objects_that_do_not_exist_are_404(string path) =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/{path}")), Is.EqualTo(HttpStatusCode.NotFound));
}
