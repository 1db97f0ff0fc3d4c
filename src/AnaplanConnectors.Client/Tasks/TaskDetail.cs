using System.Globalization;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A count or message of a task (API reference 6.4).</summary>
public sealed class TaskDetail
{
    /// <summary>Code of the message, such as "hierarchyRowsProcessed". An open set.</summary>
    public string Type { get; init => field = value ?? ""; } = "";

    /// <summary>How often it occurred, for messages about rows.</summary>
    public long Occurrences { get; init; }

    /// <summary>The message in words. Numbers are in <see cref="Values"/>.</summary>
    [JsonPropertyName("localMessageText")]
    public string Text { get; init => field = value ?? ""; } = "";

    /// <summary>Names and values in the order the service sent them, which means nothing. Names may repeat.</summary>
    [JsonConverter(typeof(PairsConverter))]
    public IReadOnlyList<KeyValuePair<string, string?>> Values { get; init => field = value ?? []; } = [];

    /// <summary>The value of this name, or null when there is none.</summary>
    public string? Value(string name)
    {
        foreach (var pair in Values)
        {
            if (string.Equals(pair.Key, name, StringComparison.Ordinal))
                return pair.Value;
        }

        return null;
    }

    /// <summary>The value of this name as a number, or null when there is none.</summary>
    public long? Count(string name)
        => long.TryParse(Value(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? count : null;
}
