using System.IO.Compression;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Tests;

/// <summary>
/// Files that broke another reader. Every record is a row, a refused row or a blank line, as an independent count says; or the file
/// is refused with our own error. Nothing else comes out, and nothing hangs.
/// </summary>
public sealed class DuckDbCorpusTests
{
    private const string Corpus = "duckdb-csv";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static IEnumerable<string> Files => Corpora.Files(Corpus, "*.csv*").Concat(Corpora.Files(Corpus, "*.tsv*"))
        .Where(file => !file.EndsWith(".zst", StringComparison.Ordinal)).Distinct();

    [TestCaseSource(nameof(Files))]
    public async Task Every_record_is_accounted_for(string file)
    {
        var bytes = Load(Path.Combine(Corpora.Folder(Corpus), file));

        foreach (var separator in ",;|\t")
        {
            var reading = Task.Run(() => AccountAsync(bytes, separator));

            Assert.That(await Task.WhenAny(reading, Task.Delay(Patience)), Is.SameAs(reading), "It hangs.");
            var account = await reading;
            Assert.That(account.Records, Is.EqualTo(account.Expected), $"{account} with separator '{separator}'");
        }
    }

    private static async Task<Account> AccountAsync(byte[] bytes, char separator)
    {
        try
        {
            using var rows = await CsvRows.OpenAsync(
                new DribblingStream(bytes, 1000, 1, 4096), new CsvFormat { Separator = separator, HeaderRow = 0 });
            var (read, problems) = await Collect.AllAsync(rows);
            var isDamaged = problems.Exists(problem => problem.Reason.EndsWith("behind a closing qualifier", StringComparison.Ordinal));
            var records = read.Count + problems.Count + rows.BlankLines;
            return new Account(read.Count, problems.Count, rows.BlankLines, isDamaged ? records : RecordCounter.Count(Utf8(bytes), (byte)separator));
        }
        catch (CsvException)
        {
            return new Account(0, 0, 0, 0);
        }
    }

    private static byte[] Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 2 || bytes[0] != 0x1F || bytes[1] != 0x8B)
            return bytes;
        using var inflated = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            gzip.CopyTo(inflated);
        return inflated.ToArray();
    }

    // What the counter sees: a byte order mark is looked through, in UTF-16 as well.
    private static byte[] Utf8(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), System.Text.Encoding.GetEncoding("iso-8859-1"), true);
        return System.Text.Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }

    private sealed record Account(long Rows, long Refused, long Blank, long Expected)
    {
        public long Records => Rows + Refused + Blank;
    }
}
