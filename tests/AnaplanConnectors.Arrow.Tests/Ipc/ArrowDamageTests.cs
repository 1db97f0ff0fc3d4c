using AnaplanConnectors.TestKit;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Damaged files end in one typed error, wherever the damage is, and never end the process.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ArrowDamageTests : IDisposable
{
    private static readonly ArrowFileOptions Limits = new() { MaxBatchBytes = 20_000_000 };

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("rows.arrow");

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_file_that_is_cut_short_is_refused_wherever_it_ends()
    {
        var whole = await WholeAsync(ArrowCompression.None);

        var verdicts = new List<string>();
        for (var length = 0; length < whole.Length; length++)
            verdicts.Add(await VerdictAsync(whole.AsMemory(0, length)));

        Assert.That(verdicts, Is.All.StartsWith("refused: "));
    }

    [Test]
    public async Task A_file_with_changed_bytes_is_read_or_refused(
        [Values(1, 2)] int seed, [Values(ArrowCompression.None, ArrowCompression.Lz4, ArrowCompression.Zstd)] ArrowCompression compression, [Values] bool isDictionary)
    {
        var random = new Random(seed);
        var whole = isDictionary ? await WithDictionaryAsync() : await WholeAsync(compression);

        var verdicts = new List<string>();
        for (var round = 0; round < 1500; round++)
        {
            var changed = whole.ToArray();
            for (var change = random.Next(1, 5); change > 0; change--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            verdicts.Add(await VerdictAsync(changed));
        }

        TestContext.Out.WriteLine($"Seed {seed}: {verdicts.Count(verdict => verdict == "read")} read, {verdicts.Count(verdict => verdict != "read")} refused.");
        Assert.That(verdicts, Has.All.Match("^read$|^refused: "));
    }

    [TestCase("", "it is empty")]
    [TestCase("FEA1....", "Feather of the first version")]
    [TestCase("ARROW1\0\0", "cut short")]
    [TestCase("a;b;c;d;e;f;g;h\r\n", "larger than the file")]
    public async Task What_is_no_Arrow_file_is_said_to_be_none(string content, string reason)
        => Assert.That(await VerdictAsync(System.Text.Encoding.ASCII.GetBytes(content)), Does.StartWith("refused: ").And.Contain(reason));

    [Test]
    public async Task A_batch_larger_than_the_limit_is_refused()
    {
        await WriteAsync(Some.Texts([.. Enumerable.Repeat(new string('x', 100_000), 20)]), new ArrowFileOptions());

        Assert.That(
            async () => await SourceRows.ReadAsync(new ArrowFile(FilePath, new ArrowFileOptions { MaxBatchBytes = 1_000_000 })),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("row group 0").And.Message.Contains("MaxBatchBytes"));
    }

    [Test]
    public async Task A_compressed_batch_that_becomes_larger_than_the_limit_is_refused()
    {
        await WriteAsync(Some.Texts([.. Enumerable.Repeat(new string('x', 100_000), 20)]), new ArrowFileOptions { Compression = ArrowCompression.Zstd });

        Assert.That(
            async () => await SourceRows.ReadAsync(new ArrowFile(FilePath, new ArrowFileOptions { MaxBatchBytes = 1_000_000 })),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("MaxBatchBytes"));
    }

    [Test]
    public async Task Text_from_a_dictionary_is_read_as_text()
    {
        await File.WriteAllBytesAsync(FilePath, await WithDictionaryAsync());

        Assert.That(await SourceRows.ReadAsync(new ArrowFile(FilePath)), Is.EqualTo(new[] { new object?[] { "north" }, ["south"], [null], ["north"] }));
    }

    private static async Task<byte[]> WithDictionaryAsync()
    {
        var type = new DictionaryType(Int8Type.Default, StringType.Default, ordered: false);
        var values = new StringArray.Builder().Append("north").Append("south").Build();
        var indexes = new Int8Array.Builder().Append(0).Append(1).AppendNull().Append(0).Build();
        var schema = new Schema([new Field("region", type, nullable: true)], null);
        using var output = new MemoryStream();
        using (var writer = new ArrowStreamWriter(output, schema, leaveOpen: true))
        {
            await writer.WriteRecordBatchAsync(new RecordBatch(schema, [new DictionaryArray(type, indexes, values)], 4));
            await writer.WriteEndAsync();
        }

        return output.ToArray();
    }

    private async Task<byte[]> WholeAsync(ArrowCompression compression)
    {
        await WriteAsync(Some.Table(20), new ArrowFileOptions { Compression = compression, BatchRows = 10 });
        return await File.ReadAllBytesAsync(FilePath);
    }

    private async Task WriteAsync(MemoryTable table, ArrowFileOptions options)
    {
        await using var writer = await new ArrowFile(FilePath, options).OpenAsync(table.Schema);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
    }

    private async Task<string> VerdictAsync(ReadOnlyMemory<byte> content)
    {
        await File.WriteAllBytesAsync(FilePath, content);
        try
        {
            await SourceRows.ReadAsync(new ArrowFile(FilePath, Limits));
            return "read";
        }
        catch (ColumnarFileException problem)
        {
            return "refused: " + problem.Message;
        }
    }
}
