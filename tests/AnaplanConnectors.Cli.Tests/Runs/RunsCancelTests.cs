using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests.Runs;

/// <summary>Tasks that outlive the process that started them.</summary>
public sealed class RunsCancelTests : CliTest
{
    protected override TimeSpan TaskDuration => TimeSpan.FromHours(1);

    [Test]
    public async Task A_run_whose_waiting_ended_waits_for_the_same_task()
    {
        await StartAsync();

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Busy), resumed.Error);
        Assert.That(resumed.Error, Does.Contain("ANX5007").And.Contain("anx runs resume"));
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_task_that_a_run_left_is_cancelled_and_resuming_starts_another()
    {
        await StartAsync();

        var cancel = await RunAsync("runs", "cancel", OnlyRun);
        await RunAsync("runs", "resume", OnlyRun);

        Assert.That(cancel.ExitCode, Is.EqualTo(ExitCode.Ok), cancel.Error);
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted.Select(task => task.State), Is.EqualTo(new[] { "CANCELLED", "IN_PROGRESS" }));
    }

    private async Task StartAsync()
    {
        await ConnectAsync();
        Write("sales.csv", "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\n");
        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--task-timeout", "5s");
        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Busy), copy.Error);
    }
}
