using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>Reads <c>["name","value","name","value"]</c>. Numbers are taken as text; a name without a value gets null.</summary>
internal sealed class PairsConverter : JsonConverter<IReadOnlyList<KeyValuePair<string, string?>>>
{
    public override IReadOnlyList<KeyValuePair<string, string?>> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return pairs;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var name = TextConverter.ReadText(ref reader) ?? "";
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                pairs.Add(new(name, null));
                break;
            }

            pairs.Add(new(name, TextConverter.ReadText(ref reader)));
        }

        return pairs;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string?>> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var pair in value)
        {
            writer.WriteStringValue(pair.Key);
            writer.WriteStringValue(pair.Value);
        }

        writer.WriteEndArray();
    }
}
