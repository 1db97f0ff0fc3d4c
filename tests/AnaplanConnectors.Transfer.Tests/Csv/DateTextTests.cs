using System.Globalization;
using System.Text;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class DateTextTests
{
    [TestCase("2025-03-01", "2025-03-01T00:00:00")]
    [TestCase("0001-01-01", "0001-01-01T00:00:00")]
    [TestCase("9999-12-31", "9999-12-31T00:00:00")]
    [TestCase("2024-02-29", "2024-02-29T00:00:00")]
    public void ISO_dates_are_read(string text, string expected) => Assert.That(Read(DateText.IsoDate, text), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("2025-3-1")]
    [TestCase("2025-02-29")]
    [TestCase("2025-13-01")]
    [TestCase("2025-00-01")]
    [TestCase("2025-01-32")]
    [TestCase("0000-01-01")]
    [TestCase("20250301")]
    [TestCase("2025/03/01")]
    [TestCase("01-03-2025")]
    [TestCase("2025-03-01T00:00:00")]
    [TestCase("2025-03-0a")]
    [TestCase("+025-03-01")]
    public void Other_texts_are_no_ISO_dates(string text) => Assert.That(Read(DateText.IsoDate, text), Is.Null);

    [TestCase("2025-03-01T09:30:15", "2025-03-01T09:30:15")]
    [TestCase("2025-03-01 09:30:15", "2025-03-01T09:30:15")]
    [TestCase("2025-03-01t09:30", "2025-03-01T09:30:00")]
    [TestCase("2025-03-01", "2025-03-01T00:00:00")]
    [TestCase("2025-03-01T09:30:15.5", "2025-03-01T09:30:15.5")]
    [TestCase("2025-03-01T09:30:15.1234567", "2025-03-01T09:30:15.1234567")]
    [TestCase("2025-03-01T09:30:15.123456700", "2025-03-01T09:30:15.1234567")]
    [TestCase("2025-03-01T09:30:15Z", "2025-03-01T09:30:15Z")]
    [TestCase("2025-03-01T00:30:00+02:00", "2025-02-28T22:30:00Z")]
    [TestCase("2025-03-01T00:30:00-0530", "2025-03-01T06:00:00Z")]
    [TestCase("2025-03-01T00:30:00+02", "2025-02-28T22:30:00Z")]
    public void ISO_timestamps_are_read(string text, string expected) => Assert.That(Read(DateText.IsoTimestamp, text), Is.EqualTo(expected));

    [TestCase("2025-03-01T")]
    [TestCase("2025-03-01T24:00:00")]
    [TestCase("2025-03-01T09:60:00")]
    [TestCase("2025-03-01T09:30:60")]
    [TestCase("2025-03-01T9:30:00")]
    [TestCase("2025-03-01T09:30:15.")]
    [TestCase("2025-03-01T09:30:15.12345678")]
    [TestCase("2025-03-01T09:30:15+19:00")]
    [TestCase("2025-03-01T09:30:15 UTC")]
    [TestCase("0001-01-01T00:00:00+01:00")]
    [TestCase("9999-12-31T23:30:00-01:00")]
    public void Other_texts_are_no_ISO_timestamps(string text) => Assert.That(Read(DateText.IsoTimestamp, text), Is.Null);

    [TestCase("dd/MM/yyyy", "01/02/2026", "2026-02-01T00:00:00")]
    [TestCase("MM/dd/yyyy", "01/02/2026", "2026-01-02T00:00:00")]
    [TestCase("d.M.yyyy", "1.2.2026", "2026-02-01T00:00:00")]
    [TestCase("d.M.yyyy", "01.02.2026", "2026-02-01T00:00:00")]
    [TestCase("yyyyMMdd", "20260201", "2026-02-01T00:00:00")]
    [TestCase("d MMM yy", "1 Feb 26", "2026-02-01T00:00:00")]
    [TestCase("MMM yy", "Feb 26", "2026-02-01T00:00:00")]
    [TestCase("d MMMM yyyy", "1 FEBRUARY 2026", "2026-02-01T00:00:00")]
    [TestCase("dd.MM.yy", "01.02.49", "2049-02-01T00:00:00")]
    [TestCase("dd.MM.yy", "01.02.50", "1950-02-01T00:00:00")]
    [TestCase("M/d/yyyy h:mm tt", "2/1/2026 12:05 AM", "2026-02-01T00:05:00")]
    [TestCase("M/d/yyyy h:mm tt", "2/1/2026 1:05 pm", "2026-02-01T13:05:00")]
    [TestCase("yyyy-MM-dd HH:mm:ss.fff", "2026-02-01 13:05:09.250", "2026-02-01T13:05:09.25")]
    [TestCase("yyyy-MM-ddTHH:mm:ssK", "2026-02-01T13:05:09+02:00", "2026-02-01T11:05:09Z")]
    [TestCase("'on' dd.MM.yyyy", "on 01.02.2026", "2026-02-01T00:00:00")]
    [TestCase("yyyy年M月d日", "2026年2月1日", "2026-02-01T00:00:00")]
    public void A_declared_pattern_is_read(string pattern, string text, string expected)
        => Assert.That(Read(Pattern(pattern), text), Is.EqualTo(expected));

    [TestCase("dd/MM/yyyy", "1/2/2026")]
    [TestCase("dd/MM/yyyy", "30/02/2026")]
    [TestCase("dd/MM/yyyy", "01-02-2026")]
    [TestCase("dd/MM/yyyy", "01/02/2026 ")]
    [TestCase("dd/MM/yyyy", "01/02/26")]
    [TestCase("d MMM yy", "1 Foo 26")]
    [TestCase("M/d/yyyy h:mm tt", "2/1/2026 13:05 PM")]
    [TestCase("yyyyMMdd", "2026021")]
    public void A_text_that_does_not_fit_the_pattern_is_refused(string pattern, string text)
        => Assert.That(Read(Pattern(pattern), text), Is.Null);

    [TestCase("dd/MM/yyyy", "01/02/2026")]
    [TestCase("d.M.yy", "1.2.26")]
    [TestCase("d MMM yyyy", "1 Feb 2026")]
    [TestCase("MMMM yyyy", "February 2026")]
    [TestCase("h:mm tt 'on' yyyy-MM-dd", "1:05 PM on 2026-02-01")]
    [TestCase("yyyy-MM-dd HH:mm:ss.fff", "2026-02-01 13:05:09.250")]
    public void A_declared_pattern_is_written(string pattern, string expected)
    {
        var output = new byte[DateText.MaxLength];

        var length = Pattern(pattern).Write(new DateTime(2026, 2, 1, 13, 5, 9, 250), output);

        Assert.That(Encoding.UTF8.GetString(output, 0, length), Is.EqualTo(expected));
    }

    [TestCase("dd.MM", "it has no year (y)")]
    [TestCase("yyyy", "it has no month (M)")]
    [TestCase("yyyy-MM-dd hh:mm", "it has h without tt, or tt without h")]
    [TestCase("yyyy-MM-dd ddd", "'ddd' is not a part of a date (enclose text in apostrophes)")]
    [TestCase("yyyy-MM-dd 'x", "the quotation at character 12 is not closed")]
    public void A_pattern_that_does_not_work_says_why(string pattern, string expected)
    {
        DatePattern.TryCreate(pattern, out var problem);

        Assert.That(problem, Is.EqualTo(expected));
    }

    [TestCase("2025-03-01T09:30:15.0000000", "2025-03-01T09:30:15")]
    [TestCase("2025-03-01T09:30:15.2500000", "2025-03-01T09:30:15.25")]
    [TestCase("2025-03-01T09:30:15.0000001", "2025-03-01T09:30:15.0000001")]
    [TestCase("2025-03-01T09:30:15.0000000Z", "2025-03-01T09:30:15Z")]
    public void Timestamps_are_written_with_the_decimals_they_need(string value, string expected)
    {
        var moment = DateTime.ParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        var output = new byte[DateText.MaxLength];

        var length = DateText.IsoTimestamp.Write(moment, output);

        Assert.That(Encoding.UTF8.GetString(output, 0, length), Is.EqualTo(expected));
    }

    private static DatePattern Pattern(string pattern)
        => DatePattern.TryCreate(pattern, out var problem) ?? throw new ArgumentException(problem);

    private static string? Read(DateText dates, string text)
        => dates.TryParse(Encoding.UTF8.GetBytes(text), out var value)
            ? value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)
            : null;
}
