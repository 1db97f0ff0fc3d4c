using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>State of a model. An open set: a word this library does not know is carried on as it is.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(ModelStateConverter))]
public readonly record struct ModelState(string? Value)
{
    /// <summary>Open for work.</summary>
    public static ModelState Unlocked { get; } = new("UNLOCKED");

    /// <summary>Locked by an administrator.</summary>
    public static ModelState Locked { get; } = new("LOCKED");

    /// <summary>Archived; an administrator has to bring it back.</summary>
    public static ModelState Archived { get; } = new("ARCHIVED");

    /// <summary>Deployed: structure comes from a development model.</summary>
    public static ModelState Production { get; } = new("PRODUCTION");

    /// <summary>Offline.</summary>
    public static ModelState Maintenance { get; } = new("MAINTENANCE");

    /// <summary>Deployed and offline.</summary>
    public static ModelState ProductionMaintenance { get; } = new("PRODUCTION_MAINTENANCE");

    /// <summary>The service's word; empty when it gave none.</summary>
    public override string ToString() => Value ?? "";
}

internal sealed class ModelStateConverter : JsonConverter<ModelState>
{
    public override ModelState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(TextConverter.ReadText(ref reader));

    public override void Write(Utf8JsonWriter writer, ModelState value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
