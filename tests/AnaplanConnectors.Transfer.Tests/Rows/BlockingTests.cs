using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Rows;

public sealed class BlockingTests
{
    [Test]
    public void The_host_is_asked_on_the_waiting_thread_until_the_call_has_ended()
    {
        var here = Environment.CurrentManagedThreadId;
        var threads = new List<int>();
        var call = new TaskCompletionSource<int>();

        var result = Blocking.Wait(_ => call.Task, () =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            call.TrySetResult(42);
            return true;
        });

        Assert.That(result, Is.EqualTo(42));
        Assert.That(threads, Is.Not.Empty.And.All.EqualTo(here));
    }

    [Test]
    public void A_host_that_wants_no_more_cancels_the_call_and_its_end_is_awaited()
    {
        Assert.That(
            () => Blocking.Wait(
                async token =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, token).ConfigureAwait(false);
                    return 0;
                },
                () => false),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_token_cancels_the_call()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.That(
            () => Blocking.Wait(token => Task.FromCanceled<int>(token), () => true, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void What_the_call_throws_comes_as_it_is()
    {
        Assert.That(
            () => Blocking.Wait<int>(_ => Task.FromException<int>(new FormatException("as it is")), () => true), Throws.InstanceOf<FormatException>().With.Message.EqualTo("as it is"));
    }
}
