using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class CsvFormatTests
{
    [Test]
    public void The_defaults_work() => Assert.That(new CsvFormat().Problems(), Is.Empty);

    [Test]
    public void All_problems_are_told_together()
    {
        var format = new CsvFormat { Separator = 'x', HeaderRow = -1, Encoding = "klingon", DecimalSeparator = ';', MaxFieldBytes = 0 };

        Assert.That(
            () => format.Checked(),
            Throws.ArgumentException.With.Message.Contains("Separator is 'x'").And.Message.Contains("HeaderRow is -1")
                .And.Message.Contains("Encoding is 'klingon'").And.Message.Contains("DecimalSeparator is ';'")
                .And.Message.Contains("MaxFieldBytes is 0"));
    }

    [TestCase(',')]
    [TestCase(';')]
    [TestCase('\t')]
    [TestCase('|')]
    [TestCase('^')]
    [TestCase(' ')]
    public void A_separator_may_be(char separator) => Assert.That(new CsvFormat { Separator = separator }.Problems(), Is.Empty);

    [TestCase('\n')]
    [TestCase('"')]
    [TestCase('5')]
    [TestCase('a')]
    [TestCase('é')]
    public void A_separator_may_not_be(char separator) => Assert.That(new CsvFormat { Separator = separator }.Problems(), Is.Not.Empty);

    [Test]
    public void The_qualifier_differs_from_the_separator()
        => Assert.That(new CsvFormat { Separator = '\'', Qualifier = '\'' }.Problems().Single(), Does.StartWith("Qualifier is '''"));

    [Test]
    public void A_pattern_that_does_not_work_is_told_with_its_column()
    {
        var format = new CsvFormat { Columns = [new ColumnFormat("Day", ColumnType.Date, "dd.MM")] };

        Assert.That(format.Problems().Single(), Is.EqualTo("the pattern 'dd.MM' of column 'Day' is none: it has no year (y)"));
    }

    [Test]
    public void A_column_is_declared_once()
    {
        var format = new CsvFormat { Columns = [new ColumnFormat("A"), new ColumnFormat("A", ColumnType.Integer)] };

        Assert.That(format.Problems().Single(), Is.EqualTo("column 'A' is declared 2 times"));
    }

    [Test]
    public void The_data_begins_behind_the_header()
        => Assert.That(new CsvFormat { HeaderRow = 3, FirstDataRow = 3 }.Problems().Single(), Does.StartWith("FirstDataRow is 3"));
}
