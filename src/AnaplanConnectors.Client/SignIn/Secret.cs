using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>
/// A password, passphrase or private key. Never shows itself: not as text, not in the debugger, not as JSON. Compared by
/// reference, so that it cannot be guessed at.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(Converter))]
public sealed class Secret
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    /// <summary>Wraps a secret. Empty is allowed here and refused where it makes no sense.</summary>
    public Secret(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>The secret itself, for the one place that has to send or store it.</summary>
    public string Reveal() => _value;

    /// <summary>Three asterisks.</summary>
    public override string ToString() => "***";

    internal bool IsEmpty => _value.Length == 0;

    private sealed class Converter : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => throw new JsonException("A secret is not read from JSON; take it from a secret store.");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options)
            => writer.WriteStringValue("***");
    }
}
