using System.Security.Cryptography;
using AnaplanConnectors.Arrow;
using AnaplanConnectors.ObjectServers;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.ObjectStorage.Tests;

/// <summary>What both kinds of stores promise, on a server that can be told to fail. A fault that nobody met fails the test.</summary>
public abstract class StoreTests
{
    /// <summary>Two parts and a bit.</summary>
    protected static byte[] Large { get; } = [.. Enumerable.Range(0, 11_000_000).Select(i => (byte)(i * 31 / 7))];

    protected abstract LoopbackServer Server { get; }

    protected abstract IFileStore Store { get; }

    protected static ObjectStorageOptions Options { get; } = new() { PartBytes = 5_300_000, ParallelParts = 2 };

    [TearDown]
    public void Everything_planned_was_met() => Assert.That(Server.FaultsLeft, Is.Empty);

    [Test]
    public async Task A_small_object_is_written_by_one_request()
    {
        await WriteAsync("out/small.bin", [1, 2, 3]);

        Assert.That(await ReadAllAsync("out/small.bin"), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(Server.Requests.Count(IsWrite), Is.EqualTo(1));
    }

    [Test]
    public async Task An_empty_object_is_one()
    {
        await WriteAsync("empty", []);

        Assert.That((await Store.FindAsync("empty"))!.Length, Is.Zero);
    }

    [Test]
    public async Task A_large_object_appears_when_it_is_committed()
    {
        await using var file = await Store.CreateAsync("large.bin", overwrite: false);
        await file.WriteAsync(Large);
        var before = await Store.FindAsync("large.bin");
        await file.CommitAsync();

        Assert.That(before, Is.Null);
        Assert.That(SumOf(await ReadAllAsync("large.bin")), Is.EqualTo(SumOf(Large)));
    }

    [Test]
    public async Task Waiting_calls_write_the_same()
    {
        using (var file = await Store.CreateAsync("large.bin", overwrite: false))
        {
            file.Write(Large, 0, Large.Length);
            await file.CommitAsync();
        }

        Assert.That(SumOf(await ReadAllAsync("large.bin")), Is.EqualTo(SumOf(Large)));
    }

    [Test]
    public async Task Without_commit_there_is_nothing()
    {
        await using (var file = await Store.CreateAsync("large.bin", overwrite: false))
            await file.WriteAsync(Large);

        Assert.That(await Store.FindAsync("large.bin"), Is.Null);
    }

    [Test]
    public async Task A_service_that_is_busy_is_asked_again()
    {
        Server.Plan(FaultKind.Status, IsPart, times: 2);
        Server.Plan(FaultKind.Status, IsCompletion);
        Server.Plan(FaultKind.Drop, IsRead);

        await WriteAsync("large.bin", Large);

        Assert.That(SumOf(await ReadAllAsync("large.bin")), Is.EqualTo(SumOf(Large)));
    }

    [Test]
    public async Task Bodies_that_are_cut_are_read_on_from_there()
    {
        await WriteAsync("large.bin", Large);
        Server.Plan(FaultKind.CutBody, IsRead, times: 3, cutAt: 100_000);

        Assert.That(SumOf(await ReadAllAsync("large.bin")), Is.EqualTo(SumOf(Large)));
    }

    [Test]
    public async Task A_lost_reply_to_the_last_request_is_no_failure()
    {
        Server.Plan(FaultKind.LoseReply, IsCompletion);

        await WriteAsync("large.bin", Large);

        Assert.That(SumOf(await ReadAllAsync("large.bin")), Is.EqualTo(SumOf(Large)));
    }

    [Test]
    public async Task A_lost_reply_to_the_only_request_is_no_failure()
    {
        Server.Plan(FaultKind.LoseReply, IsWrite);

        await WriteAsync("small.bin", [1, 2, 3]);

        Assert.That(await ReadAllAsync("small.bin"), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task What_exists_is_not_replaced_unless_that_is_allowed()
    {
        await WriteAsync("a.bin", [1]);

        Assert.That(async () => await WriteAsync("a.bin", [2]), Throws.InstanceOf<IOException>().With.Message.Contains("/a.bin' exists"));
        await WriteAsync("a.bin", [3], overwrite: true);

        Assert.That(await ReadAllAsync("a.bin"), Is.EqualTo(new byte[] { 3 }));
    }

    [TestCase(3)]
    [TestCase(11_000_000)]
    public async Task Of_two_writers_of_a_name_one_is_refused(int length)
    {
        await using var slow = await Store.CreateAsync("a.bin", overwrite: false);
        await slow.WriteAsync(Large.AsMemory(0, length));
        await WriteAsync("a.bin", [1]);

        Assert.That(async () => await slow.CommitAsync(), Throws.InstanceOf<IOException>().With.Message.Contains("exists"));
        Assert.That(await ReadAllAsync("a.bin"), Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    public async Task What_was_replaced_is_not_read_on()
    {
        await WriteAsync("a.bin", [1, 2]);
        var found = (await Store.FindAsync("a.bin"))!;
        await WriteAsync("a.bin", [3, 4], overwrite: true);

        Assert.That(async () => await Store.ReadAsync(found, 0, new byte[2]), Throws.InstanceOf<ObjectStorageException>().With.Message.Contains("was replaced"));
    }

    [Test]
    public async Task A_part_that_fails_for_good_ends_the_delivery()
    {
        Server.Plan(FaultKind.Status, IsPart, status: 403);
        await using var file = await Store.CreateAsync("large.bin", overwrite: false);

        Assert.That(async () =>
        {
            await file.WriteAsync(Large);
            await file.CommitAsync();
        }, Throws.InstanceOf<ObjectStorageException>().With.Message.Contains("of '" + Store.Address + "/large.bin' failed").And.Property("IsTransient").False);
        Assert.That(await Store.FindAsync("large.bin"), Is.Null);
    }

    [Test]
    public async Task A_list_goes_over_pages_in_the_order_of_names()
    {
        string[] names = ["in/ä b+c&d.csv", "in/1.csv", "in/2.csv", "in/3.csv", "in/deep/4.csv", "in/5.csv", "other/6.csv"];
        foreach (var name in names)
            await WriteAsync(name, [1]);

        var found = await Store.ListAsync("in/");

        Assert.That(found.Select(file => file.Name), Is.EqualTo(names.Take(6).Order(StringComparer.Ordinal)));
        Assert.That(found.Select(file => file.Version), Is.All.Not.Empty);
    }

    [Test]
    public async Task What_a_list_found_can_be_read()
    {
        await WriteAsync("in/1.csv", [1, 2, 3]);
        var found = (await Store.ListAsync("in/"))[0];
        var read = new byte[2];

        await Store.ReadAsync(found, 1, read);

        Assert.That(read, Is.EqualTo(new byte[] { 2, 3 }));
    }

    [Test]
    public async Task What_is_not_there_is_not_found_and_can_be_deleted()
    {
        await Store.DeleteAsync("none");

        Assert.That(await Store.FindAsync("none"), Is.Null);
    }

    [Test]
    public void Missing_rights_are_named()
    {
        Server.Plan(FaultKind.Status, _ => true, status: 403);

        Assert.That(
            async () => await Store.ListAsync("in/"),
            Throws.InstanceOf<ObjectStorageException>().With.Message.Contains("403").And.Property("Hint").Contains("credentials"));
    }

    [Test]
    public async Task Rows_travel_as_text()
    {
        await DeliverAsync(new CsvFile(Store, "rows.csv"), Some.Table(1000));

        Assert.That(await CountAsync(new CsvFile(Store, "*.csv")), Is.EqualTo(1000));
    }

    [Test]
    public async Task Rows_travel_as_Parquet_in_folders()
    {
        await DeliverAsync(new ParquetFile(Store, "facts", new ParquetFileOptions { PartitionBy = [Some.Schema[0].Name] }), Some.Table(20));

        Assert.That(await CountAsync(new ParquetFile(Store, "facts")), Is.EqualTo(20));
    }

    /// <summary>Comparing millions of bytes one by one takes NUnit seconds.</summary>
    protected static string SumOf(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    protected static bool IsRead(Request request) => request.Method == "GET" && (request.Header("Range") ?? request.Header("x-ms-range")) is not null;

    protected static bool IsWrite(Request request) => request.Method is "PUT" or "POST";

    protected abstract bool IsPart(Request request);

    protected abstract bool IsCompletion(Request request);

    protected async Task WriteAsync(string name, byte[] content, bool overwrite = false)
    {
        await using var file = await Store.CreateAsync(name, overwrite);
        await file.WriteAsync(content);
        await file.CommitAsync();
    }

    protected async Task<byte[]> ReadAllAsync(string name)
    {
        await using var stream = new StoredFileStream(Store, (await Store.FindAsync(name))!);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }

    private static async Task DeliverAsync(IDestination destination, MemoryTable table)
    {
        await using var writer = await destination.OpenAsync(table.Schema);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
    }

    private static async Task<int> CountAsync(ISource source)
    {
        using var rows = await source.OpenAsync();
        var count = 0;
        while (await rows.ReadAsync(CancellationToken.None))
            count++;
        return count;
    }
}
