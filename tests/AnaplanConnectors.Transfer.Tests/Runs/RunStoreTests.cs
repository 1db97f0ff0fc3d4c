using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Runs;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RunStoreTests : IDisposable
{
    private static readonly RunPlanned Plan = new("7k3f9a", "anx 1.0", ["copy"], "/data");

    private readonly TemporaryFolder _folder = new();

    private RunStore Store => new(_folder.File("state"));

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_run_is_found_again_with_what_it_knows()
    {
        using (var run = await Store.CreateAsync(Plan))
            await run.AppendAsync(new UploadIntended("113", "sales.csv", 1));

        using var resumed = await Store.ResumeAsync("7k3f9a");

        Assert.That((resumed.IsResumed, resumed.History.Epoch, resumed.History.Upload!.File.FileId), Is.EqualTo((true, 2, "113")));
        Assert.That(Store.List(), Is.EqualTo(new[] { "7k3f9a" }));
    }

    [Test]
    public async Task Of_two_that_resume_one_run_the_second_is_told_who_has_it()
    {
        using var first = await Store.CreateAsync(Plan);

        Assert.That(
            async () => await Store.ResumeAsync("7k3f9a"),
            Throws.InstanceOf<RunException>().With.Property(nameof(AnaplanException.Code)).EqualTo(ErrorCodes.LeaseHeld).And.Message.Contains("run 7k3f9a"));
    }

    [Test]
    public async Task Who_works_on_a_run_is_known_until_it_ends()
    {
        var run = await Store.CreateAsync(Plan);
        var during = Store.HolderOf("7k3f9a");
        run.Dispose();

        Assert.That((during!.Run, Store.HolderOf("7k3f9a")), Is.EqualTo(("7k3f9a", (LeaseHolder?)null)));
    }

    [Test]
    public async Task A_run_that_nobody_works_on_can_be_removed()
    {
        (await Store.CreateAsync(Plan)).Dispose();

        Store.Remove("7k3f9a");

        Assert.That(Store.List(), Is.Empty);
    }

    [TestCase("../etc")]
    [TestCase("")]
    [TestCase("a/b")]
    public void A_name_that_leads_elsewhere_is_no_run(string id) => Assert.That(() => Store.DirectoryOf(id), Throws.ArgumentException);

    [Test]
    [Platform(Exclude = "Win", Reason = "Modes are Unix.")]
    public async Task Nobody_else_reads_a_run()
    {
        using var run = await Store.CreateAsync(Plan);

        Assert.That(
            (UnixMode.Of(_folder.File("state")), UnixMode.Of(run.Directory), UnixMode.Of(System.IO.Path.Combine(run.Directory, "ledger"))),
            Is.EqualTo(("700", "700", "600")));
    }
}
