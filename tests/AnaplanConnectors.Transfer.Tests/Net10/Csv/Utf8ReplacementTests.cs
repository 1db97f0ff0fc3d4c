using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Tests;

// .NET Framework puts one replacement character where Unicode wants one for each part of a longer sequence.
public sealed partial class Utf8CorpusTests
{
    public static IEnumerable<TestCaseData> InvalidWithoutNul => Invalid.Where(test => Array.IndexOf((byte[])test.Arguments[0]!, (byte)0) < 0);

    [TestCaseSource(nameof(InvalidWithoutNul))]
    public async Task An_invalid_sequence_is_replaced_on_request(byte[] bytes, byte[] replaced)
    {
        Corpora.Folder(Corpus);
        using var rows = await CsvRows.OpenAsync(Cell(bytes), new CsvFormat { InvalidText = CsvInvalidText.Replace });
        using var output = new Utf8Output(16);

        rows.Read();
        rows.Read();
        rows.CopyUtf8(0, output);

        Assert.That(output.Written.ToArray(), Is.EqualTo(replaced));
    }
}
