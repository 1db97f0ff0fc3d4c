namespace AnaplanConnectors.Transfer.Tests;

public sealed class ProgressInboxTests
{
    [Test]
    public void Reports_come_out_in_their_order()
    {
        var inbox = new ProgressInbox<string>();
        inbox.Report("first");
        inbox.Report("second");

        Assert.That(Drain(inbox), Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public void Nothing_comes_out_of_an_empty_one()
    {
        Assert.That(new ProgressInbox<int>().TryTake(out _), Is.False);
    }

    [Test]
    public void The_latest_reports_stay_when_nobody_takes_them()
    {
        var inbox = new ProgressInbox<int>();
        for (var i = 0; i < 1_000; i++)
            inbox.Report(i);

        Assert.That(Drain(inbox), Is.EqualTo(Enumerable.Range(1_000 - ProgressInbox<int>.Capacity, ProgressInbox<int>.Capacity)));
    }

    private static List<T> Drain<T>(ProgressInbox<T> inbox)
    {
        var reports = new List<T>();
        while (inbox.TryTake(out var report))
            reports.Add(report);
        return reports;
    }
}
