namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: export writes CSV/TXT; names ending in .xls with text content")]
public sealed class ExportFormatTests
{
    [Test]
    public void Plain_text_is_tab_separated()
    {
        var run = Exporting(new ExportDefinition { Name = "Rates", Module = "Rates", Format = "text/plain" });

        run.Run("Rates");

        Assert.That(run.ExportText("Rates"), Is.EqualTo("Countries\tRate\nÖsterreich, AT\t0.5\n\"with\ttab\"\t0\n"));
    }

    [Test]
    public void A_file_may_be_utf_16_with_a_byte_order_mark()
    {
        var run = Exporting(new ExportDefinition { Name = "Rates", Module = "Rates", Encoding = FileEncoding.Utf16LE, ByteOrderMark = true });

        run.Run("Rates");

        Assert.That(run.Export("Rates")[..6], Is.EqualTo(new byte[] { 0xFF, 0xFE, 0x43, 0x00, 0x6F, 0x00 }));
    }

    [Test]
    public void A_file_may_be_latin_1_with_crlf_and_without_a_last_line_end()
    {
        var run = Exporting(new ExportDefinition
            { Name = "Rates", Module = "Rates", Encoding = FileEncoding.Iso88591, LineEnd = LineEnd.CrLf, FinalLineEnd = false, Separator = ";",
                Delimiter = "" });

        run.Run("Rates");

        Assert.That(run.Export("Rates"), Is.EqualTo((byte[])[.. "Countries;Rate\r\n"u8, 0xD6, .. "sterreich, AT;0.5\r\nwith\ttab;0"u8]));
    }

    [TestCase(0, "0")]
    [TestCase(-4.5, "-4.5")]
    [TestCase(41.300000000000004, "41.300000000000004")]
    [TestCase(999999999999999, "999999999999999")]
    [TestCase(1e15, "1000000000000000")]
    [TestCase(1e17, "1.0E17")]
    [TestCase(-1.5e300, "-1.5E300")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(0.00001, "1.0E-5")]
    public void Numbers_have_the_fewest_digits_that_give_the_same_double(double number, string text)
    {
        Assert.That(CellText.Number(number), Is.EqualTo(text));
    }

    private static Running Exporting(ExportDefinition export) => new(new ModelDefinition
    {
        Name = "Small",
        Lists = [new ListDefinition { Name = "Countries",
            Items = [new ListItemDefinition { Name = "Österreich, AT" }, new ListItemDefinition { Name = "with\ttab" }] }],
        Modules =
        [
            new ModuleDefinition
            {
                Name = "Rates",
                Dimensions = ["Countries"],
                LineItems = [new LineItemDefinition { Name = "Rate" }],
                Cells = [new CellDefinition { LineItem = "Rate", At = new Dictionary<string, string> { ["Countries"] = "Österreich, AT" },
                    Value = "0.5" }],
            },
        ],
        Exports = [export],
    });
}
