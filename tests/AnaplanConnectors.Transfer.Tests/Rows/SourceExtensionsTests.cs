using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class SourceExtensionsTests
{
    [Test]
    public async Task Select_takes_columns_in_the_order_asked_for()
    {
        using var rows = await Some.Table(1).Select("Units", "product").OpenAsync();

        var table = await MemoryTable.ReadAsync(rows);

        Assert.That(table.Rows.Single(), Is.EqualTo(new object[] { 1L, "Product 1" }));
    }

    [Test]
    public void Select_of_an_unknown_column_names_those_there_are()
        => Assert.That(
            async () => await Some.Table(1).Select("Unit").GetSchemaAsync(),
            Throws.ArgumentException.With.Message.Contains("'Unit'").And.Message.Contains("Product, Units"));

    [Test]
    public async Task Rename_changes_names_only()
    {
        var source = Some.Table(1).Rename(new Dictionary<string, string> { ["Units"] = "Quantity" });

        var schema = await source.GetSchemaAsync();

        Assert.That((schema[1].Name, schema[1].Type, schema[0].Name), Is.EqualTo(("Quantity", ColumnType.Integer, "Product")));
    }

    [Test]
    public void A_wrapper_knows_the_size_of_what_it_wraps()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.csv"), "A\n1\n");

        var wrapped = new CsvFile(folder.File("a.csv")).Select("A");

        Assert.That((wrapped as ISizedSource)?.ByteLength, Is.EqualTo(4));
    }

    [Test]
    public void A_wrapper_of_a_source_without_size_claims_none()
        => Assert.That(Some.Table(1).Select("Units"), Is.Not.InstanceOf<ISizedSource>());

    [Test]
    public async Task A_wrapper_counts_rows_like_the_reader_it_wraps()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.csv"), "A\n1,2\n3\n");
        using var rows = await new CsvFile(folder.File("a.csv")).Select("A").OpenAsync();
        Assert.That(async () => await rows.ReadAsync(default), Throws.InstanceOf<RowException>());

        await rows.ReadAsync(default);

        Assert.That(((IRowPosition)rows).RowNumber, Is.EqualTo(2));
    }
}
