namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: metadata arrays may disagree with columnCount (switchable)")]
public sealed class ExportMetadataTests
{
    [Test]
    public void Multi_column_tells_the_types_of_dimensions_and_line_items()
    {
        var metadata = MetadataOf(new ExportDefinition { Name = "Sales.csv", Module = "REV01", HideSummaries = true });

        Assert.That(metadata.ColumnCount, Is.EqualTo(10));
        Assert.That(metadata.RowCount, Is.EqualTo(3 * 12 * 2));
        Assert.That(metadata.HeaderNames,
            Is.EqualTo(new[] { "Products", "Time", "Versions", "Units", "Launch", "Active", "Note", "Region", "Since", "Double" }));
        Assert.That(metadata.DataTypes,
            Is.EqualTo(new[] { "ENTITY", "TIME_ENTITY", "ENTITY", "NUMBER", "DATE", "BOOLEAN", "TEXT", "ENTITY", "TIME_ENTITY", "NUMBER" }));
        Assert.That(metadata.ListNames, Is.EqualTo(new[] { "Products", "Time", "Versions", "", "", "", "", "Regions", "", "" }));
    }

    [TestCase("MIXED")]
    [TestCase("BOOLEAN", "Active")]
    public void The_value_of_a_single_column_is_mixed_unless_there_is_one_line_item(string type, params string[] lineItems)
    {
        var metadata = MetadataOf(new ExportDefinition
            { Name = "Sales.csv", Module = "REV01", Layout = ExportLayout.TabularSingleColumn, LineItems = lineItems.Length == 0
                ? null
                : lineItems });

        Assert.That(metadata.HeaderNames[^1], Is.EqualTo("Value"));
        Assert.That(metadata.DataTypes[^1], Is.EqualTo(type));
    }

    [Test]
    public void Columns_of_a_grid_are_mixed_when_line_items_are_on_rows()
    {
        var metadata = MetadataOf(new ExportDefinition
        {
            Name = "Grid",
            Module = "REV01",
            Layout = ExportLayout.GridCurrentPage,
            Pages = ["Time"],
            Columns = ["Versions"],
            Rows = ["Products", "Line Items"],
            HideSummaries = true,
        });

        Assert.That(metadata.HeaderNames, Is.EqualTo(new[] { "Products", "Line Items", "Actual", "Forecast" }));
        Assert.That(metadata.DataTypes, Is.EqualTo(new[] { "ENTITY", "ENTITY", "MIXED", "MIXED" }));
        Assert.That(metadata.RowCount, Is.EqualTo(3 * 7));
    }

    [Test]
    public void Arrays_may_be_shorter_than_the_number_of_columns()
    {
        var metadata = MetadataOf(new ExportDefinition { Name = "Sales.csv", Module = "REV01", ShortMetadata = true });

        Assert.That(metadata.ColumnCount, Is.EqualTo(10));
        Assert.That(metadata.HeaderNames, Has.Count.EqualTo(6));
        Assert.That(metadata.DataTypes, Has.Count.EqualTo(3));
    }

    private static ExportMetadata MetadataOf(ExportDefinition export)
    {
        var model = new Running(SalesModel.Of(export)).Model;
        return ExportMetadata.Of(model.Exports[0], model);
    }
}
