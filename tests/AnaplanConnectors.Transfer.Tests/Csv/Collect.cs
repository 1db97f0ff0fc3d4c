using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

/// <summary>Reads everything, rows that are refused as well.</summary>
internal static class Collect
{
    public static async Task<(List<object?[]> Rows, List<RowException> Problems)> AllAsync(RowReader rows)
    {
        var read = new List<object?[]>();
        var problems = new List<RowException>();
        while (true)
        {
            try
            {
                if (!await rows.ReadAsync(CancellationToken.None))
                    return (read, problems);
                read.Add(MemoryTable.Current(rows));
            }
            catch (RowException problem)
            {
                problems.Add(problem);
            }
        }
    }
}
