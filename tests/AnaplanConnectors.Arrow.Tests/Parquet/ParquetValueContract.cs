using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Values at the ends of their types, written by one of our engines and read by DuckDB.</summary>
public abstract class ParquetValueContract : ParquetTest
{
    protected static IEnumerable<TestCaseData> Extremes()
    {
        yield return Values(new Column("C", ColumnType.Integer), long.MinValue, -1L, 0L, 1L, long.MaxValue).SetName("Integers_arrive_to_the_last_bit");
        yield return Values(
            new Column("C", ColumnType.Double),
            double.MinValue, -0.1, double.Epsilon, 0.1, 1 / 3.0, double.MaxValue, double.NegativeInfinity, double.PositiveInfinity, double.NaN)
            .SetName("Doubles_arrive_to_the_last_bit");
        yield return Values(new Column("C", ColumnType.Boolean), true, false, true, true).SetName("Booleans_arrive");
        yield return Values(
            new Column("C", ColumnType.Date), new DateTime(1, 1, 1), new DateTime(1582, 10, 14), new DateTime(1969, 12, 31), DateTime.UnixEpoch.Date,
            new DateTime(9999, 12, 31)).SetName("Dates_arrive_before_1970_too");
        yield return Values(
            new Column("C", ColumnType.Timestamp), new DateTime(1, 1, 1), new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(9_999_990),
            new DateTime(2024, 2, 29, 12, 0, 0).AddTicks(10), new DateTime(9999, 12, 31, 23, 59, 59)).SetName("Timestamps_arrive_to_the_microsecond");
        yield return Values(new Column("C", ColumnType.Decimal), -999_999_999_999_999_999.9999999999m, 0.0000000001m, 1m, 999_999_999_999_999_999.9999999999m)
            .SetName("Decimals_without_a_declared_form_arrive_exactly");
        yield return Values(new Column("C", ColumnType.Decimal, Scale: 2, Precision: 9), -9_999_999.99m, -0.01m, 0m, 9_999_999.99m)
            .SetName("Decimals_of_9_digits_arrive_exactly");
        yield return Values(new Column("C", ColumnType.Decimal, Scale: 4, Precision: 18), -99_999_999_999_999.9999m, 0.0001m, 99_999_999_999_999.9999m)
            .SetName("Decimals_of_18_digits_arrive_exactly");
        yield return Values(new Column("C", ColumnType.Decimal, Scale: 0, Precision: 28), -9_999_999_999_999_999_999_999_999_999m, 9_999_999_999_999_999_999_999_999_999m)
            .SetName("Decimals_of_28_digits_arrive_exactly");
        yield return Values(new Column("C", ColumnType.Decimal, Scale: 28, Precision: 28), -0.9999999999999999999999999999m, 0.0000000000000000000000000001m)
            .SetName("Decimals_of_28_places_arrive_exactly");
        yield return Values(new Column("C", ColumnType.Text), "", " ", "\0", "a\0b", "\ufeffx", "Größe", "𝄞", "e\u0301", new string('x', 300_000))
            .SetName("Texts_arrive_whatever_they_hold");
    }

    [TestCaseSource(nameof(Extremes))]
    public async Task Values_arrive(Column column, object?[] values)
    {
        await WriteAsync(column, values);

        Assert.That(Duck.Query($"FROM '{FilePath}'").Select(row => row[0]), Is.EqualTo(values));
    }

    [TestCaseSource(nameof(Extremes))]
    public async Task Values_arrive_in_a_column_that_may_not_be_empty(Column column, object?[] values)
    {
        var present = values.Where(value => value is not null).ToArray();
        await WriteAsync(column with { IsNullable = false }, present);

        Assert.That(Duck.Query($"FROM '{FilePath}'").Select(row => row[0]), Is.EqualTo(present));
    }

    // DuckDB skips row groups by the least and greatest value that the file states; wrong ones lose rows.
    [TestCaseSource(nameof(Extremes))]
    public async Task Every_value_is_found_by_a_filter(Column column, object?[] values)
    {
        await WriteAsync(column, values);

        var found = Duck.Scalar($"SELECT count(*) FROM '{FilePath}' AS a WHERE EXISTS (FROM '{FilePath}' AS b WHERE b.C = a.C)");
        var least = Duck.Scalar($"SELECT count(*) FROM '{FilePath}' WHERE C >= (SELECT min(C) FROM (SELECT unnest(list(C)) AS C FROM '{FilePath}'))");
        var greatest = Duck.Scalar($"SELECT count(*) FROM '{FilePath}' WHERE C <= (SELECT max(C) FROM (SELECT unnest(list(C)) AS C FROM '{FilePath}'))");

        Assert.That(new[] { found, least, greatest }, Is.All.EqualTo(values.Count(value => value is not null)));
    }

    [Test]
    public async Task A_number_beside_one_that_is_none_is_found_by_a_filter()
    {
        await WriteAsync(new Column("C", ColumnType.Double), double.NaN, 1.0, 2.0);

        Assert.That(Duck.Query($"FROM '{FilePath}' WHERE C = 2"), Is.EqualTo(new[] { new object?[] { 2.0 } }));
    }

    [Test]
    public async Task Zero_is_found_whatever_its_sign()
    {
        await WriteAsync(new Column("C", ColumnType.Double), -0.0);

        Assert.That(Duck.Query($"FROM '{FilePath}' WHERE C = 0.0 AND C >= 0"), Has.Count.EqualTo(1));
    }

    // As UTF-16 the surrogates of an emoji sort in front of a full-width letter, as UTF-8 behind it.
    [TestCase("😀")]
    [TestCase("Ａ")]
    [TestCase("Z")]
    public async Task Text_beyond_the_basic_plane_is_found_by_a_filter(string wanted)
    {
        await WriteAsync(new Column("C", ColumnType.Text), "😀", "Ａ", "Z");

        Assert.That(Duck.Query($"FROM '{FilePath}' WHERE C = '{wanted}'"), Is.EqualTo(new[] { new object?[] { wanted } }));
    }

    [TestCase("")]
    [TestCase("zz")]
    [TestCase("ÿ")]
    public async Task Text_at_the_ends_of_a_row_group_is_found_by_a_filter(string wanted)
    {
        await WriteAsync(new Column("C", ColumnType.Text), "", "m", "zz", "ÿ", null);

        Assert.That(Duck.Query($"FROM '{FilePath}' WHERE C = '{wanted}'"), Is.EqualTo(new[] { new object?[] { wanted } }));
    }

    private static TestCaseData Values(Column column, params object?[] values) => new(column, values.Append(null).ToArray());
}
