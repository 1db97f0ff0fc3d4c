using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class CsvEncodingTests
{
    private const string Text = "Name,Größe\n\uFEFFä€𝄞,\"x\ny\"\nb,2\n";

    private static readonly string[] Expected = ["\uFEFFä€𝄞", "x\ny", "b", "2"];

    [Test]
    public async Task Every_byte_order_mark_is_understood_however_the_bytes_arrive(
        [Values("utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE")] string encoding, [Values(1, 2, 3, 4, 5, 7, 1000)] int piece)
    {
        var marked = Encoding.GetEncoding(encoding);
        var bytes = marked.GetPreamble().Concat(marked.GetBytes(Text)).ToArray();

        using var rows = await CsvRows.OpenAsync(new DribblingStream(bytes, piece));

        Assert.That((rows.GetName(0), rows.GetName(1)), Is.EqualTo(("Name", "Größe")));
        Assert.That((await MemoryTable.ReadAsync(rows)).Rows.SelectMany(row => row), Is.EqualTo(Expected));
    }

    [Test]
    public async Task A_declared_encoding_needs_no_mark(
        [Values("utf-8", "utf-16", "utf-16LE", "utf-16BE", "utf-32")] string encoding, [Values(1, 3, 1000)] int piece)
    {
        var name = encoding == "utf-16LE" ? "utf-16" : encoding;
        var bytes = Encoding.GetEncoding(name).GetBytes(Text);

        using var rows = await CsvRows.OpenAsync(new DribblingStream(bytes, piece), new CsvFormat { Encoding = encoding });

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows.SelectMany(row => row), Is.EqualTo(Expected));
    }

    [TestCase("iso-8859-1", "é÷ÿ")]
    [TestCase("windows-1252", "€„š")]
    [TestCase("windows-1251", "Привет")]
    [TestCase("shift_jis", "日本語")]
    public async Task Any_encoding_that_is_known_by_name_is_read(string encoding, string text)
    {
        var bytes = Compat.Encodings.Find(encoding)!.GetBytes($"A\n{text}\n");

        using var rows = await CsvRows.OpenAsync(new DribblingStream(bytes, 1), new CsvFormat { Encoding = encoding });

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows.Single()[0], Is.EqualTo(text));
    }

    [Test]
    public async Task Half_of_a_surrogate_pair_refuses_its_row_only()
    {
        var bytes = Encoding.Unicode.GetBytes("A\nx\n").Concat(new byte[] { 0x00, 0xD8 }).Concat(Encoding.Unicode.GetBytes("\ny\n")).ToArray();
        using var rows = await CsvRows.OpenAsync(new MemoryStream(bytes), new CsvFormat { Encoding = "utf-16" });

        var (read, problems) = await Collect.AllAsync(rows);

        Assert.That((read.Count, problems.Single().RowNumber, problems.Single().ByteOffset), Is.EqualTo((2, 2, (long?)null)));
    }

    [Test]
    public async Task A_byte_outside_ASCII_refuses_its_row_where_ASCII_was_declared()
    {
        using var rows = await CsvRows.OpenAsync(new MemoryStream("A\nx\n\u00e9\n"u8.ToArray()), new CsvFormat { Encoding = "us-ascii" });

        var (read, problems) = await Collect.AllAsync(rows);

        Assert.That((read.Count, problems.Count), Is.EqualTo((1, 1)));
    }

    [TestCase("utf-8")]
    [TestCase("us-ascii")]
    public async Task Invalid_bytes_are_replaced_on_request(string encoding)
    {
        var format = new CsvFormat { Encoding = encoding, InvalidText = CsvInvalidText.Replace };
        byte[] bytes = [.. "A\nx"u8, 0xFF, .. "y\n"u8];

        using var rows = await CsvRows.OpenAsync(new MemoryStream(bytes), format);

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows.Single()[0], Is.EqualTo("x\uFFFDy"));
    }

    [TestCase("iso-8859-1")]
    [TestCase("utf-16")]
    [TestCase("utf-8")]
    public async Task What_is_written_in_an_encoding_is_read_back(string encoding)
    {
        var format = new CsvFormat { Encoding = encoding, LineEnd = CsvLineEnd.CrLf };
        var table = Some.Texts("plain", "Größe", "x\r\ny", "", "\"é\"");
        var bytes = await Write(table, format);

        using var rows = await CsvRows.OpenAsync(new MemoryStream(bytes), format);

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows, Is.EqualTo(table.Rows));
    }

    [Test]
    public async Task No_byte_order_mark_is_written()
        => Assert.That((await Write(Some.Texts("x"), new CsvFormat { Encoding = "utf-16" })).Take(2), Is.EqualTo("T\0"u8.ToArray()));

    [Test]
    public async Task A_character_that_the_target_lacks_refuses_row_and_column()
    {
        using var output = new MemoryStream();
        await using var writer = new CsvRowWriter(output, Some.Schema, new CsvFormat { Encoding = "iso-8859-1" });
        var rows = new MemoryTable(Some.Schema, [Row("Größe"), Row("5 €"), Row("plain")]).OpenRows();

        Assert.That(
            async () => await writer.WriteAsync(rows),
            Throws.InstanceOf<RowException>().With.Message.EqualTo("Row 2, column 'Product': '5 €' has characters that iso-8859-1 lacks."));
        await writer.WriteAsync(rows);
        await writer.CompleteAsync();

        Assert.That(Encoding.GetEncoding("iso-8859-1").GetString(output.ToArray()).Split('\n'), Has.Length.EqualTo(4));
    }

    private static object?[] Row(string text) => [text, .. new object?[Some.Schema.Count - 1]];

    private static async Task<byte[]> Write(MemoryTable table, CsvFormat format)
    {
        using var output = new MemoryStream();
        await using var writer = new CsvRowWriter(output, table.Schema, format, leaveOpen: true);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
        return output.ToArray();
    }
}
