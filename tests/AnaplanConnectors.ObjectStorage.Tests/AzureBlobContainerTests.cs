using AnaplanConnectors.ObjectServers;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.ObjectStorage.Tests;

/// <summary>The promises of stores, kept by Azure Blob Storage.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AzureBlobContainerTests : StoreTests, IDisposable
{
    private readonly BlobServer _server = new();

    public AzureBlobContainerTests()
        => Store = AzureBlobContainer.FromEnvironment(BlobServer.Container, Options, name => _server.Environment.GetValueOrDefault(name));

    protected override LoopbackServer Server => _server;

    protected override IFileStore Store { get; }

    public void Dispose() => _server.Dispose();

    [Test]
    public void A_container_that_is_not_there_is_named()
    {
        var container = AzureBlobContainer.FromEnvironment("none", environment: name => _server.Environment.GetValueOrDefault(name));

        Assert.That(async () => await container.ListAsync("in/"), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("az://none/in/").And.Message.Contains("container does not exist"));
    }

    [Test]
    public async Task Blocks_of_a_delivery_that_ended_early_do_not_disturb_the_next()
    {
        await using (var file = await Store.CreateAsync("large.bin", overwrite: false))
            await file.WriteAsync(Large);

        await WriteAsync("large.bin", Large);

        Assert.That(SumOf(await ReadAllAsync("large.bin")), Is.EqualTo(SumOf(Large)));
    }

    [Test]
    public void Without_an_account_it_is_said_what_to_set()
        => Assert.That(
            () => AzureBlobContainer.FromEnvironment("lake", environment: _ => null),
            Throws.InstanceOf<ObjectStorageException>().With.Message.Contains("az://lake").And.Property("Hint").Contains("AZURE_STORAGE_ACCOUNT"));

    [Test]
    public void A_malformed_connection_string_is_not_shown()
        => Assert.That(
            () => AzureBlobContainer.FromEnvironment("lake", environment: name => name == "AZURE_STORAGE_CONNECTION_STRING" ? "AccountKey=s3cr3t" : null),
            Throws.InstanceOf<ObjectStorageException>().With.Message.Not.Contains("s3cr3t"));

    protected override bool IsPart(Request request) => request.Query.GetValueOrDefault("comp") == "block";

    protected override bool IsCompletion(Request request) => request.Query.GetValueOrDefault("comp") == "blocklist";
}
