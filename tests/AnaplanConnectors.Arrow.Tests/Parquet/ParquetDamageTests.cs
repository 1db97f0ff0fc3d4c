using AnaplanConnectors.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Damaged files end in one typed error, wherever the damage is.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetDamageTests : ParquetTest
{
    private static readonly ParquetFileOptions Limits = new() { MaxRowGroupBytes = 20_000_000 };

    [Test]
    public async Task A_file_that_is_cut_short_is_refused_wherever_it_ends()
    {
        await WriteAsync(Some.Table(20));
        var whole = await File.ReadAllBytesAsync(FilePath);

        var verdicts = new List<string>();
        for (var length = 0; length < whole.Length; length++)
            verdicts.Add(await VerdictAsync(whole.AsMemory(0, length)));

        Assert.That(verdicts, Is.All.StartsWith("refused: "));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_file_with_changed_bytes_is_read_or_refused(int seed)
    {
        var random = new Random(seed);
        Duck.Run($"COPY (SELECT i, 'text ' || i % 5 AS t, i % 3 = 0 AS b, (i / 4)::DECIMAL(20, 2) AS d FROM range(200) AS t(i)) TO '{FilePath}' (COMPRESSION {(seed == 1 ? "uncompressed" : "zstd")}, PARQUET_VERSION {(seed == 3 ? "V2" : "V1")})");
        var whole = await File.ReadAllBytesAsync(FilePath);

        var verdicts = new List<string>();
        for (var round = 0; round < 1500; round++)
        {
            var changed = whole.ToArray();
            for (var change = random.Next(1, 5); change > 0; change--)
                changed[random.Next(4, changed.Length - 4)] = (byte)random.Next(256);
            verdicts.Add(await VerdictAsync(changed));
        }

        TestContext.Out.WriteLine($"Seed {seed}: {verdicts.Count(verdict => verdict == "read")} read, {verdicts.Count(verdict => verdict != "read")} refused.");
        Assert.That(verdicts, Has.All.Match("^read$|^refused: "));
    }

    [TestCase("", "too short")]
    [TestCase("PAR1", "too short")]
    [TestCase("a;b;c;d;e;f;g;h\r\n", "no Parquet file")]
    public async Task What_is_no_Parquet_file_is_said_to_be_none(string content, string reason)
        => Assert.That(await VerdictAsync(System.Text.Encoding.ASCII.GetBytes(content)), Does.StartWith("refused: ").And.Contain(reason));

    [Test]
    public async Task Decoding_that_does_not_end_is_ended()
    {
        var time = new FakeTimeProvider();
        var never = new TaskCompletionSource();
        var decoding = Watchdog.WaitAsync(never.Task, TimeSpan.FromMinutes(1), time, CancellationToken.None);
        var before = decoding.IsCompleted;

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(async () => await decoding, Throws.InstanceOf<DamagedException>().With.Message.EqualTo("decoding did not end within 60 s (DecodeTimeout)"));
        Assert.That(before, Is.False);
    }

    [Test]
    public async Task A_file_that_ends_while_it_is_read_is_refused()
    {
        await WriteAsync(Some.Table(1000), new ParquetFileOptions { RowGroupRows = 100 });
        using var rows = await new ParquetFile(FilePath).OpenAsync();
        await rows.ReadAsync();

        await using (var file = new FileStream(FilePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(100);

        Assert.That(
            async () => { while (await rows.ReadAsync()) { } },
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("the file became shorter while it was read"));
    }

    private async Task<string> VerdictAsync(ReadOnlyMemory<byte> content)
    {
        await File.WriteAllBytesAsync(FilePath, content);
        try
        {
            await SourceRows.ReadAsync(new ParquetFile(FilePath, Limits));
            return "read";
        }
        catch (ColumnarFileException problem)
        {
            return "refused: " + problem.Message;
        }
    }
}
