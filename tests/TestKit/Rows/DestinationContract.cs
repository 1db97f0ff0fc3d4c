using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.TestKit;

/// <summary>
/// What every destination promises. A connector's fixture inherits this and supplies a destination, and a way to look at what arrived;
/// a new promise is added here first. Run it in both styles.
/// </summary>
public abstract class DestinationContract(CallStyle style)
{
    private static readonly string[] Difficult =
        ["plain", "with, comma", "with \"quotes\"", "\"", "two\nlines", "two\r\nlines", "tab\there", " spaces ", "Größe 5\u00a0€", "𝄞 clef", "ends in quote\""];

    /// <summary>An empty destination; a new one for each test.</summary>
    protected abstract Task<IDestination> CreateAsync();

    /// <summary>The rows that arrived, typed as they were sent; null when nothing is there.</summary>
    protected abstract Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema);

    /// <summary>Whether the destination can tell an empty text from a missing one.</summary>
    protected virtual bool KnowsEmptyText => true;

    [Test]
    public async Task Rows_arrive_in_order_with_their_values()
    {
        var (_, arrived) = await Deliver(Some.Rows(1000));

        Assert.That(arrived, Is.EqualTo(Some.Table(1000).Rows));
    }

    [Test]
    public async Task The_result_counts_the_rows()
    {
        var (result, _) = await Deliver(Some.Rows(12));

        Assert.That((result.RowsWritten, result.RowsRejected), Is.EqualTo((12, 0)));
    }

    [Test]
    public async Task A_delivery_without_rows_is_a_delivery()
    {
        var (_, arrived) = await Deliver(Some.Rows(0));

        Assert.That(arrived, Is.Empty);
    }

    [Test]
    public async Task Nothing_arrives_without_complete()
    {
        await using (var writer = await Open(await CreateAsync(), Some.Schema))
            await Write(writer, Some.Rows(1000));

        var arrived = await ArrivedAsync(Some.Schema);

        Assert.That(arrived, Is.Null);
    }

    [Test]
    public async Task Writing_goes_on_with_another_reader()
    {
        var (_, arrived) = await Deliver(Some.Rows(2), Some.Rows(3));

        Assert.That(arrived!.Select(row => row[1]), Is.EqualTo(new object[] { 1L, 2L, 1L, 2L, 3L }));
    }

    [Test]
    public async Task A_row_that_fails_is_left_out_entirely()
    {
        var rows = Some.Rows(5).Failing(row: 2, ordinal: 4, new RowException("it is bad", 3));

        var (_, arrived) = await Deliver(rows);

        Assert.That(arrived!.Select(row => row[1]), Is.EqualTo(new object[] { 1L, 2L, 4L, 5L }));
    }

    [Test]
    public async Task The_first_and_the_last_row_may_fail()
    {
        var bad = new RowException("it is bad", 1);

        var (result, arrived) = await Deliver(Some.Rows(4).Failing(0, 6, bad).Failing(3, 6, bad));

        Assert.That((result.RowsWritten, arrived!.Count), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task Any_other_failure_ends_the_delivery()
    {
        var destination = await CreateAsync();
        await using var writer = await Open(destination, Some.Schema);
        Assert.That(async () => await Write(writer, Some.Rows(5).Failing(2, 4, new IOException("gone"))), Throws.InstanceOf<IOException>());

        Assert.That(async () => await Complete(writer), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Text_is_unchanged()
    {
        var (_, arrived) = await Deliver(Some.Texts(Difficult).OpenRows());

        Assert.That(arrived!.Select(row => row[0]), Is.EqualTo(Difficult));
    }

    [Test]
    public async Task Missing_values_of_every_type_arrive_as_such()
    {
        var (_, arrived) = await Deliver(new MemoryTable(Some.Schema, [new object?[Some.Schema.Count]]).OpenRows());

        Assert.That(arrived!.Single(), Is.All.Null);
    }

    [Test]
    public async Task An_empty_text_is_not_a_missing_one()
    {
        var table = new MemoryTable(new RowSchema(new Column("A", ColumnType.Text), new Column("B", ColumnType.Text)), [["", null]]);

        var (_, arrived) = await Deliver(table.OpenRows());

        Assert.That(arrived!.Single(), Is.EqualTo(new object?[] { KnowsEmptyText ? "" : null, null }));
    }

    [Test]
    public async Task Rows_of_other_columns_are_refused()
    {
        await using var writer = await Open(await CreateAsync(), Some.Schema);

        Assert.That(async () => await Write(writer, Some.Texts("x").OpenRows()), Throws.ArgumentException);
    }

    [Test]
    public async Task A_cancelled_delivery_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        await using (var writer = await Open(await CreateAsync(), Some.Schema))
        {
            await Write(writer, Some.Rows(10));
            cancellation.Cancel();
            Assert.That(async () => await writer.WriteAsync(Some.Rows(10), cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(await ArrivedAsync(Some.Schema), Is.Null);
    }

    [Test]
    public async Task A_delivery_completes_once()
    {
        await using var writer = await Open(await CreateAsync(), Some.Schema);
        await Complete(writer);

        Assert.That(async () => await Complete(writer), Throws.InvalidOperationException);
    }

    // Writes the readers one after the other, leaving out rows that fail.
    private async Task<(TransferResult Result, IReadOnlyList<object?[]>? Arrived)> Deliver(params MemoryRows[] readers)
    {
        var schema = readers[0].Schema;
        await using var writer = await Open(await CreateAsync(), schema);
        foreach (var rows in readers)
        {
            while (!await TryWrite(writer, rows))
                TestContext.Out.WriteLine("A row was left out.");
        }

        return (await Complete(writer), await ArrivedAsync(schema));
    }

    private async Task<bool> TryWrite(RowWriter writer, RowReader rows)
    {
        try
        {
            await Write(writer, rows);
            return true;
        }
        catch (RowException)
        {
            return false;
        }
    }

    private async Task<RowWriter> Open(IDestination destination, RowSchema schema)
        => style == CallStyle.Sync ? destination.Open(schema) : await destination.OpenAsync(schema);

    private async Task Write(RowWriter writer, RowReader rows)
    {
        if (style == CallStyle.Sync)
            writer.Write(rows);
        else
            await writer.WriteAsync(rows);
    }

    private async Task<TransferResult> Complete(RowWriter writer)
        => style == CallStyle.Sync ? writer.Complete() : await writer.CompleteAsync();
}
