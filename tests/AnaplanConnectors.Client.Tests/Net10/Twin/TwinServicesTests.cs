using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

/// <summary>OAuth, lifecycle, audit, SCIM, exception users, administration and CloudWorks, against the twin.</summary>
[TestFixture(Answers.AsAssumed), TestFixture(Answers.Strictest)]
internal sealed class TwinServicesTests(Answers answers) : SimulatorTest
{
    private readonly TemporaryFolder _folder = new();

    private AnaplanClient Client => ClientOf(Some.User);

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_device_signs_in_and_a_job_goes_on_with_rotating_tokens()
    {
        using var handler = Simulator.CreateHandler();
        var application = new OAuthApplication(TwinTenant.DeviceClient);
        var vault = new FileTokenVault(Path.Combine(_folder.Root, "vault"), Time);
        using var oauth = new OAuthClient(application, new() { TimeProvider = Time }, handler);
        var device = await oauth.StartDeviceAsync();
        Simulator.AllowDevice(device.UserCode, Some.User);
        using (var lease = await vault.LockAsync(default))
            lease.Write(await oauth.WaitForDeviceAsync(device));

        var users = new List<string>();
        for (var process = 0; process < 3; process++)
        {
            // Each time as another process whose token is no longer good.
            using (var lease = await vault.LockAsync(default))
                lease.Write(new(new("stale"), lease.Read()[0].RefreshToken, DateTimeOffset.UnixEpoch));
            using var job = new AnaplanClient(new() { SignIn = AnaplanSignIn.WithOAuth(application, vault), TimeProvider = Time }, handler);
            users.Add((await job.GetCurrentUserAsync()).Email);
        }

        Assert.That(users, Is.EqualTo(new[] { Some.User, Some.User, Some.User }));
    }

    [Test]
    public async Task Revisions_are_made_and_listed()
    {
        var made = await Model.Alm.CreateRevisionAsync("Second", "more");

        var latest = await Model.Alm.GetLatestRevisionAsync();
        var all = await Model.Alm.ListRevisionsAsync().ToListAsync(default);

        Assert.That((latest!.Id, latest.Description), Is.EqualTo((made.Id, "more")));
        Assert.That(all.Select(r => r.Name), Is.EquivalentTo(new[] { "Second", "First" }));
    }

    [Test]
    public async Task A_summary_of_two_revisions_is_made_and_read()
    {
        var first = (await Model.Alm.GetLatestRevisionAsync())!;
        var second = await Model.Alm.CreateRevisionAsync("Second");

        var task = await Model.Alm.SummaryReports.StartAsync(new(second.Id, SimulatedModel.Id, first.Id));
        await Model.Alm.SummaryReports.WaitAsync(task.Id);
        var summary = await Model.Alm.GetSummaryReportAsync(first.Id, second.Id);

        Assert.That((summary.SourceRevisionId, summary.TargetRevisionId), Is.EqualTo((second.Id, first.Id)));
    }

    [Test]
    public async Task Events_are_read_by_auditors_only()
    {
        var events = await Client.Audit.ListAsync().ToListAsync(default);

        var error = await Catch.Async<AnaplanSignInException>(() => ClientOf("bob@example.com").Audit.ListAsync().ToListAsync(default));

        Assert.That(events, Is.Not.Empty);
        Assert.That(error.Code, Is.EqualTo(ErrorCodes.Forbidden));
    }

    [Test]
    public async Task Users_are_provisioned()
    {
        var made = await Client.Scim.CreateUserAsync(new() { UserName = "eve@example.com", Name = new() { GivenName = "Eve", FamilyName = "E" } });

        var found = await Client.Scim.ListUsersAsync("userName eq \"eve@example.com\"").ToListAsync(default);
        var error = await Catch.Async<AnaplanApiException>(() => Client.Scim.CreateUserAsync(new() { UserName = "eve@example.com", Name = new() { GivenName = "Eve", FamilyName = "E" } }));

        Assert.That(found.Single().Id, Is.EqualTo(made.Id));
        Assert.That(error.StatusCode, Is.EqualTo(409));
    }

    [Test]
    public async Task Users_leave_as_csv()
    {
        using var csv = new StreamReader(await Client.Administration.OpenUsersAsync());

        Assert.That(await csv.ReadToEndAsync(), Does.StartWith("username,first_name,last_name,licenses").And.Contain("bob@example.com"));
    }

    [Test]
    public async Task Integrations_are_listed_and_need_a_role()
    {
        var integrations = await Client.CloudWorks.ListAsync().ToListAsync(default);

        var error = await Catch.Async<AnaplanSignInException>(() => ClientOf("bob@example.com").CloudWorks.ListAsync().ToListAsync(default));

        Assert.That((integrations.Count, error.Code), Is.EqualTo((0, ErrorCodes.Forbidden)));
    }

    [Test]
    public async Task Users_are_listed_and_found()
    {
        var bob = await Client.Users.FindAsync("BOB@example.com");

        Assert.That((await Client.Users.GetAsync(bob.Id)).Email, Is.EqualTo("bob@example.com"));
    }

    protected override TenantDefinition CreateTenant() => TwinTenant.Create();

    protected override SimulatorOptions CreateSimulatorOptions() => TwinOptions.Of(answers, Time);
}
