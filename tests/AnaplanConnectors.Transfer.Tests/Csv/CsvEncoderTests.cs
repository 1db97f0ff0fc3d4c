using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class CsvEncoderTests
{
    [TestCase("plain", "plain")]
    [TestCase(" spaces ", " spaces ")]
    [TestCase("a,b", "\"a,b\"")]
    [TestCase("a;b", "a;b")]
    [TestCase("a\"b", "\"a\"\"b\"")]
    [TestCase("\"\"", "\"\"\"\"\"\"")]
    [TestCase("a\nb", "\"a\nb\"")]
    [TestCase("a\rb", "\"a\rb\"")]
    [TestCase("a\tb", "a\tb")]
    [TestCase("=1+1", "=1+1")]
    [TestCase("\uFEFFx", "\"\uFEFFx\"")]
    [TestCase("Größe €𝄞", "Größe €𝄞")]
    [TestCase("", "\"\"")]
    [TestCase(null, "")]
    public void Text_is_enclosed_only_when_it_has_to_be(string? text, string expected)
        => Assert.That(Encode(Texts(text, "x")), Is.EqualTo($"{expected},x\n"));

    [Test]
    public void Text_of_every_length_is_looked_at_to_its_end([Values(1, 7, 31, 32, 33, 64, 100, 1000)] int length)
    {
        var text = new string('x', length - 1);

        Assert.That(Encode(Texts(text + ",", "y")), Is.EqualTo($"\"{text},\",y\n"));
    }

    [Test]
    public void A_comma_behind_the_text_is_not_part_of_it([Values(1, 31, 32, 33)] int length)
        => Assert.That(Encode(Texts(new string('x', length), "y")), Is.EqualTo(new string('x', length) + ",y\n"));

    [Test]
    public void Every_type_has_its_text()
        => Assert.That(
            Encode(Some.Table(1)),
            Is.EqualTo("Product 1,1,1.25,0.125,false,2025-01-02,2025-01-02T09:30:00\n"));

    [Test]
    public void Missing_values_of_every_type_are_nothing()
        => Assert.That(Encode(new MemoryTable(Some.Schema, [new object?[7]])), Is.EqualTo(",,,,,,\n"));

    [Test]
    public void A_null_text_stands_for_missing_values_and_encloses_its_double()
    {
        var table = new MemoryTable(
            new RowSchema(new Column("A", ColumnType.Text), new Column("B", ColumnType.Integer)), [[null, null], ["0", 0L], ["", 1L]]);

        Assert.That(Encode(table, new CsvFormat { NullText = "0", HeaderRow = 0 }), Is.EqualTo("0,0\n\"0\",\"0\"\n,1\n"));
    }

    [TestCase(null)]
    [TestCase("")]
    public void A_row_of_one_empty_cell_is_no_blank_line(string? text) => Assert.That(Encode(Some.Texts(text)), Is.EqualTo("\"\"\n"));

    [Test]
    public void A_number_that_holds_the_separator_is_enclosed()
    {
        var table = new MemoryTable(new RowSchema(new Column("A", ColumnType.Double), new Column("B", ColumnType.Decimal)), [[1.5, 2.5m]]);

        Assert.That(Encode(table, new CsvFormat { DecimalSeparator = ',', HeaderRow = 0 }), Is.EqualTo("\"1,5\",\"2,5\"\n"));
    }

    [Test]
    public void A_declared_pattern_is_used_and_enclosed_if_need_be()
    {
        var format = new CsvFormat { HeaderRow = 0, Columns = [new ColumnFormat("day", ColumnType.Date, "MMM d, yyyy")] };
        var table = new MemoryTable(new RowSchema(new Column("Day", ColumnType.Date)), [[new DateTime(2025, 3, 1)]]);

        Assert.That(Encode(table, format), Is.EqualTo("\"Mar 1, 2025\"\n"));
    }

    [Test]
    public void The_header_is_written_and_enclosed_like_text()
    {
        var table = new MemoryTable(new RowSchema(new Column("A, a", ColumnType.Text), new Column("B", ColumnType.Text)), []);

        Assert.That(Encode(table, new CsvFormat { LineEnd = CsvLineEnd.CrLf }), Is.EqualTo("\"A, a\",B\r\n"));
    }

    [TestCase("a,b", "holds a separator, a line break or the text of a missing value, and no qualifier is configured")]
    [TestCase("a\nb", "holds a separator, a line break or the text of a missing value, and no qualifier is configured")]
    [TestCase("a\0b", "holds a NUL character")]
    public void Without_a_qualifier_what_needs_one_is_refused(string text, string reason)
        => Assert.That(
            () => Encode(Texts(text, "x"), new CsvFormat { Qualifier = null, HeaderRow = 0 }),
            Throws.InstanceOf<RowException>().With.Property("Reason").EndsWith(reason).And.Property("Column").EqualTo("A"));

    [Test]
    public void Without_a_qualifier_quotes_are_text_and_empty_text_is_nothing()
        => Assert.That(Encode(Texts("5\"", ""), new CsvFormat { Qualifier = null, HeaderRow = 0 }), Is.EqualTo("5\",\n"));

    [Test]
    public void Without_a_qualifier_a_row_that_would_be_a_blank_line_is_refused()
        => Assert.That(
            () => Encode(Some.Texts([null]), new CsvFormat { Qualifier = null, HeaderRow = 0 }),
            Throws.InstanceOf<RowException>().With.Message.Contains("would be a blank line"));

    [Test]
    public void A_NUL_is_refused()
        => Assert.That(() => Encode(Texts("a\0b", "x")), Throws.InstanceOf<RowException>().With.Property("Reason").EqualTo("'a␀b' holds a NUL character"));

    // Built here, because attributes cannot hold half of a pair.
    [Test]
    public void Half_of_a_surrogate_pair_is_refused()
        => Assert.That(
            () => Encode(Texts("x" + "𝄞"[0], "x")),
            Throws.InstanceOf<RowException>().With.Property("Reason").EqualTo("the value holds half of a surrogate pair, which UTF-8 cannot carry"));

    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "Infinity")]
    [TestCase(double.NegativeInfinity, "-Infinity")]
    public void Doubles_that_are_no_numbers_are_refused(double value, string name)
        => Assert.That(
            () => Encode(new MemoryTable(new RowSchema(new Column("A", ColumnType.Double)), [[value]])),
            Throws.InstanceOf<RowException>().With.Message.EqualTo($"Row 1, column 'A': the value is {name}, which is no number that text carries."));

    [Test]
    public void A_field_above_its_limit_is_refused()
        => Assert.That(
            () => Encode(Texts(new string('x', 101), "y"), new CsvFormat { MaxFieldBytes = 100, HeaderRow = 0 }),
            Throws.InstanceOf<RowException>().With.Message.Contains("longer than 100 bytes"));

    [Test]
    public void A_record_above_its_limit_is_refused()
        => Assert.That(
            () => Encode(Texts(new string('x', 90), new string('y', 90)), new CsvFormat { MaxFieldBytes = 100, MaxRecordBytes = 150, HeaderRow = 0 }),
            Throws.InstanceOf<RowException>().With.Message.Contains("the row is longer than 150 bytes"));

    [Test]
    public void What_the_reader_cannot_deliver_concerns_the_row()
        => Assert.That(
            () => Encode(Some.Rows(1).Failing(0, 2, new OverflowException("Conversion overflows."))),
            Throws.InstanceOf<RowException>().With.Message.EqualTo("Row 1, column 'Price': the value cannot be read as Decimal: Conversion overflows."));

    [Test]
    public void A_row_that_fails_leaves_output_and_line_count_as_they_were()
    {
        var encoder = new CsvEncoder(Some.Schema, new CsvFormat());
        using var output = new Utf8Output(16);
        encoder.EncodeHeader(output);
        var before = (output.Written.ToArray(), encoder.LinesWritten);
        var rows = new MemoryTable(Some.Schema, [["a\nb", 1L, null, double.NaN, null, null, null]]).OpenRows();
        rows.Read();

        Assert.That(() => encoder.EncodeRow(rows, 1, output), Throws.InstanceOf<RowException>());

        Assert.That((output.Written.ToArray(), encoder.LinesWritten), Is.EqualTo(before));
    }

    [TestCase("a", 2)]
    [TestCase("a\nb", 3)]
    [TestCase("a\r\nb", 3)]
    [TestCase("a\rb", 3)]
    [TestCase("a\n\nb\r\n", 5)]
    public void Physical_lines_are_counted_with_those_inside_cells(string text, long expected)
    {
        var encoder = new CsvEncoder(Some.Texts(text).Schema, new CsvFormat());
        using var output = new Utf8Output(16);
        encoder.EncodeHeader(output);
        var rows = Some.Texts(text).OpenRows();
        rows.Read();

        encoder.EncodeRow(rows, 1, output);

        Assert.That(encoder.LinesWritten, Is.EqualTo(expected));
    }

    [Test]
    public void The_output_grows_for_a_row_of_any_size()
    {
        var text = new string('x', 500_000);

        Assert.That(Encode(Texts(text + "\"", text)), Has.Length.EqualTo(1_000_000 + 6));
    }

    [Test]
    public void Names_and_order_of_later_rows_may_differ_and_types_may_not()
    {
        var encoder = new CsvEncoder(Some.Texts("x").Schema, new CsvFormat());

        Assert.That(() => encoder.Accept(new RowSchema(new Column("Other", ColumnType.Text))), Throws.Nothing);
        Assert.That(() => encoder.Accept(new RowSchema(new Column("Text", ColumnType.Integer))), Throws.ArgumentException);
    }

    private static MemoryTable Texts(params string?[] row)
        => new(new RowSchema(row.Select((_, i) => new Column(((char)('A' + i)).ToString(), ColumnType.Text))), [row]);

    private static string Encode(MemoryTable table, CsvFormat? format = null) => Encode(table.OpenRows(), format);

    private static string Encode(MemoryRows rows, CsvFormat? format = null)
    {
        var encoder = new CsvEncoder(rows.Schema, format ?? new CsvFormat { HeaderRow = 0 });
        using var output = new Utf8Output(16);
        encoder.EncodeHeader(output);
        for (var number = 1; rows.Read(); number++)
            encoder.EncodeRow(rows, number, output);
        return Encoding.UTF8.GetString(output.Written.ToArray());
    }
}
