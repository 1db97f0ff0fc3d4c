namespace AnaplanConnectors.Client.Tests;

internal sealed class LineItemTests : ClientTest
{
    private async Task<LineItem> Read(string format)
    {
        Service.On("GET", ModelPath + "/modules/102/lineItems").Reply(Replies.Enveloped(
            "'items' : [ { 'moduleId' : '102', 'moduleName' : 'REV01', 'id' : '206', 'name' : 'Units', 'formatMetadata' : " + format + " } ]"));
        return (await Run(Model().Modules.ListLineItemsAsync("102").ToListAsync(default))).Single();
    }

    [TestCase("{ 'dataType' : 'NUMBER', 'decimalPlaces' : 2, 'unitsType' : 'PERCENTAGE' }", "number, 2 decimals, percentage")]
    [TestCase("{ 'dataType' : 'NUMBER', 'decimalPlaces' : -1, 'unitsType' : 'CUSTOM', 'customUnits' : 'kg' }", "number, in kg")]
    [TestCase("{ 'dataType' : 'ENTITY', 'hierarchyEntityLongId' : 101000000001 }", "item of list 101000000001")]
    [TestCase("{ 'dataType' : 'ENTITY', 'hierarchyEntityLongId' : '109000000003' }", "item of list 109000000003")]
    [TestCase("{ 'dataType' : 'TIME_ENTITY', 'periodType' : { 'entityId' : 'MONTH', 'entityLabel' : 'Month', 'entityIndex' : 3 } }", "period (Month)")]
    [TestCase("{ 'dataType' : 'TEXT', 'textType' : 'EMAIL_ADDRESS' }", "text (EMAIL_ADDRESS)")]
    [TestCase("{ 'dataType' : 'TEXT', 'textType' : 'GENERAL' }", "text")]
    [TestCase("{ 'dataType' : 'BOOLEAN' }", "boolean")]
    [TestCase("{ 'dataType' : 'SOMETHING_NEW' }", "something_new")]
    public async Task Formats_say_what_values_are(string format, string description)
        => Assert.That((await Read(format)).Format!.ToString(), Is.EqualTo(description));

    [Test]
    public async Task All_that_is_known_is_asked_for_and_read()
    {
        Service.On("GET", ModelPath + "/lineItems").Reply(Replies.Enveloped(
            "'items' : [ { 'moduleId' : '102', 'moduleName' : 'REV01', 'id' : '206', 'name' : 'Revenue', 'format' : 'NUMBER', 'formula' : 'Units * Price', 'summary' : 'Sum', "
            + "'appliesTo' : [ { 'id' : '101', 'name' : 'Products' } ], 'timeScale' : 'Month', 'version' : { 'id' : '16000000000', 'name' : 'All' }, 'cellCount' : 2400, 'isSummary' : false } ]"));

        var item = await Run(Model().LineItems.FindAsync("revenue"));

        Assert.That((item.IsWritable, item.Summary, item.CellCount, item.Version!.Id), Is.EqualTo((false, "Sum", 2400L, "16000000000")));
        Assert.That(item.AppliesTo.Select(d => d.Name), Is.EqualTo(new[] { "Products" }));
        Assert.That(Service.Calls[^1].Query, Does.StartWith("?includeAll=true&offset=0"));
    }

    [Test]
    public async Task Dimensions_and_their_items_are_listed_time_included()
    {
        const string path = ModelPath + "/lineItems/206/dimensions";
        Service.On("GET", path).Reply(Replies.Enveloped("'dimensions' : [ { 'id' : '20000000003', 'name' : 'Time' } ]"));
        Service.On("GET", path + "/20000000003/items").Reply(Replies.Enveloped("'items' : [ { 'id' : '5438300031', 'name' : 'Jan 25' }, { 'id' : '5438300032', 'name' : 'Feb 25' } ]"));
        var lineItems = Model().LineItems;

        var dimensions = await Run(lineItems.ListDimensionsAsync("206").ToListAsync(default));
        var items = await Run(lineItems.ListDimensionItemsAsync("206", AnaplanDimension.TimeId).ToListAsync(default));

        Assert.That(dimensions.Single().Id, Is.EqualTo(AnaplanDimension.TimeId));
        Assert.That(items.Select(i => i.Name), Is.EqualTo(new[] { "Jan 25", "Feb 25" }));
    }

    [Test]
    public async Task Dashboards_and_views_of_a_module_are_listed()
    {
        Service.On("GET", ModelPath + "/dashboards").Reply(Replies.Enveloped("'dashboards' : [ { 'id' : '115', 'name' : 'Start' } ]"));
        Service.On("GET", ModelPath + "/modules/102/views").Reply(Replies.Enveloped("'views' : [ { 'id' : '102', 'name' : 'default', 'moduleId' : '102' } ]"));
        var model = Model();

        Assert.That((await Run(model.Dashboards.FindAsync("Start"))).Id, Is.EqualTo("115"));
        Assert.That((await Run(model.Modules.ListViewsAsync("102").ToListAsync(default))).Single().ModuleId, Is.EqualTo("102"));
    }
}
