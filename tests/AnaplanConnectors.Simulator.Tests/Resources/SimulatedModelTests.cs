namespace AnaplanConnectors.Simulator.Tests;

public sealed class SimulatedModelTests : FileTest
{
    [TestCase("Sales planning")]
    [TestCase(Sample.Sales)]
    public void A_model_is_found_by_name_and_by_id(string nameOrId) =>
        Assert.That(Simulator.Model(nameOrId).Id, Is.EqualTo(Sample.Sales));

    [Test]
    public void An_unknown_model_is_a_mistake() =>
        Assert.That(() => Simulator.Model("Nothing"), Throws.ArgumentException.With.Message.Contains("'Nothing'"));

    [Test]
    public async Task Content_can_be_read_by_the_name_of_the_file_and_user()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, "mine");

        await using var content = Simulator.Model(Sample.Sales).OpenFile("Products.csv", Sample.Ada)!;

        using var reader = new StreamReader(content);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("mine"));
        Assert.That(Simulator.Model(Sample.Sales).OpenFile("Products.csv", Sample.Bob), Is.Null);
    }

    [Test]
    public void An_unknown_file_is_a_mistake() =>
        Assert.That(() => Simulator.Model(Sample.Sales).OpenFile("Nothing.csv"), Throws.ArgumentException);

    [Test]
    public void Items_show_all_their_columns()
    {
        var item = Simulator.Model(Sample.Sales).ListItems("Products")[0];

        Assert.That(item.Id, Is.EqualTo("201000000017"));
        Assert.That(item.Name, Is.EqualTo("Road Bike"));
        Assert.That(item.Code, Is.EqualTo("RB1"));
        Assert.That(item.Parent, Is.Null);
        Assert.That(item.Properties["Weight"], Is.EqualTo("7.5"));
        Assert.That(item.Subsets, Is.EqualTo(new[] { "Active" }));
    }
}
