using AnaplanConnectors.TestKit;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>A stream is whole when the mark of its end has been seen. One whose writer died is not taken for a short one.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ArrowStreamEndTests : IDisposable
{
    private const int MarkLength = 8;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase(ArrowCompression.None)]
    [TestCase(ArrowCompression.Zstd)]
    public async Task A_stream_that_is_cut_short_is_refused_wherever_it_stops(ArrowCompression compression)
    {
        var whole = await StreamAsync(compression);

        var verdicts = new List<string>();
        for (var length = 0; length < whole.Length; length++)
            verdicts.Add(await VerdictAsync(whole[..length]));

        Assert.That(verdicts, Is.All.StartsWith("refused: "));
        Assert.That(await VerdictAsync(whole), Is.EqualTo("20 rows"));
    }

    [Test]
    public async Task A_stream_on_a_disk_that_is_cut_short_is_refused_wherever_it_stops()
    {
        var whole = await StreamAsync();
        var path = _folder.File("rows.arrows");

        var verdicts = new List<string>();
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(path, whole[..length]);
            verdicts.Add(await VerdictAsync(new ArrowFile(path)));
        }

        Assert.That(verdicts, Is.All.StartsWith("refused: "));
    }

    [Test]
    public async Task The_error_says_how_much_arrived_and_what_to_do()
    {
        var whole = await StreamAsync();

        Assert.That(
            await VerdictAsync(whole[..^MarkLength]),
            Is.EqualTo("refused: '(stream)', row group 1: it stopped without the mark of its end, after 20 rows in 2 batches, so that whoever writes it may have died on the way; look there and "
                + "start again, or set AllowMissingEnd (--allow-missing-end) if that writer never sends the mark."));
    }

    [Test]
    public async Task A_stream_without_rows_needs_its_mark_too()
        => Assert.That(await VerdictAsync((await StreamAsync(rows: 0))[..^MarkLength]), Does.Contain("after 0 rows in 1 batch,"));

    [Test]
    public async Task Writers_that_send_no_mark_can_be_allowed()
    {
        var whole = await StreamAsync();
        var options = new ArrowFileOptions { AllowMissingEnd = true };

        Assert.That(await VerdictAsync(whole[..^MarkLength], options), Is.EqualTo("20 rows"));
        Assert.That(await VerdictAsync(whole, options), Is.EqualTo("20 rows"));
        Assert.That(await VerdictAsync(whole[..^(MarkLength + 1)], options), Does.StartWith("refused: ").And.Contain("cut short"), "Allowed is a missing mark, not half a batch.");
    }

    [Test]
    public async Task The_mark_of_streams_before_Arrow_0_15_counts()
    {
        var whole = await StreamAsync();

        Assert.That(await VerdictAsync([.. whole[..^MarkLength], 0, 0, 0, 0]), Is.EqualTo("20 rows"));
        Assert.That(await VerdictAsync([.. whole[..^MarkLength], 0, 0, 0]), Does.StartWith("refused: "));
    }

    [Test]
    public async Task A_second_stream_behind_the_first_is_not_left_out()
    {
        var whole = await StreamAsync();

        Assert.That(await VerdictAsync([.. whole, .. whole]), Does.StartWith("refused: ").And.Contain("more bytes follow behind the mark of its end, after 20 rows in 2 batches"));
    }

    [Test]
    public async Task A_file_that_comes_as_a_stream_is_read_to_its_footer()
    {
        var path = _folder.File("rows.arrow");
        await using (var writer = await new ArrowFile(path).OpenAsync(Some.Schema))
        {
            await writer.WriteAsync(Some.Rows(20));
            await writer.CompleteAsync();
        }

        Assert.That(await VerdictAsync(await File.ReadAllBytesAsync(path)), Is.EqualTo("20 rows"));
    }

    [Test]
    public async Task The_mark_that_Apache_Arrow_writes_is_known()
    {
        var schema = new Schema([new Field("n", Apache.Arrow.Types.Int64Type.Default, nullable: false)], null);
        using var output = new MemoryStream();
        using (var writer = new ArrowStreamWriter(output, schema, leaveOpen: true))
        {
            await writer.WriteRecordBatchAsync(new RecordBatch(schema, [new Int64Array.Builder().Append(1).Build()], 1));
            await writer.WriteEndAsync();
        }

        Assert.That(await VerdictAsync(output.ToArray()), Is.EqualTo("1 rows"));
    }

    private static async Task<byte[]> StreamAsync(ArrowCompression compression = ArrowCompression.None, int rows = 20)
    {
        var written = new MemoryStream();
        await using (var writer = await new ArrowStream(() => written, new ArrowFileOptions { BatchRows = 10, Compression = compression }).OpenAsync(Some.Schema))
        {
            await writer.WriteAsync(Some.Rows(rows));
            await writer.CompleteAsync();
        }

        return written.ToArray();
    }

    private static Task<string> VerdictAsync(byte[] bytes, ArrowFileOptions? options = null) => VerdictAsync(new ArrowStream(() => new ForwardOnly(bytes), options));

    private static async Task<string> VerdictAsync(AnaplanConnectors.Transfer.Rows.ISource source)
    {
        try
        {
            return $"{(await SourceRows.ReadAsync(source)).Count} rows";
        }
        catch (ColumnarFileException problem)
        {
            return "refused: " + problem.Message;
        }
    }
}
