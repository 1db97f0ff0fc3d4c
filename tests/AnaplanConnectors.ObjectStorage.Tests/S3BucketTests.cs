using AnaplanConnectors.ObjectServers;
using AnaplanConnectors.Transfer.Storage;
using Microsoft.Extensions.Time.Testing;

namespace AnaplanConnectors.ObjectStorage.Tests;

/// <summary>The promises of stores, and what only S3 has: uploads that are left behind.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class S3BucketTests : StoreTests, IDisposable
{
    private readonly S3Server _server = new();
    private readonly S3Bucket _bucket;

    public S3BucketTests() => _bucket = S3Bucket.FromEnvironment(S3Server.Bucket, Options, name => _server.Environment.GetValueOrDefault(name));

    protected override LoopbackServer Server => _server;

    protected override IFileStore Store => _bucket;

    public void Dispose()
    {
        _bucket.Dispose();
        _server.Dispose();
    }

    [Test]
    public async Task An_upload_that_is_given_up_is_aborted()
    {
        await using (var file = await Store.CreateAsync("large.bin", overwrite: false))
            await file.WriteAsync(Large);

        Assert.That(_server.Uploads, Is.Empty);
        Assert.That(_server.Requests.Select(request => request.Method), Has.Some.EqualTo("DELETE"));
    }

    [Test]
    public async Task A_success_that_holds_an_error_is_none()
    {
        _server.Plan(FaultKind.FalseSuccess, IsCompletion);

        var outcome = await CaughtAsync(() => WriteAsync("large.bin", Large));

        Assert.That(await Store.FindAsync("large.bin") is not null, Is.EqualTo(outcome is null));
    }

    [Test]
    public async Task What_a_killed_process_left_behind_is_removed_a_day_later()
    {
        var old = new S3Server.Upload("large.bin", DateTimeOffset.Parse("2026-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture), new Dictionary<string, string>());
        _server.Uploads["old"] = old;
        _server.Uploads["young"] = old with { Initiated = old.Initiated.AddHours(20) };
        _server.Uploads["other"] = old with { Key = "large.bin.2" };
        using var bucket = S3Bucket.FromEnvironment(
            S3Server.Bucket, new ObjectStorageOptions { PartBytes = Options.PartBytes, Time = new FakeTimeProvider(old.Initiated.AddHours(25)) }, name => _server.Environment.GetValueOrDefault(name));

        await using (var file = await bucket.CreateAsync("large.bin", overwrite: false))
        {
            await file.WriteAsync(Large);
            await file.CommitAsync();
        }

        Assert.That(_server.Uploads.Keys, Is.EquivalentTo(new[] { "young", "other" }));
    }

    [Test]
    public void A_bucket_that_is_not_there_is_named()
    {
        using var bucket = S3Bucket.FromEnvironment("none", environment: name => _server.Environment.GetValueOrDefault(name));

        Assert.That(async () => await bucket.ListAsync("in/"), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("s3://none/in/").And.Message.Contains("bucket does not exist"));
    }

    [Test]
    public void A_service_without_conditions_says_what_to_do()
    {
        _server.Plan(FaultKind.Status, IsWrite, status: 501);

        Assert.That(async () => await WriteAsync("a.bin", [1]), Throws.InstanceOf<ObjectStorageException>().With.Message.Contains("on condition"));
    }

    [Test]
    public void An_endpoint_that_is_no_address_is_refused()
        => Assert.That(
            () => S3Bucket.FromEnvironment("lake", environment: name => name == "AWS_ENDPOINT_URL_S3" ? "storage" : null),
            Throws.InstanceOf<ObjectStorageException>().With.Message.Contains("'storage'"));

    [TestCase(1_000_000, 3)]
    [TestCase(8_000_000, 0)]
    public void Options_outside_of_their_limits_are_refused(int partBytes, int parallelParts)
        => Assert.That(
            () => S3Bucket.FromEnvironment("lake", new ObjectStorageOptions { PartBytes = partBytes, ParallelParts = parallelParts }, name => _server.Environment.GetValueOrDefault(name)),
            Throws.ArgumentException.With.Message.Contains("allowed"));

    protected override bool IsPart(Request request) => request.Has("partNumber");

    protected override bool IsCompletion(Request request) => request.Method == "POST" && request.Has("uploadId");

    private static async Task<Exception?> CaughtAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (IOException problem)
        {
            return problem;
        }
    }
}
