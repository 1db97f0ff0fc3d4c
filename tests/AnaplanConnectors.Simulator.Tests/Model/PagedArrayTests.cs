namespace AnaplanConnectors.Simulator.Tests;

public sealed class PagedArrayTests
{
    [Test]
    public void What_was_never_written_is_blank()
    {
        Assert.That(new PagedArray<double>(1000)[999], Is.Zero);
    }

    [Test]
    public void A_copy_keeps_its_changes_to_itself()
    {
        var original = new PagedArray<double>(1000);
        original.Writable(5) = 1;
        original.Writable(500) = 2;

        var copy = original.Fork();
        copy.Writable(5) = 10;
        copy.Clear(500);

        Assert.That((original[5], original[500]), Is.EqualTo((1.0, 2.0)));
        Assert.That((copy[5], copy[500]), Is.EqualTo((10.0, 0.0)));
    }

    [Test]
    public void Wiping_a_copy_leaves_the_original()
    {
        var original = new PagedArray<string>(10);
        original.Writable(5) = "text";

        var copy = original.Fork();
        copy.Clear();

        Assert.That(original[5], Is.EqualTo("text"));
        Assert.That(copy[5], Is.Null);
    }

    [Test]
    public void Only_pages_that_were_written_hold_memory()
    {
        var array = new PagedArray<double>(1_000_000);
        array.Writable(300) = 1;
        array.Writable(999_999) = 2;

        Assert.That((array.NextPage(0), array.NextPage(2), array.NextPage(3907)), Is.EqualTo((1, 3906, -1)));
    }
}
