namespace AnaplanConnectors.Benchmarks;

/// <summary>Something that is measured in processes of its own.</summary>
internal sealed record ProcessCandidate(string Name, Func<Task<ProcessRun>> RunAsync);

/// <summary>Runs candidates in turn, round after round; every round starts with another one. A process has nothing to warm up.</summary>
internal static class ProcessRounds
{
    public static async Task<IReadOnlyDictionary<string, ProcessRun>> RunAsync(IReadOnlyList<ProcessCandidate> candidates, int rounds)
    {
        var runs = candidates.ToDictionary(candidate => candidate.Name, _ => new List<ProcessRun>());
        for (var round = 0; round < rounds; round++)
        {
            Console.Error.Write($"round {round + 1} of {rounds}:");
            for (var i = 0; i < candidates.Count; i++)
            {
                var candidate = candidates[(i + round) % candidates.Count];
                var run = await candidate.RunAsync();
                runs[candidate.Name].Add(run);
                Console.Error.Write(FormattableString.Invariant($"  {candidate.Name} {run.Seconds:0.00}"));
            }

            Console.Error.WriteLine();
        }

        return runs.ToDictionary(pair => pair.Key, pair => ProcessRun.Median(pair.Value));
    }
}
