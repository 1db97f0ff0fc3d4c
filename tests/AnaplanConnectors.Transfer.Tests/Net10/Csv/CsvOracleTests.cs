using System.Globalization;
using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using CsCheck;
using CsvHelper;

namespace AnaplanConnectors.Transfer.Tests;

/// <summary>Our texts and values against those of others: CsvHelper's writer, the runtime's numbers and dates.</summary>
public sealed class CsvOracleTests
{
    private const int Samples = 200_000;

    [Test]
    public void Cells_are_enclosed_as_CsvHelper_encloses_them()
        => Gen.Select(Generate.Text.Where(text => text.Length > 0 && text[0] != '\uFEFF').Array[1, 6], Gen.OneOf(',', ';', '\t', '|')).Sample(
            (texts, separator) => Ours(texts, separator) == Theirs(texts, separator), iter: 50_000);

    [Test]
    public void Doubles_are_written_as_the_runtime_writes_them_where_it_needs_no_exponent()
        => Generate.Double.Where(number => Math.Abs(number) is >= 1e-4 and < 1e15).Sample(
            number => Text(output => CellFormat.Double(number, (byte)'.', output)) == number.ToString(CultureInfo.InvariantCulture), iter: Samples);

    [Test]
    public void Doubles_read_back_to_the_bit()
        => Generate.Double.Sample(
            number => double.Parse(Text(output => CellFormat.Double(number, (byte)'.', output)), CultureInfo.InvariantCulture) == number, iter: Samples);

    [Test]
    public void Doubles_are_read_as_the_runtime_reads_them()
        => Gen.Select(Generate.Decimal, Gen.Int[-330, 320], Gen.Bool).Sample(
            (mantissa, exponent, hasExponent) =>
            {
                var text = hasExponent ? FormattableString.Invariant($"{mantissa}E{exponent}") : mantissa.ToString(CultureInfo.InvariantCulture);
                var theirs = double.Parse(text, CultureInfo.InvariantCulture);
                var isRead = NumberParser.TryDouble(Encoding.UTF8.GetBytes(text), (byte)'.', out var ours);
                return isRead ? ours == theirs : double.IsInfinity(theirs);
            },
            iter: Samples);

    [Test]
    public void Decimals_are_written_as_the_runtime_writes_them()
        => Generate.Decimal.Where(number => number != 0).Sample(
            number => Text(output => CellFormat.Decimal(number, (byte)'.', output)) == number.ToString(CultureInfo.InvariantCulture), iter: Samples);

    [Test]
    public void Decimals_are_read_to_the_digit_and_scale()
        => Generate.Decimal.Where(number => number != 0).Sample(
            number => NumberParser.TryDecimal(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)), (byte)'.', out var read)
                && decimal.GetBits(read).SequenceEqual(decimal.GetBits(number)),
            iter: Samples);

    [Test]
    public void Dates_are_written_and_read_as_the_runtime_does(
        [Values("yyyy-MM-dd", "dd/MM/yyyy", "d.M.yyyy", "yyyyMMdd", "d MMM yyyy", "MMMM d, yyyy", "yyyy-MM-dd HH:mm:ss.fffffff", "M/d/yyyy h:mm:ss tt")] string pattern)
    {
        var dates = DatePattern.TryCreate(pattern, out _)!;

        Generate.Timestamp.Sample(
            moment =>
            {
                var text = moment.ToString(pattern, CultureInfo.InvariantCulture);
                var expected = DateTime.ParseExact(text, pattern, CultureInfo.InvariantCulture);
                return Text(output => dates.Write(moment, output)) == text
                    && dates.TryParse(Encoding.UTF8.GetBytes(text), out var read) && read == expected;
            },
            iter: 20_000);
    }

    private static string Ours(string[] texts, char separator)
    {
        var table = new MemoryTable(new RowSchema(texts.Select(_ => new Column("x", ColumnType.Text))), [texts]);
        using var output = new Utf8Output(16);
        var encoder = new CsvEncoder(table.Schema, new CsvFormat { Separator = separator });
        var rows = table.OpenRows();
        rows.Read();
        encoder.EncodeRow(rows, 1, output);
        return Encoding.UTF8.GetString(output.Written);
    }

    private static string Theirs(string[] texts, char separator)
    {
        using var output = new MemoryStream();
        using (var writer = CsvWriter.Create(output, new CsvWriterOptions { Separator = separator, NewLine = "\n" }, true))
        {
            foreach (var text in texts)
                writer.WriteField(text);
            writer.EndRecord();
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    private delegate int Write(Span<byte> output);

    private static string Text(Write write)
    {
        var output = new byte[CellFormat.MaxLength];
        return Encoding.UTF8.GetString(output, 0, write(output));
    }
}
