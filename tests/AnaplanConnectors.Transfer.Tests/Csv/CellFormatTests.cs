using System.Text;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class CellFormatTests
{
    [TestCase(0.0, "0")]
    [TestCase(-0.0, "0")]
    [TestCase(1.0, "1")]
    [TestCase(-1.5, "-1.5")]
    [TestCase(0.1, "0.1")]
    [TestCase(0.30000000000000004, "0.30000000000000004")]
    [TestCase(41.300000000000004, "41.300000000000004")]
    [TestCase(123456.789, "123456.789")]
    [TestCase(999999999.999999, "999999999.999999")]
    [TestCase(0.000001, "0.000001")]
    [TestCase(1e-7, "0.0000001")]
    [TestCase(1.2e17, "120000000000000000")]
    [TestCase(1e21, "1000000000000000000000")]
    [TestCase(9007199254740991.0, "9007199254740991")]
    [TestCase(9007199254740993.0, "9007199254740992")]
    [TestCase(-123456789012.0, "-123456789012")]
    public void Doubles_are_the_shortest_digits_without_exponent(double value, string expected)
        => Assert.That(Text(output => CellFormat.Double(value, (byte)'.', output)), Is.EqualTo(expected));

    [TestCase(double.MaxValue, 309)]
    [TestCase(double.Epsilon, 326)]
    [TestCase(-2.2250738585072014E-308, 327)]
    public void The_longest_doubles_have_room(double value, int length)
        => Assert.That(Text(output => CellFormat.Double(value, (byte)'.', output)), Has.Length.EqualTo(length));

    [TestCase("0")]
    [TestCase("0.00")]
    [TestCase("1.10")]
    [TestCase("-0.05")]
    [TestCase("123456789012345678.90")]
    [TestCase("18446744073709551615")]
    [TestCase("18446744073709551616")]
    [TestCase("-1844674407370955161.6")]
    [TestCase("79228162514264337593543950335")]
    [TestCase("-7.9228162514264337593543950335")]
    [TestCase("0.0000000000000000000000000001")]
    [TestCase("0.1844674407370955161518446744")]
    public void Decimals_keep_digits_and_scale(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(Text(output => CellFormat.Decimal(value, (byte)'.', output)), Is.EqualTo(text));
    }

    [Test]
    public void A_decimal_zero_has_no_sign()
        => Assert.That(Text(output => CellFormat.Decimal(new decimal(0, 0, 0, true, 2), (byte)'.', output)), Is.EqualTo("0.00"));

    [TestCase(0, "0")]
    [TestCase(long.MinValue, "-9223372036854775808")]
    [TestCase(long.MaxValue, "9223372036854775807")]
    public void Whole_numbers_keep_every_digit(long value, string expected)
        => Assert.That(Text(output => CellFormat.Integer(value, output)), Is.EqualTo(expected));

    [TestCase(true, "true")]
    [TestCase(false, "false")]
    public void Booleans_are_words(bool value, string expected)
        => Assert.That(Text(output => CellFormat.Boolean(value, output)), Is.EqualTo(expected));

    [TestCase(-1234.5, "-1234,5")]
    [TestCase(1e-7, "0,0000001")]
    public void A_decimal_comma_is_written_where_it_is_declared(double value, string expected)
        => Assert.That(Text(output => CellFormat.Double(value, (byte)',', output)), Is.EqualTo(expected));

    [TestCase("12.5", "12,5")]
    [TestCase("79228162514264337593.543950335", "79228162514264337593,543950335")]
    public void Decimals_have_a_decimal_comma_too(string text, string expected)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(Text(output => CellFormat.Decimal(value, (byte)',', output)), Is.EqualTo(expected));
    }

    private delegate int Write(Span<byte> output);

    private static string Text(Write write)
    {
        var output = new byte[CellFormat.MaxLength];
        return Encoding.UTF8.GetString(output, 0, write(output));
    }
}
