using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>What can be known about a job from outside: the service's records, the model, the disk, and what the processes said.</summary>
internal sealed record Evidence(
    Scenario Scenario, IReadOnlyList<ProcessEnd> Ends, IReadOnlyList<IReadOnlyList<RunRecord>> Ledgers, IReadOnlyList<RecordedRequest> Requests, IReadOnlyList<StartedTask> Tasks)
{
    /// <summary>Cells that the rows would fill, by line item and row.</summary>
    public required IReadOnlyDictionary<(string LineItem, int Row), string> Cells { get; init; }

    public static Evidence Take(
        Scenario scenario, AnaplanSimulator simulator, SimulatedModel model, HashSet<string> before, string directory, IReadOnlyList<ProcessEnd> ends, IReadOnlyList<IReadOnlyList<RunRecord>> ledgers)
    {
        var cells = new Dictionary<(string, int), string>();
        for (var row = 0; row < scenario.Rows.Count; row++)
        {
            var (product, month) = SimulatedTenant.Place(row);
            foreach (var lineItem in new[] { "Units", "Returns" })
                cells[(lineItem, row)] = SimulatedTenant.Cell(model, lineItem, product, month);
        }

        return new Evidence(scenario, ends, ledgers, simulator.Requests, model.TasksStarted.Where(task => task.User == Some.User && !before.Contains(task.TaskId)).ToList())
        {
            Cells = cells,
        };
    }

    public static byte[]? ReadOutput(string directory) => System.IO.File.Exists(Job.OutputIn(directory)) ? System.IO.File.ReadAllBytes(Job.OutputIn(directory)) : null;

    public static byte[]? Read(Stream? content)
    {
        if (content is null)
            return null;
        using (content)
        {
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
