namespace AnaplanConnectors.Client.Tests;

public sealed class ChunkPlanTests
{
    [TestCase(1, ExpectedResult = 1)]
    [TestCase(10_000_000, ExpectedResult = 1)]
    [TestCase(10_000_001, ExpectedResult = 2)]
    [TestCase(1_000_000_000, ExpectedResult = 100)]
    [TestCase(10_000_000_000, ExpectedResult = 1000)]
    [TestCase(10_000_000_001, ExpectedResult = 1000)]
    [TestCase(50_000_000_000, ExpectedResult = 1000)]
    public int A_known_length_is_cut_into_at_most_1000_chunks(long length) => ChunkPlan.For(length, null).Count!.Value;

    [TestCase(10_000_000_001, ExpectedResult = 10_000_001)]
    [TestCase(50_000_000_000, ExpectedResult = 50_000_000)]
    public int Chunks_grow_when_a_thousand_would_not_do(long length) => ChunkPlan.For(length, null).SizeOf(0);

    [Test]
    public void A_wanted_size_that_does_not_do_is_refused_with_the_size_that_does()
    {
        var error = Assert.Throws<AnaplanConfigurationException>(() => ChunkPlan.For(2_000_000_000, 1_000_000))!;

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.FileTooLarge));
        Assert.That(error.Message, Is.EqualTo("2,000,000,000 bytes make 2,000 chunks of 1,000,000 bytes, and Anaplan takes 1,000; ChunkSize has to be 2,000,000 at least."));
    }

    [Test]
    public void A_file_that_no_size_can_hold_is_refused()
        => Assert.That(() => ChunkPlan.For(50_000_000_001, null), Throws.TypeOf<AnaplanConfigurationException>().With.Message.Contains("split the file"));

    [Test]
    public void An_unknown_length_starts_small_and_holds_46_GB()
    {
        var plan = ChunkPlan.For(null, null);

        Assert.That((plan.Count, plan.SizeOf(0), plan.SizeOf(99), plan.SizeOf(100)), Is.EqualTo(((int?)null, 10_000_000, 10_000_000, 50_000_000)));
        Assert.That(Enumerable.Range(0, FileUpload.MaxChunks).Sum(i => (long)plan.SizeOf(i)), Is.EqualTo(46_000_000_000));
    }
}
