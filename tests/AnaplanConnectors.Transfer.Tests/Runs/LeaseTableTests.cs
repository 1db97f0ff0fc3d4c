using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Compat;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Runs;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LeaseTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _told = [];

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task The_second_who_wants_it_ends_with_the_name_of_the_first()
    {
        using var first = await Table().TakeAsync("model M", "aaa");

        Assert.That(
            async () => await Table().TakeAsync("model M", "bbb"),
            Throws.InstanceOf<RunException>().With.Message.Contains("run aaa")
                .And.Matches<RunException>(held => held is { Code: ErrorCodes.LeaseHeld, IsTransient: true }));
        Assert.That(_told, Has.Count.Zero);
    }

    [Test]
    public async Task Other_things_are_free()
    {
        using var first = await Table().TakeAsync("model M", "aaa");
        using var second = await Table().TakeAsync("model N", "bbb");

        Assert.That(second.Holder.Run, Is.EqualTo("bbb"));
    }

    [Test]
    public async Task What_was_given_back_is_free()
    {
        (await Table().TakeAsync("model M", "aaa")).Dispose();

        using var second = await Table().TakeAsync("model M", "bbb");

        Assert.That((second.Holder.Run, second.Previous), Is.EqualTo(("bbb", (LeaseHolder?)null)));
    }

    [Test]
    public async Task A_lease_that_a_killed_process_left_is_taken_over_with_the_next_epoch()
    {
        using (await Table().TakeAsync("model M", "aaa"))
            File.Copy(Holder(), _folder.File("kept"));
        File.WriteAllText(Directory.GetFiles(_folder.Root, "*.lock").Single().Replace(".lock", ".holder"), Dead(File.ReadAllText(_folder.File("kept"))));

        using var second = await Table().TakeAsync("model M", "bbb");

        Assert.That((second.Previous!.Run, second.Holder.Epoch), Is.EqualTo(("aaa", 2)));
    }

    [Test]
    public async Task Waiting_is_told_once_and_ends_when_the_lease_is_given_back()
    {
        var first = await Table().TakeAsync("model M", "aaa");
        var waiting = Table(TimeSpan.FromHours(1)).TakeAsync("model M", "bbb");
        await Task.Yield();
        first.Dispose();

        using var second = await waiting;

        Assert.That(second.Holder.Run, Is.EqualTo("bbb"));
        Assert.That(_told.Single(), Does.Contain("waiting for run aaa").And.Contain("model M"));
    }

    [Test]
    public async Task Of_many_who_race_for_it_one_has_it_at_a_time()
    {
        var holders = 0;
        var most = 0;
        async Task RaceAsync(int racer)
        {
            for (var round = 0; round < 25; round++)
            {
                if (Lease.TryTake(LocalFiles.Durable, _folder.Root, "model M", $"r{racer}", TimeProvider.System, out _) is not { } lease)
                    continue;
                most = Math.Max(most, Interlocked.Increment(ref holders));
                await Task.Yield();
                Interlocked.Decrement(ref holders);
                lease.Dispose();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(racer => Task.Run(() => RaceAsync(racer))));

        Assert.That((most, holders), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_lease_is_given_back_even_when_the_name_of_its_holder_cannot_be_removed()
    {
        var files = new FailingFiles();
        var first = await Table(files: files).TakeAsync("model M", "aaa");
        files.Fails = "delete";
        first.Dispose();

        using var second = await Table().TakeAsync("model M", "bbb");

        Assert.That(second.Holder.Run, Is.EqualTo("bbb"));
    }

    [Test]
    public async Task A_disk_that_fails_is_not_taken_for_another_run()
    {
        (await Table().TakeAsync("model M", "aaa")).Dispose();

        Assert.That(async () => await Table(files: new FailingFiles { Fails = "open" }).TakeAsync("model M", "bbb"), Throws.InstanceOf<IOException>().With.Message.EqualTo("Input/output error"));
    }

    private LeaseTable Table(TimeSpan? maxWait = null, LocalFiles? files = null)
        => new(_folder.Root, TimeProvider.System) { MaxWait = maxWait ?? TimeSpan.Zero, Waiting = _told.Add, Files = files ?? LocalFiles.Durable };

    private string Holder() => Directory.GetFiles(_folder.Root, "*.holder").Single();

    // A process id that no system gives.
    private static string Dead(string holder)
        => System.Text.RegularExpressions.Regex.Replace(holder, "\"process\":[0-9]+", "\"process\":2147483646");

    private sealed class FailingFiles : LocalFiles
    {
        public string Fails { get; set; } = "";

        public override FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share = FileShare.Read)
            => Fails == "open" ? throw new IOException("Input/output error") : base.OpenPrivate(path, mode, access, share);

        public override void Delete(string path)
        {
            if (Fails == "delete")
                throw new IOException("Input/output error");
            base.Delete(path);
        }
    }
}
