using System.Globalization;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary>Where the rows of a file come from, for its footer.</summary>
internal static class Provenance
{
    public static IReadOnlyDictionary<string, string> Of(Location from, RunWatch watch, TimeProvider time, TransferRun? run)
    {
        var facts = new Dictionary<string, string>
        {
            ["anx.run"] = watch.Id,
            ["anx.source"] = from.Text,
            ["anx.time"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        if (from is AnaplanLocation { Kind: { } kind } place)
        {
            facts["anaplan.workspace"] = place.Workspace!;
            facts["anaplan.model"] = place.Model!;
            facts["anaplan.action"] = $"{kind.Word()}/{place.Name}";
            if (run?.History.Tasks.LastOrDefault(task => task.Void is null)?.TaskId is { } task)
                facts["anaplan.task"] = task;
        }

        return facts;
    }
}
