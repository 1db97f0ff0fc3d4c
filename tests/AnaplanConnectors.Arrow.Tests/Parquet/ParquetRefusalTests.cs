using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Values that a column cannot hold concern their row, and are never bent until they fit.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetRefusalTests : ParquetTest
{
    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new TestCaseData(new Column("C", ColumnType.Decimal, Scale: 2), 1.239m, "1.239 has more than 2 digits after the point")
            .SetName("A_decimal_with_too_many_places_is_refused_and_not_cut");
        yield return new TestCaseData(new Column("C", ColumnType.Decimal, Scale: 2, Precision: 5), -1000m, "-1000 is too large for the column")
            .SetName("A_decimal_that_is_too_large_is_refused");
        yield return new TestCaseData(new Column("C", ColumnType.Decimal, Scale: 28, Precision: 28), 1m, "1 is too large for the column")
            .SetName("A_decimal_that_is_too_large_for_its_places_is_refused");
        yield return new TestCaseData(new Column("C", ColumnType.Date), new DateTime(2025, 1, 1, 0, 0, 1), "2025-01-01T00:00:01.0000000 has a time of day")
            .SetName("A_day_with_a_time_is_refused");
        yield return new TestCaseData(new Column("C", ColumnType.Timestamp), new DateTime(2025, 1, 1).AddTicks(1), "2025-01-01T00:00:00.0000001 is finer than microseconds")
            .SetName("A_time_finer_than_microseconds_is_refused");
        yield return new TestCaseData(new Column("C", ColumnType.Integer, IsNullable: false), null, "the value is missing, and the column does not allow that")
            .SetName("A_missing_value_is_refused_where_none_may_be_missing");
    }

    [TestCaseSource(nameof(Refused))]
    public void The_row_is_refused(Column column, object? value, string reason)
        => Assert.That(
            async () => await WriteAsync(column, value),
            Throws.InstanceOf<RowException>().With.Message.StartsWith("Row 1, column 'C': " + reason));

    [Test]
    public void Options_outside_their_limits_are_all_named()
    {
        var options = new ParquetFileOptions { RowGroupRows = 0, RowGroupTextBytes = 1, DecimalScale = 29 };

        Assert.That(
            () => new ParquetFile(FilePath, options),
            Throws.ArgumentException.With.Message.Contains("RowGroupRows is 0").And.Message.Contains("RowGroupTextBytes is 1").And.Message.Contains("DecimalScale is 29"));
    }
}
