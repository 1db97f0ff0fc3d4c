using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class RowSchemaTests
{
    [Test]
    public void An_exact_name_wins_over_one_that_differs_in_case()
    {
        var schema = new RowSchema(new Column("UNITS", ColumnType.Text), new Column("Units", ColumnType.Text));

        Assert.That(schema.IndexOf("Units"), Is.EqualTo(1));
    }

    [Test]
    public void A_name_that_fits_two_columns_is_an_error()
    {
        var schema = new RowSchema(new Column("UNITS", ColumnType.Text), new Column("Units", ColumnType.Text));

        Assert.That(() => schema.IndexOf("units"), Throws.ArgumentException.With.Message.Contains("columns 1 and 2"));
    }
}
