using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Timestamps arrive as they were sent, wherever the machine stands.</summary>
[TestFixture("America/New_York"), TestFixture("Asia/Kolkata"), TestFixture("Pacific/Kiritimati"), TestFixture("UTC")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[NonParallelizable]
public sealed class ParquetTimeZoneTests(string zone) : ParquetTest
{
    private static readonly object[] Times =
    [
        new DateTime(2025, 3, 9, 2, 30, 0), // does not exist in New York
        new DateTime(2025, 7, 1, 12, 0, 0, DateTimeKind.Utc), new DateTime(2025, 12, 31, 23, 59, 59, DateTimeKind.Local), new DateTime(1905, 1, 1, 0, 0, 1),
    ];

    private string? _before;

    [SetUp]
    public void Move()
    {
        _before = Environment.GetEnvironmentVariable("TZ");
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
        Assert.That(TimeZoneInfo.Local.Id, Is.EqualTo(zone));
    }

    [TearDown]
    public void MoveBack()
    {
        Environment.SetEnvironmentVariable("TZ", _before);
        TimeZoneInfo.ClearCachedData();
    }

    [Test]
    public async Task Timestamps_are_not_shifted()
    {
        await WriteAsync(new Column("C", ColumnType.Timestamp), Times);

        Assert.That(Duck.Query($"FROM '{FilePath}'").Select(row => row[0]), Is.EqualTo(Times));
    }

    [Test]
    public async Task Timestamps_that_others_wrote_are_not_shifted()
    {
        Duck.Run($"COPY (SELECT unnest(['2025-03-09 02:30:00', '1905-01-01 00:00:01']::TIMESTAMP[]) AS a, unnest(['2025-07-01 12:00:00+00', '2025-12-31 00:00:00+00']::TIMESTAMPTZ[]) AS b) TO '{FilePath}'");

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows, Is.EqualTo(new[]
        {
            new object[] { new DateTime(2025, 3, 9, 2, 30, 0), new DateTime(2025, 7, 1, 12, 0, 0) }, [new DateTime(1905, 1, 1, 0, 0, 1), new DateTime(2025, 12, 31)],
        }));
    }

    [Test]
    public async Task Days_are_not_shifted()
    {
        await WriteAsync(new Column("C", ColumnType.Date), new DateTime(2025, 1, 1), new DateTime(1950, 6, 30));

        Assert.That(Duck.Query($"SELECT C::VARCHAR FROM '{FilePath}'").Select(row => row[0]), Is.EqualTo(new[] { "2025-01-01", "1950-06-30" }));
    }
}
