using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>
/// The items of a long answer, made one by one as they are asked for. The whole answer is checked first, so that a broken one is
/// fetched again and nobody sees half of it.
/// </summary>
internal sealed class JsonItems<T> : IDisposable
    where T : class
{
    private readonly PooledBytes _body;
    private readonly ReadOnlySequence<byte> _bytes;
    private readonly JsonTypeInfo<T> _type;
    private JsonReaderState _state;
    private SequencePosition _position;
    private bool _hasItems;

    private JsonItems(PooledBytes body, JsonTypeInfo<T> type) => (_body, _bytes, _type) = (body, body.AsSequence(), type);

    /// <summary>Checks an answer. The items own the body.</summary>
    /// <exception cref="AnswerException">It cannot be used.</exception>
    public static JsonItems<T> Open(PooledBytes body, JsonTypeInfo<T> type, string key)
    {
        var items = new JsonItems<T>(body, type);
        try
        {
            var hasFrame = Envelope.Guarded(body, () => items.Check(key));
            if (!items._hasItems && !hasFrame)
                throw new AnswerException($"the answer lacks '{key}'");
            return items;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The next item; null at the end.</summary>
    /// <exception cref="AnaplanApiException">An item is not what this call answers.</exception>
    public T? Next()
    {
        while (_hasItems)
        {
            var reader = new Utf8JsonReader(_bytes.Slice(_position), isFinalBlock: true, _state);
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndArray)
                _hasItems = false;
            var item = _hasItems ? Read(ref reader) : null;
            (_state, _position) = (reader.CurrentState, reader.Position);
            if (item is not null)
                return item;
        }

        return null;
    }

    public void Dispose() => _body.Dispose();

    private T? Read(ref Utf8JsonReader reader)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, _type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new AnaplanApiException(ErrorCodes.UnusableAnswer, "An item of a list cannot be read.", "Report it with the request that was sent.", isTransient: false, e);
        }
    }

    // Finds where the items begin and sees that the rest is sound. Returns whether there is a frame.
    private bool Check(string key)
    {
        var reader = new Utf8JsonReader(_bytes);
        var hasFrame = false;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new AnswerException("the answer is no JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            hasFrame |= name is "meta" or "status";
            if (name == "status" && reader.TokenType == JsonTokenType.StartObject)
            {
                Envelope.CheckStatus(JsonSerializer.Deserialize(ref reader, ApiJson.Default.AnswerStatus));
                continue;
            }

            if (name == key && reader.TokenType == JsonTokenType.StartArray)
                (_hasItems, _state, _position) = (true, reader.CurrentState, reader.Position);
            reader.Skip();
        }

        reader.Read();
        return hasFrame;
    }
}
