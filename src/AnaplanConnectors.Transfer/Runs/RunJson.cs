using System.Text.Json;
using System.Text.Json.Serialization;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>Records as JSON, the same on both frameworks.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(JsonStringEnumConverter<ActionKind>)])]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(LeaseHolder))]
internal sealed partial class RunJson : JsonSerializerContext
{
    public static byte[] Write(RunRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Default.RunRecord);

    /// <exception cref="JsonException">It is not a record.</exception>
    public static RunRecord Read(ReadOnlySpan<byte> json)
        => JsonSerializer.Deserialize(json, Default.RunRecord) ?? throw new JsonException("A record is null.");
}
