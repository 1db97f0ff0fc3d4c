namespace AnaplanConnectors.Simulator.Tests;

public sealed class ValueReaderTests
{
    [TestCase("12", 12)]
    [TestCase("-4.5", -4.5)]
    [TestCase("+3", 3)]
    [TestCase("1.0E10", 1e10)]
    [TestCase("41.300000000000004", 41.300000000000004)]
    [TestCase("", 0)]
    public void Numbers_are_invariant(string text, double number)
    {
        var read = new NumberReader(new FormatDefinition(), ".", "").TryRead(text, out var value);

        Assert.That(read, Is.True);
        Assert.That(value, Is.EqualTo(number));
    }

    [TestCase("1,234")]
    [TestCase("(3)")]
    [TestCase("12%")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("1e999")]
    [TestCase("0x10")]
    [TestCase("-")]
    public void What_the_definition_does_not_allow_is_no_number(string text)
    {
        Assert.That(new NumberReader(new FormatDefinition(), ".", "").TryRead(text, out _), Is.False);
    }

    [TestCase("1.234,5", 1234.5)]
    [TestCase("-1.234,5", -1234.5)]
    [TestCase("(3)", -3)]
    [TestCase("12%", 0.12)]
    public void The_definition_may_allow_more(string text, double number)
    {
        new NumberReader(new FormatDefinition { NegativeInParentheses = true, Percentage = true }, ",", ".").TryRead(text, out var value);

        Assert.That(value, Is.EqualTo(number));
    }

    [Test]
    public void A_negative_zero_is_zero()
    {
        new NumberReader(new FormatDefinition(), ".", "").TryRead("-0", out var value);

        Assert.That(double.IsNegative(value), Is.False);
    }

    [TestCase("true", 1)]
    [TestCase("YES", 1)]
    [TestCase("1", 1)]
    [TestCase("False", 0)]
    [TestCase("no", 0)]
    [TestCase("0", 0)]
    [TestCase("", 0)]
    public void Booleans_are_words_or_digits(string text, double number)
    {
        var read = new BooleanReader().TryRead(text, out var value);

        Assert.That(read, Is.True);
        Assert.That(value, Is.EqualTo(number));
    }

    [TestCase("y")]
    [TestCase("2")]
    [TestCase("true ")]
    [TestCase("wahr")]
    public void Other_words_are_no_booleans(string text)
    {
        Assert.That(new BooleanReader().TryRead(text, out _), Is.False);
    }
}
