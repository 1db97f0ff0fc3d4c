using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

/// <summary>Reads everything, rows that are refused as well.</summary>
internal static class Collect
{
    public static async Task<(List<object?[]> Rows, List<RowException> Problems)> AllAsync(RowReader rows, int maxRows = int.MaxValue)
    {
        var read = new List<object?[]>();
        var problems = new List<RowException>();
        while (read.Count + problems.Count < maxRows)
        {
            try
            {
                if (!await rows.ReadAsync(CancellationToken.None))
                    break;
                read.Add(MemoryTable.Current(rows));
            }
            catch (RowException problem)
            {
                problems.Add(problem);
            }
        }

        return (read, problems);
    }
}
