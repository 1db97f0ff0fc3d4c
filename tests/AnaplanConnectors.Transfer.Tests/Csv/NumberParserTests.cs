using System.Text;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class NumberParserTests
{
    [TestCase("0", 0L)]
    [TestCase("-0", 0L)]
    [TestCase("+7", 7L)]
    [TestCase("007", 7L)]
    [TestCase("9007199254740993", 9007199254740993L)]
    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("-9223372036854775808", long.MinValue)]
    public void Whole_numbers_keep_every_digit(string text, long expected)
    {
        NumberParser.TryInteger(Bytes(text), out var value);

        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase("9223372036854775808")]
    [TestCase("-9223372036854775809")]
    [TestCase("12.0")]
    [TestCase("1e3")]
    [TestCase("1,000")]
    [TestCase("0x1F")]
    [TestCase("12a")]
    [TestCase("١٢")]
    public void What_is_no_whole_number_of_64_bits_is_refused(string text)
        => Assert.That(NumberParser.TryInteger(Bytes(text), out _), Is.False);

    [TestCase("0", "0")]
    [TestCase("-0", "0")]
    [TestCase("-0.00", "0.00")]
    [TestCase("1.10", "1.10")]
    [TestCase(".5", "0.5")]
    [TestCase("5.", "5")]
    [TestCase("+1.5", "1.5")]
    [TestCase("1.0E10", "10000000000")]
    [TestCase("1.5e-3", "0.0015")]
    [TestCase("12345678901234567.89", "12345678901234567.89")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    [TestCase("-79228162514264337593543950335", "-79228162514264337593543950335")]
    [TestCase("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [TestCase("1.000000000000000000000000000000000000", "1.0000000000000000000000000000")]
    [TestCase("1234567890123456789012.345600000000000000000000", "1234567890123456789012.3456000")]
    [TestCase("10000000000000000000000E-30", "0.0000000100000000000000000000")]
    [TestCase("0e-400", "0.0000000000000000000000000000")]
    public void Decimals_keep_every_digit(string text, string expected)
    {
        NumberParser.TryDecimal(Bytes(text), (byte)'.', out var value);

        Assert.That(value.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("-")]
    [TestCase("1e")]
    [TestCase("1e+")]
    [TestCase("1 000")]
    [TestCase("1,5")]
    [TestCase("NaN")]
    [TestCase("79228162514264337593543950336")]
    [TestCase("0.00000000000000000000000000001")]
    [TestCase("7.9228162514264337593543950336")]
    [TestCase("12345678901234567890123456789012345678")]
    [TestCase("1e29")]
    public void What_a_decimal_cannot_hold_exactly_is_refused(string text)
        => Assert.That(NumberParser.TryDecimal(Bytes(text), (byte)'.', out _), Is.False);

    [TestCase("0", 0.0)]
    [TestCase("0.1", 0.1)]
    [TestCase("-12.5", -12.5)]
    [TestCase("41.300000000000004", 41.300000000000004)]
    [TestCase("9007199254740991", 9007199254740991.0)]
    [TestCase("9007199254740992", 9007199254740992.0)]
    [TestCase("9007199254740993", 9007199254740992.0)]
    [TestCase("9007199254740993.0000000000000000000000000001", 9007199254740994.0)]
    [TestCase("1.0E10", 1e10)]
    [TestCase("1.7976931348623157E308", double.MaxValue)]
    [TestCase("2.2250738585072014E-308", 2.2250738585072014E-308)]
    [TestCase("2.2250738585072011e-308", 2.2250738585072011e-308)]
    [TestCase("4.9E-324", double.Epsilon)]
    [TestCase("2.4703282292062327e-324", 0.0)]
    [TestCase("2.4703282292062328e-324", double.Epsilon)]
    [TestCase("123456789012345678901234567890", 123456789012345678901234567890.0)]
    [TestCase("1e23", 1e23)]
    [TestCase("922594651201340480", 922594651201340480.0)]
    [TestCase("922594651201340480.00", 922594651201340480.0)]
    [TestCase("8.5e-400", 0.0)]
    public void Doubles_are_the_nearest_ones(string text, double expected)
    {
        NumberParser.TryDouble(Bytes(text), (byte)'.', out var value);

        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("1.8E308")]
    [TestCase("1e999999999999")]
    [TestCase("1.2.3")]
    [TestCase("--1")]
    [TestCase("1e5.5")]
    public void What_is_no_number_is_refused(string text)
        => Assert.That(NumberParser.TryDouble(Bytes(text), (byte)'.', out _), Is.False);

    [Test]
    public void The_sign_of_a_double_zero_is_read()
    {
        NumberParser.TryDouble(Bytes("-0"), (byte)'.', out var value);

        Assert.That(double.IsNegativeInfinity(1 / value), Is.True);
    }

    [Test]
    public void A_declared_decimal_comma_is_the_only_one()
    {
        var comma = NumberParser.TryDouble(Bytes("1,25"), (byte)',', out var value);
        var point = NumberParser.TryDouble(Bytes("1.25"), (byte)',', out _);

        Assert.That((comma, value, point), Is.EqualTo((true, 1.25, false)));
    }

    [Test]
    public void A_decimal_comma_holds_for_long_numbers_too()
    {
        NumberParser.TryDouble(Bytes("41,300000000000004"), (byte)',', out var value);

        Assert.That(value, Is.EqualTo(41.300000000000004));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
