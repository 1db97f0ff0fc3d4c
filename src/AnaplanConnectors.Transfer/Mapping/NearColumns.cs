using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>Columns that somebody may have meant, for connectors, which do not know the client.</summary>
public static class NearColumns
{
    /// <summary>The column whose name is written most nearly so, without case; null when none is near.</summary>
    public static string? Of(string wanted, IEnumerable<string> columns) => NearNames.Of(wanted, columns).FirstOrDefault();
}
