using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Transfer.Tests.Csv;

/// <summary>Separated text in a store, whole files and patterns.</summary>
public sealed class CsvStoreTests
{
    [TestCase("out/rows.csv")]
    [TestCase("out/rows.csv.gz")]
    public async Task Rows_come_back_from_a_store(string name)
    {
        var store = new MemoryStore();
        await using (var writer = await new CsvFile(store, name).OpenAsync(Some.Schema))
        {
            await writer.WriteAsync(Some.Rows(1000));
            Assert.That(store.Names, Is.Empty);
            await writer.CompleteAsync();
        }

        Assert.That(await TextsAsync(new CsvFile(store, name), 0), Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task Without_complete_there_is_no_file()
    {
        var store = new MemoryStore();

        await using (var writer = await new CsvFile(store, "rows.csv").OpenAsync(Some.Schema))
            await writer.WriteAsync(Some.Rows(1000));

        Assert.That(store.Names, Is.Empty);
    }

    [Test]
    public async Task Files_of_a_pattern_follow_each_other_by_name()
    {
        var store = Store(("in/2.csv", "A\nc\n"), ("in/1.csv", "A\na\nb\n"), ("in/1.txt", "A\nx\n"), ("in/old/1.csv", "A\nx\n"));

        Assert.That(await TextsAsync(new CsvFile(store, "in/*.csv"), 0), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void Files_of_a_pattern_with_other_columns_are_refused()
    {
        var store = Store(("1.csv", "A\na\n"), ("2.csv", "B\nc\n"));

        Assert.That(async () => await TextsAsync(new CsvFile(store, "?.csv"), 0), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("'memory://bucket/2.csv' has other columns"));
    }

    [Test]
    public void What_no_name_fits_is_not_found()
        => Assert.That(async () => await new CsvFile(Store(("1.csv", "A\na\n")), "2*.csv").OpenAsync(), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("memory://bucket/2*.csv"));

    [Test]
    public void The_length_is_that_of_all_files()
        => Assert.That(new CsvFile(Store(("1.csv", "A\na\n"), ("2.csv", "A\nbb\n")), "*.csv").ByteLength, Is.EqualTo(9));

    [Test]
    public async Task A_stream_reads_large_files_block_by_block()
    {
        var content = Enumerable.Range(0, 1_000_000).Select(i => (byte)(i * 7 / 3)).ToArray();
        var store = new MemoryStore { ["big"] = content };
        using var stream = new StoredFileStream(store, (await store.FindAsync("big"))!, 300_000);
        using var read = new MemoryStream();

        await stream.CopyToAsync(read);

        Assert.That(read.ToArray(), Is.EqualTo(content));
        Assert.That(store.Reads.Select(one => one.Count), Is.EqualTo(new[] { 256_000, 300_000, 300_000, 144_000 }));
    }

    [Test]
    public async Task Only_looking_at_the_columns_fetches_little()
    {
        var store = Store(("big.csv", "A\n" + string.Concat(Enumerable.Repeat("0123456789\n", 500_000))));

        await new CsvFile(store, "big.csv").GetSchemaAsync();

        Assert.That(store.Reads.Sum(read => read.Count), Is.LessThan(300_000));
    }

    [TestCase("a/*.csv", "a/1.csv", true)]
    [TestCase("a/*.csv", "a/b/1.csv", false)]
    [TestCase("a/*/*.csv", "a/b/1.csv", true)]
    [TestCase("a/b*/c?.csv", "a/bbb/c1.csv", true)]
    [TestCase("a/b*/c?.csv", "a/bbb/c/.csv", false)]
    [TestCase("*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaac", false)]
    public async Task Patterns_stay_within_a_segment(string pattern, string name, bool isFound)
    {
        var store = Store((name, "A\na\n"), ("z/z/z", "A\n"));

        Assert.That(await IsFoundAsync(store, pattern), Is.EqualTo(isFound));
    }

    private static async Task<bool> IsFoundAsync(MemoryStore store, string pattern)
    {
        try
        {
            return (await store.SearchAsync(pattern, ".csv")).Files.Count == 1;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static MemoryStore Store(params (string Name, string Text)[] files)
    {
        var store = new MemoryStore();
        foreach (var (name, text) in files)
            store[name] = Encoding.UTF8.GetBytes(text);
        return store;
    }

    private static async Task<List<string>> TextsAsync(CsvFile file, int ordinal)
    {
        using var rows = await file.OpenAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None))
            texts.Add(rows.GetString(ordinal));
        return texts;
    }
}
