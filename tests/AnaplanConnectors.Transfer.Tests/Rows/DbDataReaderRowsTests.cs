using System.Data;
using System.Globalization;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class DbDataReaderRowsTests
{
    [TestCase(typeof(string), "text", ColumnType.Text, "text")]
    [TestCase(typeof(char), 'c', ColumnType.Text, "c")]
    [TestCase(typeof(byte), (byte)255, ColumnType.Integer, 255L)]
    [TestCase(typeof(short), (short)-5, ColumnType.Integer, -5L)]
    [TestCase(typeof(int), int.MinValue, ColumnType.Integer, (long)int.MinValue)]
    [TestCase(typeof(uint), uint.MaxValue, ColumnType.Integer, (long)uint.MaxValue)]
    [TestCase(typeof(long), long.MaxValue, ColumnType.Integer, long.MaxValue)]
    [TestCase(typeof(double), 0.1, ColumnType.Double, 0.1)]
    [TestCase(typeof(float), 0.1f, ColumnType.Double, 0.1)]
    [TestCase(typeof(bool), true, ColumnType.Boolean, true)]
    public void A_type_of_the_database_becomes_one_of_ours(Type type, object value, ColumnType expected, object converted)
    {
        using var rows = RowsOf(type, value);

        rows.Read();

        Assert.That((rows.Schema[0].Type, rows.GetValue(0)), Is.EqualTo((expected, converted)));
    }

    [Test]
    public void Numbers_of_64_bits_without_sign_keep_their_digits()
    {
        using var rows = RowsOf(typeof(ulong), ulong.MaxValue);

        rows.Read();

        Assert.That(rows.GetDecimal(0), Is.EqualTo((decimal)ulong.MaxValue));
    }

    [Test]
    public void Moments_with_an_offset_become_UTC()
    {
        using var rows = RowsOf(typeof(DateTimeOffset), new DateTimeOffset(2025, 3, 1, 9, 0, 0, TimeSpan.FromHours(2)));

        rows.Read();

        Assert.That(rows.GetDateTime(0), Is.EqualTo(new DateTime(2025, 3, 1, 7, 0, 0)).And.Property("Kind").EqualTo(DateTimeKind.Utc));
    }

    [Test]
    public void Identifiers_and_times_of_day_become_text()
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("Id", typeof(Guid));
        table.Columns.Add("At", typeof(TimeSpan));
        table.Rows.Add(new Guid("5b0f6a0e-7d5c-4c31-9b57-2f8f4a1c9e63"), new TimeSpan(9, 30, 0));
        using var rows = new DbDataReaderRows(table.CreateDataReader());

        rows.Read();

        Assert.That((rows.GetString(0), rows.GetString(1)), Is.EqualTo(("5b0f6a0e-7d5c-4c31-9b57-2f8f4a1c9e63", "09:30:00")));
    }

    [Test]
    public void Columns_that_rows_cannot_carry_are_named_together()
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("Photo", typeof(byte[]));
        table.Columns.Add("Name", typeof(string));
        table.Columns.Add("Address", typeof(Uri));

        Assert.That(
            () => new DbDataReaderRows(table.CreateDataReader()),
            Throws.InstanceOf<NotSupportedException>().With.Message.Contains("'Photo' (Byte[]), 'Address' (Uri)"));
    }

    [Test]
    public void A_missing_value_is_null()
    {
        using var rows = RowsOf(typeof(int), DBNull.Value);

        rows.Read();

        Assert.That((rows.IsDBNull(0), rows.GetValue(0)), Is.EqualTo((true, DBNull.Value)));
    }

    [Test]
    public void Asking_for_another_type_says_what_the_column_is()
    {
        using var rows = RowsOf(typeof(int), 5);
        rows.Read();

        Assert.That(() => rows.GetString(0), Throws.InstanceOf<InvalidCastException>().With.Message.EqualTo("Column 'Value' is Integer, not Text."));
    }

    [Test]
    public void A_column_that_the_driver_calls_a_date_is_one()
    {
        using var rows = new DbDataReaderRows(Some.Rows(1));

        rows.Read();

        Assert.That((rows.Schema[5].Type, rows.Schema[6].Type), Is.EqualTo((ColumnType.Date, ColumnType.Timestamp)));
    }

    [Test]
    public void A_time_of_the_machines_zone_becomes_UTC()
    {
        var local = new DateTime(2025, 7, 1, 12, 0, 0, DateTimeKind.Local);
        using var rows = new DbDataReaderRows(new MemoryTable(new RowSchema(new Column("At", ColumnType.Timestamp)), [[local]]).OpenRows());

        rows.Read();

        Assert.That(rows.GetDateTime(0), Is.EqualTo(local.ToUniversalTime()).And.Property("Kind").EqualTo(DateTimeKind.Utc));
    }

    [Test]
    public void A_scale_is_kept_where_the_digits_are_more_than_ours()
    {
        using var rows = new DbDataReaderRows(
            new MemoryTable(new RowSchema(new Column("Sum", ColumnType.Decimal, Scale: 2, Precision: 38)), []).OpenRows());

        Assert.That(rows.Schema[0], Is.EqualTo(new Column("Sum", ColumnType.Decimal, Scale: 2)));
    }

    [Test]
    public void Rows_are_numbered()
    {
        using var rows = new DbDataReaderRows(Some.Rows(3));
        rows.Read();
        rows.Read();

        Assert.That(rows.RowNumber, Is.EqualTo(2));
    }

    [TestCaseSource(nameof(ProblemsOfValues))]
    public void A_value_that_the_driver_cannot_deliver_concerns_its_row(Exception problem)
    {
        using var rows = new DbDataReaderRows(Some.Rows(3).Failing(row: 1, ordinal: 2, problem));
        rows.Read();
        rows.Read();

        var caught = Assert.Throws<RowException>(() => rows.GetDecimal(2));

        Assert.That((caught!.RowNumber, caught.Column, caught.InnerException), Is.EqualTo((2, "Price", problem)));
        Assert.That(caught.Reason, Does.StartWith("the value cannot be read as Decimal: "));
    }

    [Test]
    public void Behind_a_value_that_cannot_be_delivered_the_rows_go_on()
    {
        using var rows = new DbDataReaderRows(Some.Rows(3).Failing(row: 1, ordinal: 2, new OverflowException("too large")));
        rows.Read();
        rows.Read();
        Assert.That(() => rows.GetValue(2), Throws.InstanceOf<RowException>());

        rows.Read();

        Assert.That((rows.RowNumber, rows.GetDecimal(2)), Is.EqualTo((3, 3.25m)));
    }

    [Test]
    public void A_connection_that_fails_does_not_concern_a_row()
    {
        using var rows = new DbDataReaderRows(Some.Rows(1).Failing(row: 0, ordinal: 2, new IOException("gone")));
        rows.Read();

        Assert.That(() => rows.GetDecimal(2), Throws.InstanceOf<IOException>());
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Closing_closes_the_reader_unless_it_is_left_open(bool leaveOpen)
    {
        var inner = Some.Rows(1);

        new DbDataReaderRows(inner, leaveOpen).Dispose();

        Assert.That(inner.IsClosed, Is.EqualTo(!leaveOpen));
    }

    private static IEnumerable<Exception> ProblemsOfValues() =>
    [
        new OverflowException("Conversion overflows."), new InvalidCastException("Unable to cast."), new FormatException("No such day."),
        new ArgumentOutOfRangeException("year"),
    ];

    private static DbDataReaderRows RowsOf(Type type, object value)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("Value", type);
        table.Rows.Add(value);
        return new DbDataReaderRows(table.CreateDataReader());
    }
}

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class DbDataReaderSourceTests(CallStyle style) : SourceContract(style)
{
    protected override Task<ISource> CreateAsync(MemoryTable table) => Task.FromResult<ISource>(new WrappedSource(table));

    // A MemoryRows is a DbDataReader like any other.
    private sealed class WrappedSource(MemoryTable table) : ISource
    {
        public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => new(table.Schema);

        public ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
            => new(new DbDataReaderRows(table.OpenRows()));
    }
}
