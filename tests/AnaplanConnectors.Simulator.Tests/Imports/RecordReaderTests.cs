using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: import really parses the bytes (encoding, separator, qualifier, BOM, CRLF/LF, quotes, embedded line breaks)")]
public sealed class RecordReaderTests
{
    [TestCase("a,b\nc,d\n", "[a][b] [c][d]", TestName = "Lines end with LF")]
    [TestCase("a,b\r\nc,d\r\n", "[a][b] [c][d]", TestName = "Lines end with CRLF")]
    [TestCase("a,b\nc,d", "[a][b] [c][d]", TestName = "The last line needs no end")]
    [TestCase("a,\n,b\n", "[a][] [][b]", TestName = "Fields may be empty")]
    [TestCase("\"a,b\",c\n", "[a,b][c]", TestName = "A qualified field may contain the separator")]
    [TestCase("\"a\"\"b\"\n", "[a\"b]", TestName = "A doubled qualifier is one")]
    [TestCase("\"a\nb\",c\n", "[a\nb][c]", TestName = "A qualified field may contain a line feed")]
    [TestCase("\"a\r\nb\",c\r\n", "[a\r\nb][c]", TestName = "A qualified field may contain CRLF")]
    [TestCase("a\"b,c\n", "[a\"b][c]", TestName = "A qualifier inside a plain field is text")]
    [TestCase("a\rb\n", "[a\rb]", TestName = "A lone carriage return is text")]
    [TestCase("\n\na\n\r\nb\n\n", "[a] [b]", TestName = "Blank lines are ignored")]
    [TestCase("\"\"\n", "[]", TestName = "A qualified empty field is no blank line")]
    [TestCase(",\n", "[][]", TestName = "Two empty fields are no blank line")]
    [TestCase("", "", TestName = "Nothing has no records")]
    [TestCase(" \"a\",b\n", "[ \"a\"][b]", TestName = "A qualifier behind a blank is text")]
    public void Text_becomes_records(string text, string records)
    {
        using var reader = new RecordReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), FileEncoding.Utf8, ",", "\"");

        Assert.That(Read(reader), Is.EqualTo(records));
    }

    [Test]
    public void Without_a_qualifier_quotation_marks_are_text()
    {
        using var reader = new RecordReader(new MemoryStream("\"a\";b\n"u8.ToArray()), FileEncoding.Utf8, ";", "");

        Assert.That(Read(reader), Is.EqualTo("[\"a\"][b]"));
    }

    [TestCase(FileEncoding.Utf8, new byte[] { 0xEF, 0xBB, 0xBF, 0xC3, 0xA4, 0x2C, 0x62 })]
    [TestCase(FileEncoding.Utf8, new byte[] { 0xC3, 0xA4, 0x2C, 0x62 })]
    [TestCase(FileEncoding.Utf16LE, new byte[] { 0xFF, 0xFE, 0xE4, 0x00, 0x2C, 0x00, 0x62, 0x00 })]
    [TestCase(FileEncoding.Utf16LE, new byte[] { 0xE4, 0x00, 0x2C, 0x00, 0x62, 0x00 })]
    [TestCase(FileEncoding.Iso88591, new byte[] { 0xE4, 0x2C, 0x62 })]
    public void Bytes_are_read_in_the_encoding_of_the_definition(FileEncoding encoding, byte[] bytes)
    {
        using var reader = new RecordReader(new MemoryStream(bytes), encoding, ",", "\"");

        Assert.That(Read(reader), Is.EqualTo("[ä][b]"));
    }

    [Test]
    public void Bytes_of_another_encoding_are_misread_and_not_refused()
    {
        using var reader = new RecordReader(new MemoryStream([0xE4, 0x2C, 0x62]), FileEncoding.Utf8, ",", "\"");

        Assert.That(Read(reader), Is.EqualTo("[\uFFFD][b]"));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Buffer_borders_do_not_matter(int step)
    {
        using var reader = new RecordReader(new SlowStream("\uFEFFä,\"x\"\"\r\ny\"\r\nb,\"c\"\r\n", step), FileEncoding.Utf8, ",", "\"");

        Assert.That(Read(reader), Is.EqualTo("[ä][x\"\r\ny] [b][c]"));
    }

    [Test]
    public void A_qualifier_that_is_never_closed_ends_everything()
    {
        using var reader = new RecordReader(new MemoryStream("a,b\nc,\"d\ne,f\n"u8.ToArray()), FileEncoding.Utf8, ",", "\"");

        Assert.That(() => Read(reader), Throws.TypeOf<ActionFailedException>()
            .With.Property("Type").EqualTo("unmatchedTextDelimiter").And.Message.Contains("line 2"));
    }

    [Test]
    public void Text_behind_a_closing_qualifier_is_noted()
    {
        using var reader = new RecordReader(new MemoryStream("a,\"b\"x,c\n"u8.ToArray()), FileEncoding.Utf8, ",", "\"");

        reader.Read();

        Assert.That(reader.UnseparatedField, Is.EqualTo(2));
        Assert.That(reader[1].ToString(), Is.EqualTo("bx"));
    }

    [Test]
    public void Lines_are_counted_as_an_editor_shows_them_and_records_apart()
    {
        using var reader = new RecordReader(new MemoryStream("h\n\n\"x\ny\"\nz\n"u8.ToArray()), FileEncoding.Utf8, ",", "\"");
        var places = new List<(long Line, long Record)>();

        while (reader.Read())
            places.Add((reader.Line, reader.Record));

        Assert.That(places, Is.EqualTo(new[] { (1L, 1L), (3L, 3L), (5L, 4L) }));
    }

    [Test]
    public void Long_fields_outgrow_the_buffer()
    {
        var text = new string('x', 200_000);
        using var reader = new RecordReader(new MemoryStream(Encoding.UTF8.GetBytes($"{text},\"{text}\"\n")), FileEncoding.Utf8, ",", "\"");

        Assert.That(Read(reader), Is.EqualTo($"[{text}][{text}]"));
    }

    private static string Read(RecordReader reader)
    {
        var records = new List<string>();
        while (reader.Read())
            records.Add(string.Concat(Enumerable.Range(0, reader.FieldCount).Select(field => $"[{reader[field]}]")));
        return string.Join(' ', records);
    }

    private sealed class SlowStream(string text, int step) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(step, buffer.Length)]);
    }
}
