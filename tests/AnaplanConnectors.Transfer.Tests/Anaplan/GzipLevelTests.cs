using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

public sealed class GzipLevelTests
{
    [Test]
    public void A_level_that_was_chosen_stays()
    {
        var level = new GzipLevel(5);

        Observe(level, times: 10, uploading: 0, waiting: 0);

        Assert.That(level.Current, Is.EqualTo(5));
    }

    [Test]
    public void An_idle_network_lowers_it_to_the_fastest()
    {
        var level = new GzipLevel(null);

        Observe(level, times: 10, uploading: 0, waiting: 0);

        Assert.That(level.Current, Is.EqualTo(1));
    }

    [Test]
    public void A_queue_raises_it_to_the_smallest()
    {
        var level = new GzipLevel(null);

        Observe(level, times: 10, uploading: 4, waiting: 2);

        Assert.That(level.Current, Is.EqualTo(6));
    }

    [Test]
    public void A_single_chunk_moves_nothing()
    {
        var level = new GzipLevel(null);

        Observe(level, times: 1, uploading: 0, waiting: 0);
        Observe(level, times: 1, uploading: 4, waiting: 1);
        Observe(level, times: 1, uploading: 0, waiting: 0);

        Assert.That(level.Current, Is.EqualTo(3));
    }

    [Test]
    public void Busy_uploads_without_a_queue_are_the_right_level()
    {
        var level = new GzipLevel(null);

        Observe(level, times: 10, uploading: 3, waiting: 0);

        Assert.That(level.Current, Is.EqualTo(3));
    }

    private static void Observe(GzipLevel level, int times, int uploading, int waiting)
    {
        for (var i = 0; i < times; i++)
            level.Observe(uploading, waiting);
    }
}
