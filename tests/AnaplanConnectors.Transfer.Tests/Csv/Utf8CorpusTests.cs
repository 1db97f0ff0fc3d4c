using System.Globalization;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Tests;

/// <summary>Every byte sequence of utf8tests, as a cell: valid ones arrive unchanged, the others refuse their row or are replaced.</summary>
public sealed partial class Utf8CorpusTests
{
    private const string Corpus = "utf8tests";

    public static IEnumerable<TestCaseData> Valid => Cases("valid").Concat(Cases("valid hex"));

    public static IEnumerable<TestCaseData> Invalid => Cases("invalid hex");

    [TestCaseSource(nameof(Valid))]
    public async Task A_valid_sequence_arrives_unchanged(byte[] bytes, byte[] _)
    {
        Corpora.Folder(Corpus);
        using var rows = await CsvRows.OpenAsync(Cell(bytes));

        var (_, problems) = await Collect.AllAsync(rows);

        Assert.That(problems.Select(problem => problem.Reason), Is.Empty.Or.All.EndsWith("holds a NUL character"));
    }

    [TestCaseSource(nameof(Invalid))]
    public async Task An_invalid_sequence_refuses_its_row_only(byte[] bytes, byte[] _)
    {
        Corpora.Folder(Corpus);
        using var rows = await CsvRows.OpenAsync(Cell(bytes));

        var (read, problems) = await Collect.AllAsync(rows);

        Assert.That((read.Count, problems.Single().RowNumber, problems.Single().Column), Is.EqualTo((2, 2, "A")));
    }

    // Rows around the one that matters show that only that one is concerned.
    private static MemoryStream Cell(byte[] bytes)
        => new([.. "A,B\nx,1\n\""u8, .. bytes.SelectMany(value => value == '"' ? new[] { value, value } : [value]), .. "\",2\ny,3\n"u8]);

    private static IEnumerable<TestCaseData> Cases(string kind)
    {
        foreach (var file in Corpora.Files(Corpus, "utf8tests.txt"))
        {
            if (file.StartsWith("(", StringComparison.Ordinal))
            {
                yield return new TestCaseData(Array.Empty<byte>(), Array.Empty<byte>()).SetArgDisplayNames(file);
                continue;
            }

            foreach (var line in File.ReadLines(Path.Combine(Corpora.Folder(Corpus), file)))
            {
                var parts = line.Split(':');
                if (parts.Length < 3 || line[0] == '#' || parts[1] != kind)
                    continue;
                var bytes = kind == "valid" ? System.Text.Encoding.ASCII.GetBytes(parts[2]) : Hex(parts[2]);
                yield return new TestCaseData(bytes, parts.Length > 4 ? Hex(parts[4]) : []).SetArgDisplayNames(parts[0]);
            }
        }
    }

    // "nothing", or pairs of digits with and without spaces between them.
    private static byte[] Hex(string text)
    {
        var digits = text.IndexOf("nothing", StringComparison.Ordinal) >= 0 ? "" : string.Concat(text.Split(' '));
        return [.. Enumerable.Range(0, digits.Length / 2).Select(i => byte.Parse(digits.Substring(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
    }
}
