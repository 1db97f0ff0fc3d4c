namespace AnaplanConnectors.Client.Tests;

public sealed class ByteRoomTests
{
    [Test]
    public async Task What_does_not_fit_waits_until_it_does()
    {
        var room = new ByteRoom(10);
        await room.EnterAsync(6, CancellationToken.None);
        var second = room.EnterAsync(5, CancellationToken.None);
        var before = second.IsCompleted;

        room.Leave(1);

        await second;
        Assert.That(before, Is.False);
    }

    [Test]
    public async Task What_is_larger_than_all_of_it_waits_until_nothing_else_is_there()
    {
        var room = new ByteRoom(10);
        await room.EnterAsync(1, CancellationToken.None);
        var large = room.EnterAsync(50, CancellationToken.None);
        var before = large.IsCompleted;

        room.Leave(1);

        await large;
        Assert.That(before, Is.False);
    }

    [Test]
    public async Task Nobody_passes_before_those_who_came_earlier()
    {
        var room = new ByteRoom(10);
        await room.EnterAsync(8, CancellationToken.None);
        var large = room.EnterAsync(9, CancellationToken.None);

        var small = room.EnterAsync(1, CancellationToken.None);

        Assert.That((large.IsCompleted, small.IsCompleted), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Who_gives_up_does_not_hold_up_the_others()
    {
        var room = new ByteRoom(10);
        await room.EnterAsync(8, CancellationToken.None);
        using var impatient = new CancellationTokenSource();
        var large = room.EnterAsync(9, impatient.Token);
        var small = room.EnterAsync(1, CancellationToken.None);

        GiveUp(impatient);

        await small;
        Assert.That(() => large, Throws.InstanceOf<OperationCanceledException>());
    }

    private static void GiveUp(CancellationTokenSource source) => source.Cancel();
}
