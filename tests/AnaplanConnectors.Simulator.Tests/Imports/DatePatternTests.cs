using System.Globalization;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class DatePatternTests
{
    [TestCase("Y-M-D", "2025-03-01", "2025-03-01")]
    [TestCase("Y-M-D", "2025/3/1", "2025-03-01")]
    [TestCase("Y-M-D", "25 3 1", "2025-03-01")]
    [TestCase("Y-M-D", "5.3.1", "2005-03-01")]
    [TestCase("Y-M-D", "2025, Mar -- 1", "2025-03-01")]
    [TestCase("D-M-Y", "1. march 2025", "2025-03-01")]
    [TestCase("D-M-Y", "29/02/2024", "2024-02-29")]
    [TestCase("M-D-Y", "12/31/2025", "2025-12-31")]
    [TestCase("Y-D-M", "2025-31-12", "2025-12-31")]
    [TestCase("d/m/y", "31/12/2025", "2025-12-31")]
    [TestCase("YYYYMMDD", "20101229", "2010-12-29")]
    [TestCase("DDMMMYY", "01Mar25", "2025-03-01")]
    public void Dates_are_read(string pattern, string text, string date)
    {
        var read = DatePattern.Parse(pattern)!.TryRead(text, out var value);

        Assert.That(read, Is.True);
        Assert.That(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Is.EqualTo(date));
    }

    [TestCase("Y-M-D", "2025-13-01")]
    [TestCase("Y-M-D", "2025-02-29")]
    [TestCase("Y-M-D", "2025-03")]
    [TestCase("Y-M-D", "2025-03-01 00:00:00")]
    [TestCase("Y-M-D", "2025-03-01 ")]
    [TestCase("Y-M-D", "20250301")]
    [TestCase("Y-M-D", "125-03-01")]
    [TestCase("Y-M-D", "2025-Marc-01")]
    [TestCase("Y-M-D", "tomorrow")]
    [TestCase("YYYYMMDD", "2025-03-01")]
    [TestCase("YYYYMMDD", "202503011")]
    [TestCase("YYYYMMDD", "2025031")]
    public void Other_texts_are_not(string pattern, string text)
    {
        Assert.That(DatePattern.Parse(pattern)!.TryRead(text, out _), Is.False);
    }

    [TestCase("")]
    [TestCase("Y-M")]
    [TestCase("Y-M-D-D")]
    [TestCase("YMD")]
    [TestCase("H-M-D")]
    public void Nonsense_is_no_pattern(string pattern)
    {
        Assert.That(DatePattern.Parse(pattern), Is.Null);
    }
}
