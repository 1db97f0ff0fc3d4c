using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Matrix.Tests;

/// <summary>What became of one value: what it arrived as, or why it was refused.</summary>
internal sealed record Arrival(object? Value, Exception? Refusal)
{
    public bool IsRefused => Refusal is not null;
}

/// <summary>Takes rows from one place to another and looks at what is there then.</summary>
internal static class Journey
{
    /// <summary>By key; what a source does not hold is missing.</summary>
    public static async Task<Dictionary<string, Arrival>> TakeAsync(MemoryTable rows, Func<Task<End>> create)
    {
        try
        {
            return await TakeAllAsync(rows, create);
        }
        catch (Exception problem) when (problem is not RowException and not ResultStateException)
        {
            if (rows.Rows.Count == 1)
                return new() { [(string)rows.Rows[0][0]!] = new Arrival(null, problem) };
        }

        // Something refuses the whole delivery: which value it is shows one by one.
        var arrivals = new Dictionary<string, Arrival>();
        foreach (var row in rows.Rows)
        {
            foreach (var (key, arrival) in await TakeAsync(new MemoryTable(rows.Schema, [row]), create))
                arrivals[key] = arrival;
        }

        return arrivals;
    }

    public static async Task<MemoryTable> ReadAsync(ISource source)
    {
        using var rows = await source.OpenAsync();
        return await MemoryTable.ReadAsync(rows);
    }

    private static async Task<Dictionary<string, Arrival>> TakeAllAsync(MemoryTable rows, Func<Task<End>> create)
    {
        await using var end = await create();
        var refused = new Dictionary<string, Exception>();
        var result = await RowTransfer.RunAsync(rows, end.Destination, problem =>
        {
            refused[(string)rows.Rows[(int)problem.RowNumber - 1][0]!] = problem;
            return true;
        });
        if (result is ImportResult { RejectedRows: { } rejected })
        {
            foreach (var row in (await ReadAsync(rejected)).Rows)
                refused[(string)row[0]!] = new InvalidDataException("rejected by the import");
        }

        var arrived = (await ReadAsync(end.Source)).Rows.ToDictionary(row => (string)row[0]!, row => row[1]);
        return rows.Rows.Select(row => (string)row[0]!).ToDictionary(
            key => key, key => refused.TryGetValue(key, out var refusal) ? new Arrival(null, refusal) : new Arrival(arrived[key], null));
    }
}
