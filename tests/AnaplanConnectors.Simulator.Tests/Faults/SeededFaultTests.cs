namespace AnaplanConnectors.Simulator.Tests;

public sealed class SeededFaultTests : ServiceTest
{
    [Test]
    public async Task The_same_seed_gives_the_same_faults()
    {
        var first = await FaultsAsync(7, 0.3);
        await Simulator.ResetAsync();
        SignInAgain();
        Simulator.Faults.Clear();

        Assert.That(await FaultsAsync(7, 0.3), Is.EqualTo(first));
        Assert.That(first, Has.Some.EqualTo("status 500").And.Some.Null);
    }

    [Test]
    public async Task Another_seed_gives_others()
    {
        var first = await FaultsAsync(7, 0.5);
        Simulator.Faults.Clear();

        Assert.That(await FaultsAsync(8, 0.5), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Other_calls_in_between_change_nothing()
    {
        var first = await FaultsAsync(7, 0.3);
        Simulator.Faults.Clear();

        var second = await FaultsAsync(7, 0.3, alsoAskFor: "/2/0/models");

        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase(0, 0)]
    [TestCase(1, 40)]
    public async Task The_rate_is_a_share_of_the_calls(double rate, int count) =>
        Assert.That((await FaultsAsync(7, rate)).Count(fault => fault is not null), Is.EqualTo(count));

    [TestCase(-0.1)]
    [TestCase(1.1)]
    public void A_rate_that_is_none_is_a_mistake(double rate) =>
        Assert.That(() => Simulator.Faults.PlanSeeded(7, rate), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private async Task<IReadOnlyList<string?>> FaultsAsync(int seed, double rate, string? alsoAskFor = null)
    {
        await TokenAsync(Sample.Ada);
        Simulator.Faults.PlanSeeded(seed, rate, Fault.Status(500), Fault.Status(503));
        var before = Simulator.Requests.Count;
        for (var call = 0; call < 40; call++)
        {
            await StatusAsync(GetAsync("/2/0/users/me"));
            if (alsoAskFor is not null)
                await StatusAsync(GetAsync(alsoAskFor));
        }
        return [.. Simulator.Requests.Skip(before).Where(request => request.Route == Route.CurrentUser).Select(request => request.Fault)];
    }
}
