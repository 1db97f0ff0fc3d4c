using System.Diagnostics;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Something that is measured, with what has to be ready before the clock starts.</summary>
/// <param name="Name">In figures and progress.</param>
/// <param name="PrepareAsync">Gives what is measured. Not measured itself.</param>
internal sealed record Candidate(string Name, Func<Task<Func<Task>>> PrepareAsync)
{
    public Candidate(string name, Func<Task> run)
        : this(name, () => Task.FromResult(run))
    {
    }
}

/// <summary>
/// Runs candidates round after round, so that a noisy minute hits all of them. The first round warms up and does not count; every
/// other round starts with another candidate.
/// </summary>
internal static class Rounds
{
    public static async Task<IReadOnlyDictionary<string, Cost>> RunAsync(IReadOnlyList<Candidate> candidates, int rounds, Process server)
    {
        var costs = candidates.ToDictionary(candidate => candidate.Name, _ => new List<Cost>());
        for (var round = 0; round <= rounds; round++)
        {
            Console.Error.Write(round == 0 ? "warming up:" : $"round {round} of {rounds}:");
            for (var i = 0; i < candidates.Count; i++)
            {
                var candidate = candidates[(i + round) % candidates.Count];
                var cost = await Cost.OfAsync(await candidate.PrepareAsync(), server);
                if (round > 0)
                    costs[candidate.Name].Add(cost);
                Console.Error.Write(FormattableString.Invariant($"  {candidate.Name} {cost.Seconds:0.00}"));
            }

            Console.Error.WriteLine();
        }

        return costs.ToDictionary(pair => pair.Key, pair => Cost.Median(pair.Value));
    }
}
