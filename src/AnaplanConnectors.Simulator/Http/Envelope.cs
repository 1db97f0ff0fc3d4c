using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>The frame around every JSON answer of the Integration API (API reference 3.0).</summary>
internal static class Envelope
{
    /// <summary>
    /// An answer with one payload, which the callback writes as a property beside <c>meta</c> and <c>status</c>.
    /// </summary>
    public static ApiResponse Of(ApiCall call, string kind, Action<Utf8JsonWriter> writePayload, int status = 200) =>
        Json(status, json => Write(json, call, kind, null, writePayload, status));

    /// <summary>One page of a collection. An empty one has no key at all.</summary>
    public static ApiResponse Page<T>(
        ApiCall call, string kind, string key, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> writeMembers)
    {
        var paging = new Paging(call, items.Count);
        var rows = items.Skip(paging.Offset).Take(paging.Size).ToList();
        return Json(200, json => Write(json, call, kind, paging, payload => payload.WriteCollection(key, rows, writeMembers)));
    }

    /// <summary>An object without a frame.</summary>
    public static ApiResponse Json(int status, Action<Utf8JsonWriter> write) => new(status, ApiBody.Of(JsonText.Write(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }), Endpoint.Json));

    /// <summary>Opens the frame for those that write too much to be held in memory; the caller closes the object.</summary>
    public static void WriteHead(Utf8JsonWriter json, ApiCall call, string kind)
    {
        json.WriteStartObject();
        Write(json, call, kind, null, _ => { });
    }

    private static void Write(Utf8JsonWriter json, ApiCall call, string kind, Paging? paging, Action<Utf8JsonWriter> writePayload,
        int status = 200)
    {
        json.WriteStartObject("meta");
        paging?.Write(json);
        json.WriteString("schema", Schema(call, kind));
        json.WriteEndObject();
        json.WriteStartObject("status");
        json.WriteNumber("code", status);
        json.WriteString("message", "Success");
        json.WriteEndObject();
        writePayload(json);
    }

    private static string Schema(ApiCall call, string kind) =>
        call.Record.Values.TryGetValue("model", out var model)
            ? $"{call.Request.Origin}/2/0/models/{model}/objects/{kind}"
            : $"{call.Request.Origin}/2/0/objects/{kind}";
}
