using System.Globalization;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>
/// Jobs of all kinds with a failing network, a failing disk and dying processes, all of it drawn from a seed. Every one ends right, or
/// with an error that has a name and says what to do; none ends silently wrong. Seeds that were wrong once are in
/// kept-seeds.txt and come first.
/// <c>ANX_SEEDS=10000</c> tries so many, <c>ANX_FIRST_SEED</c> begins elsewhere (docs/reliability.md).
/// </summary>
[Category("Simulation")]
public sealed partial class SimulationTests
{
    private static int Count => Variable("ANX_SEEDS", 1000);

    private static int First => Variable("ANX_FIRST_SEED", 1);

    [Test]
    public Task No_seed_ends_silently_wrong() => AssertRightAsync("seeds");

    [Test]
    public Task No_start_in_doubt_makes_a_second_task() => AssertRightAsync("starts");

    [Test]
    public async Task A_seed_repeats_to_the_last_line_of_its_history()
    {
        var seeds = Enumerable.Range(First, 24).ToList();

        var once = await SimulationChild.RunAsync("histories", seeds);
        var again = await SimulationChild.RunAsync("histories", seeds);

        Assert.That(again, Is.EqualTo(once));
        Assert.That(Verdict().Count(once), Is.EqualTo(seeds.Count));
    }

    private static async Task AssertRightAsync(string command)
    {
        List<int> seeds = [.. Kept(command), .. Enumerable.Range(First, Count)];
        var output = await SimulationChild.RunAsync(command, seeds);

        var verdicts = Verdict().Matches(output);
        var wrong = verdicts.Where(verdict => verdict.Groups[2].Value == "WRONG").ToList();
        if (wrong.Count > 0)
            await File.WriteAllTextAsync(Path.Combine(TestContext.CurrentContext.WorkDirectory, $"simulation-{command}.txt"), output);
        await TestContext.Out.WriteLineAsync($"{command} {First} to {First + Count - 1} and {seeds.Count - Count} kept ones; {Tally(verdicts)}");
        Assert.That(wrong.Select(verdict => verdict.Value), Is.Empty, $"The histories are in simulation-{command}.txt. Keep the seeds in kept-seeds.txt.");
        Assert.That(verdicts, Has.Count.EqualTo(seeds.Count));
    }

    private static string Tally(IEnumerable<Match> verdicts)
        => string.Join(", ", verdicts.GroupBy(verdict => verdict.Groups[3].Value.Split(' ')[^1]).OrderByDescending(ends => ends.Count()).Select(ends => $"{ends.Count()} end with {ends.Key}"));

    private static List<int> Kept(string command)
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Net10", "Simulation", "kept-seeds.txt"))
            .Select(line => line.Split(' ')).Where(words => words[0] == command).Select(words => int.Parse(words[1], CultureInfo.InvariantCulture)).ToList();

    private static int Variable(string name, int otherwise)
        => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex("^(?:seeds|starts|histories) ([0-9]+) (right|WRONG): ([^:\r\n]*)[^\r\n]*", RegexOptions.Multiline)]
    private static partial Regex Verdict();
}
