using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class PrivateContentTests : FileTest
{
    private const string Regions = $"{Sample.M}/files/{Sample.RegionsFile}";
    private const string Secret = $"{Sample.M}/files/{Sample.SecretFile}";

    [Test]
    public async Task Content_belongs_to_the_user_who_uploaded_it()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, "mine");

        Assert.That(await ContentAsync(Sample.Bob), Is.Null);
    }

    [Test]
    public async Task Another_user_cannot_add_to_an_upload()
    {
        await StartUploadAsync(2);

        Assert.That(await PutChunkAsync(0, "x", Sample.Bob), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Default_content_stands_in_for_private_content()
    {
        using var response = await GetAsync(Regions, Sample.Bob);

        Assert.That(await response.Content.ReadAsByteArrayAsync(),
            Is.EqualTo(System.Text.Encoding.Unicode.GetBytes("Name\nNord\n")));
    }

    [Test]
    public async Task Private_content_comes_before_default_content()
    {
        await SendAsync(HttpMethod.Put, Regions, Bytes("mine"u8.ToArray()));

        Assert.That(await ContentAsync(Sample.Ada, Regions), Is.EqualTo("mine"));
    }

    [Test]
    public async Task Default_content_for_administrators_is_404_for_others()
    {
        Assert.That(await ContentAsync(Sample.Ada, Secret), Is.EqualTo("Name\nX\n"));
        Assert.That(await ContentAsync(Sample.Bob, Secret), Is.Null);
    }

    [Test]
    public async Task Deleting_removes_the_private_copy_only()
    {
        await SendAsync(HttpMethod.Put, Secret, Bytes("mine"u8.ToArray()));

        var status = await StatusAsync(SendAsync(HttpMethod.Delete, Secret));

        Assert.That(status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await ContentAsync(Sample.Ada, Secret), Is.EqualTo("Name\nX\n"));
    }

    [Test]
    public async Task The_count_in_the_list_outlives_a_delete()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, "a");

        await SendAsync(HttpMethod.Delete, File);

        Assert.That(await ListedChunkCountAsync(), Is.EqualTo(1));
        Assert.That((await JsonAsync(GetAsync($"{File}/chunks"))).TryGetProperty("chunks", out _), Is.False);
    }

    [Test]
    public async Task The_count_in_the_list_can_follow_a_delete()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, StaleChunkCountAfterDelete = false });
        await StartUploadAsync(1);
        await PutChunkAsync(0, "a");

        await SendAsync(HttpMethod.Delete, File);

        Assert.That(await ListedChunkCountAsync(), Is.Zero);
    }

    [Test]
    public async Task Content_vanishes_48_hours_after_the_last_access()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, "a");
        Advance(TimeSpan.FromHours(47));
        var read = await ContentAsync();
        Advance(TimeSpan.FromHours(47));
        var readAgain = await ContentAsync();

        Advance(TimeSpan.FromHours(48) + TimeSpan.FromSeconds(1));

        Assert.That(read, Is.EqualTo("a"));
        Assert.That(readAgain, Is.EqualTo("a"));
        Assert.That(await ContentAsync(), Is.Null);
    }

    [Test]
    public async Task Content_on_disk_goes_when_nobody_needs_it()
    {
        var directory = Directory.CreateTempSubdirectory("simulator-test-");
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, ContentDirectory = directory.FullName });
        await StartUploadAsync(1);
        await PutChunkAsync(0, "a");
        var before = directory.GetFiles("*", SearchOption.AllDirectories).Length;

        await SendAsync(HttpMethod.Delete, File);

        Assert.That(before, Is.EqualTo(1));
        Assert.That(directory.GetFiles("*", SearchOption.AllDirectories), Is.Empty);
        await Simulator.DisposeAsync();
        Assert.That(directory.GetFileSystemInfos(), Is.Empty);
        directory.Delete();
    }

    /// <summary>Two days are more than a token lives.</summary>
    private void Advance(TimeSpan time)
    {
        Clock.Advance(time);
        SignInAgain();
    }
}
