using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>
/// What the service says about a failure. Its parts answer in different shapes, gateways in HTML (API reference 11.1), so
/// anything is expected and nothing is thrown.
/// </summary>
internal static class ServiceWords
{
    private const int MaxLength = 200;

    /// <summary>The message in a body, on one line and shortened; null when there is none.</summary>
    public static string? Read(ReadOnlyMemory<byte> body)
    {
        var text = ReadJson(body) ?? ReadText(body);
        return string.IsNullOrWhiteSpace(text) ? null : OneLine(text!);
    }

    /// <summary>The word of an OAuth error; null when the body is something else.</summary>
    public static string? ReadOAuthError(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "error") : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string? ReadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            if (!root.TryGetProperty("status", out var status))
                return Join(Text(root, "error"), Text(root, "error_description")) ?? Text(root, "message") ?? Text(root, "detail");
            return status.ValueKind == JsonValueKind.Object
                ? Text(status, "message")
                : Join(Text(root, "status"), Text(root, "statusMessage") ?? Text(root, "message") ?? Text(root, "detail"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or text in it that is no Unicode: shown as it is, or not at all.
            return null;
        }
    }

    private static string? Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Join(string? word, string? sentence)
        => word is null || sentence is null ? word ?? sentence : $"{word}: {sentence}";

    private static string? ReadText(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Slice(0, Math.Min(body.Length, 4096)).ToArray()).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (!text.StartsWith("<", StringComparison.Ordinal))
            return text;
        var start = text.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        var end = text.IndexOf("</title>", StringComparison.OrdinalIgnoreCase);
        return start >= 0 && end > start ? $"a web page titled '{OneLine(text.Substring(start + 7, end - start - 7))}'" : "a web page";
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(MaxLength + 1);
        foreach (var c in text.Trim())
        {
            if (line.Length == MaxLength)
                return line.Append('…').ToString();
            // Control characters could forge lines in a log or colours on a terminal.
            var shown = char.IsControl(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c) ? ' ' : c;
            if (shown != ' ' || (line.Length > 0 && line[^1] != ' '))
                line.Append(shown);
        }

        return line.ToString();
    }
}
