using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Collections that are too large to be held in memory as text.</summary>
internal static class LargeJson
{
    private const int ItemsBetweenFlushes = 500;

    /// <summary>The usual frame around a collection that is not paged; empty, it has no key.</summary>
    public static async Task WriteAsync<T>(Stream output, ApiCall call, string kind, string key, IReadOnlyList<T> items,
        Action<Utf8JsonWriter, T> writeMembers, CancellationToken cancellationToken)
    {
        await using var json = JsonText.CreateWriter(output);
        Envelope.WriteHead(json, call, kind);
        if (items.Count > 0)
            json.WriteStartArray(key);
        for (var index = 0; index < items.Count; index++)
        {
            json.WriteStartObject();
            writeMembers(json, items[index]);
            json.WriteEndObject();
            if (index % ItemsBetweenFlushes == 0)
                await json.FlushAsync(cancellationToken);
        }

        if (items.Count > 0)
            json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }
}
