using System.Text;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class DisplayedNumberTests
{
    [TestCase("1234.5", 1234.5)]
    [TestCase("1,234.50", 1234.5)]
    [TestCase("-1,234,567", -1234567)]
    [TestCase("1 234.5", 1234.5)]
    [TestCase("1'234.5", 1234.5)]
    [TestCase("1\u00a0234.5", 1234.5)]
    [TestCase("1\u202f234", 1234)]
    [TestCase("1’234", 1234)]
    [TestCase("(3)", -3)]
    [TestCase("(1,234.5)", -1234.5)]
    [TestCase("12%", 0.12)]
    [TestCase("12.5 %", 0.125)]
    [TestCase("(12%)", -0.12)]
    [TestCase("-12%", -0.12)]
    [TestCase("-", 0)]
    [TestCase("1.0E10", 1e10)]
    [TestCase(".5", 0.5)]
    public void Numbers_formatted_for_display_are_read(string text, double expected)
    {
        Column(ColumnType.Double).TryDouble(Encoding.UTF8.GetBytes(text), out var value);

        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("1,5")]
    [TestCase("1,2345")]
    [TestCase("12345,678")]
    [TestCase("1,234'567")]
    [TestCase(",234")]
    [TestCase("1,,234")]
    [TestCase("(-3)")]
    [TestCase("()")]
    [TestCase("%")]
    [TestCase("1E2%")]
    [TestCase("1,234E2")]
    [TestCase("--")]
    [TestCase("3-")]
    [TestCase("$5")]
    [TestCase("n/a")]
    public void What_could_mean_something_else_is_refused(string text)
        => Assert.That(Column(ColumnType.Double).TryDouble(Encoding.UTF8.GetBytes(text), out _), Is.False);

    [Test]
    public void Percent_of_a_decimal_is_exact()
    {
        Column(ColumnType.Decimal).TryDecimal(Encoding.UTF8.GetBytes("12.345%"), out var value);

        Assert.That(value, Is.EqualTo(0.12345m));
    }

    [Test]
    public void Groups_of_whole_numbers_are_read()
    {
        Column(ColumnType.Integer).TryInteger(Encoding.UTF8.GetBytes("(9,223,372,036,854,775,808)"), out var value);

        Assert.That(value, Is.EqualTo(long.MinValue));
    }

    [Test]
    public void With_a_decimal_comma_points_group()
    {
        var format = new CsvFormat { Numbers = CsvNumbers.Displayed, DecimalSeparator = ',' };
        var column = new CsvColumn(new Column("A", ColumnType.Double), null, format);

        column.TryDouble(Encoding.UTF8.GetBytes("1.234,5"), out var value);

        Assert.That(value, Is.EqualTo(1234.5));
    }

    [Test]
    public void A_text_of_any_length_is_only_refused()
        => Assert.That(Column(ColumnType.Double).TryDouble(Encoding.UTF8.GetBytes("1," + new string('0', 5000)), out _), Is.False);

    private static CsvColumn Column(ColumnType type) => new(new Column("A", type), null, new CsvFormat { Numbers = CsvNumbers.Displayed });
}
