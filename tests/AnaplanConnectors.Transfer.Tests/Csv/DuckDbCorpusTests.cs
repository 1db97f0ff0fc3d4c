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
    private const int MaxBytes = 1_000_000;
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

    [TestCaseSource(nameof(Files))]
    public async Task A_proposed_type_reads_every_value_that_was_seen(string file)
    {
        var bytes = Load(Path.Combine(Corpora.Folder(Corpus), file));

        foreach (var separator in ",;|\t")
        {
            var refused = await CompareAsync(bytes, new CsvFormat { Separator = separator, HeaderRow = 0 });

            Assert.That(refused.Typed, Is.EqualTo(refused.Untyped), $"with separator '{separator}'");
        }
    }

    // Rows refused of those that the preview saw, with and without the types it proposes.
    private static async Task<(int Typed, int Untyped)> CompareAsync(byte[] bytes, CsvFormat format)
    {
        try
        {
            var preview = await CsvPreview.ReadAsync(new MemoryStream(bytes), format);
            using var rows = await CsvRows.OpenAsync(new MemoryStream(bytes), preview.Format);
            var seen = (int)preview.RowsRead + preview.RefusedRows.Count;
            return ((await Collect.AllAsync(rows, seen)).Problems.Count, preview.RefusedRows.Count);
        }
        catch (CsvException)
        {
            return default;
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

    // A megabyte of a file is enough, wherever that cuts it.
    private static byte[] Load(string path)
    {
        using Stream file = File.OpenRead(path);
        using var input = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B ? new GZipStream(file, CompressionMode.Decompress) : file;
        file.Position = 0;
        var bytes = new byte[MaxBytes];
        var length = 0;
        while (length < MaxBytes && input.Read(bytes, length, MaxBytes - length) is > 0 and var read)
            length += read;
        Array.Resize(ref bytes, length);
        return bytes;
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
