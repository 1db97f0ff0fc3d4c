using System.Text;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>Records as text.</summary>
public static class RunRecords
{
    /// <summary>The record as one JSON object, with its kind under "kind".</summary>
    public static string ToJson(RunRecord record) => Encoding.UTF8.GetString(RunJson.Write(record ?? throw new ArgumentNullException(nameof(record))));
}
