using System.Globalization;

namespace AnaplanConnectors.Client.Tests;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [TestCase("0", ExpectedResult = 0)]
    [TestCase("1", ExpectedResult = 1)]
    [TestCase("5", ExpectedResult = 5)]
    [TestCase("  5  ", ExpectedResult = 5)]
    [TestCase("05", ExpectedResult = 5)]
    [TestCase("\"5\"", ExpectedResult = 5)]
    [TestCase("60", ExpectedResult = 60)]
    [TestCase("3600", ExpectedResult = 3600)]
    [TestCase("86400", ExpectedResult = 86400)]
    [TestCase("1.5", ExpectedResult = 2)]
    [TestCase("0.001", ExpectedResult = 1)]
    [TestCase("5.0", ExpectedResult = 5)]
    [TestCase("5, 10", ExpectedResult = 10)]
    [TestCase("10,5", ExpectedResult = 10)]
    public double Seconds_are_taken_as_they_are_and_fractions_rounded_up(string header) => RetryAfter.Parse(header, Now)!.Value.TotalSeconds;

    [TestCase("1000000000")]
    [TestCase("99999999999999999999")]
    [TestCase("2147483648")]
    [TestCase("1000000000000.5")]
    public void Absurd_seconds_are_a_year_and_not_less(string header)
        => Assert.That(RetryAfter.Parse(header, Now), Is.EqualTo(TimeSpan.FromDays(365)));

    [TestCase("Mon, 23 Nov 2026 12:00:30 GMT", ExpectedResult = 30)]
    [TestCase("Mon, 23 Nov 2026 12:10:00 GMT", ExpectedResult = 600)]
    [TestCase("Tue, 24 Nov 2026 12:00:00 GMT", ExpectedResult = 86400)]
    [TestCase("Monday, 23-Nov-26 12:00:30 GMT", ExpectedResult = 30)]
    [TestCase("Mon Nov 23 12:00:30 2026", ExpectedResult = 30)]
    [TestCase("Tue Dec  1 12:00:00 2026", ExpectedResult = 691200)]
    public double A_date_in_each_form_of_http_counts_from_the_servers_clock(string header) => RetryAfter.Parse(header, Now)!.Value.TotalSeconds;

    [TestCase("Mon, 23 Nov 2026 12:00:00 GMT")]
    [TestCase("Mon, 23 Nov 2026 11:59:00 GMT")]
    [TestCase("Thu, 01 Jan 1970 00:00:00 GMT")]
    public void A_date_that_has_passed_is_no_pause(string header) => Assert.That(RetryAfter.Parse(header, Now), Is.EqualTo(TimeSpan.Zero));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("-1")]
    [TestCase("-10")]
    [TestCase("+5")]
    [TestCase("soon")]
    [TestCase("5s")]
    [TestCase("5 seconds")]
    [TestCase("1e3")]
    [TestCase("0x10")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("1,5 s")]
    [TestCase("5;10")]
    [TestCase("five, 5")]
    [TestCase("٣")]
    [TestCase("2026-11-23T12:00:30Z")]
    [TestCase("Mon, 99 Nov 2026 12:00:30 GMT")]
    [TestCase("Mon, 23 Nov 2026 12:00:30 CET")]
    public void Anything_else_counts_as_absent(string? header) => Assert.That(RetryAfter.Parse(header, Now), Is.Null);

    [Test]
    public void Dates_are_read_alike_in_every_culture([Values("de-DE", "tr-TR", "th-TH", "ar-SA")] string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            var pause = RetryAfter.Parse("Mon, 23 Nov 2026 12:00:30 GMT", Now);

            Assert.That(pause, Is.EqualTo(TimeSpan.FromSeconds(30)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
