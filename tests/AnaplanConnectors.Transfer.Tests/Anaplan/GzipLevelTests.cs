using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.Transfer.Tests;

[TestFixture]
public sealed class GzipLevelTests
{
    [Test]
    public void It_starts_at_three()
    {
        Assert.That(new GzipLevel(chosen: null).Current, Is.EqualTo(3));
    }

    [Test]
    public void A_network_that_waits_for_chunks_gets_them_faster()
    {
        var level = new GzipLevel(chosen: null);

        Observe(level, times: 2, uploading: 0, waiting: 0);

        Assert.That(level.Current, Is.EqualTo(2));
    }

    [Test]
    public void Chunks_that_wait_for_the_network_get_smaller()
    {
        var level = new GzipLevel(chosen: null);

        Observe(level, times: 2, uploading: 4, waiting: 1);

        Assert.That(level.Current, Is.EqualTo(4));
    }

    [TestCase(0, 0, 1)]
    [TestCase(4, 1, 6)]
    public void It_stays_between_one_and_six(int uploading, int waiting, int expected)
    {
        var level = new GzipLevel(chosen: null);

        Observe(level, times: 100, uploading, waiting);

        Assert.That(level.Current, Is.EqualTo(expected));
    }

    [Test]
    public void One_chunk_alone_changes_nothing()
    {
        var level = new GzipLevel(chosen: null);

        level.Observe(uploading: 0, waiting: 0);
        level.Observe(uploading: 4, waiting: 1);
        level.Observe(uploading: 0, waiting: 0);

        Assert.That(level.Current, Is.EqualTo(3));
    }

    [Test]
    public void While_the_network_is_busy_and_nothing_waits_it_stays()
    {
        var level = new GzipLevel(chosen: null);

        Observe(level, times: 100, uploading: 2, waiting: 0);

        Assert.That(level.Current, Is.EqualTo(3));
    }

    [Test]
    public void A_level_that_was_chosen_stays()
    {
        var level = new GzipLevel(chosen: 5);

        Observe(level, times: 10, uploading: 0, waiting: 0);

        Assert.That(level.Current, Is.EqualTo(5));
    }

    private static void Observe(GzipLevel level, int times, int uploading, int waiting)
    {
        for (var i = 0; i < times; i++)
            level.Observe(uploading, waiting);
    }
}
