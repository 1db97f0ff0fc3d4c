using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Which rows of a collection an answer holds (API reference 3.0).</summary>
internal sealed class Paging
{
    /// <summary>Rows of a page, by default and at most. A larger limit is cut without a word.</summary>
    public const int MaxRows = 5000;

    // What `next` names when nobody asked for a limit, even though the answer was complete.
    private const int PhantomLimit = 20;

    private readonly ApiCall _call;
    private readonly bool _isLimited;
    private readonly int _limit;

    public Paging(ApiCall call, int totalSize)
    {
        _call = call;
        TotalSize = totalSize;
        Offset = Number(call, "offset", least: 0) ?? 0;
        var limit = Number(call, "limit", least: 1);
        _isLimited = limit is not null;
        _limit = Math.Min(limit ?? MaxRows, MaxRows);
        Size = Math.Clamp(totalSize - Offset, 0, _limit);
    }

    public int Offset { get; }

    public int Size { get; }

    public int TotalSize { get; }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("paging");
        json.WriteNumber("currentPageSize", Size);
        json.WriteNumber("totalSize", TotalSize);
        json.WriteNumber("offset", Offset);
        if (Offset + Size < TotalSize)
            json.WriteString("next", Url(_limit, Offset + _limit));
        else if (!_isLimited && TotalSize > PhantomLimit)
            json.WriteString("next", Url(PhantomLimit, PhantomLimit));
        if (Offset > 0)
            json.WriteString("previous", Url(_limit, Math.Max(0, Offset - _limit)));
        json.WriteEndObject();
    }

    private string Url(int limit, int offset)
    {
        var query = _call.Query.With(
            ("limit", limit.ToString(CultureInfo.InvariantCulture)), ("offset", offset.ToString(CultureInfo.InvariantCulture)));
        return $"{_call.Request.Origin}{_call.Request.RawPath}?{query}";
    }

    private static int? Number(ApiCall call, string name, int least)
    {
        if (call.Query[name] is not { Length: > 0 } text)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw ApiException.BadRequest($"Invalid value '{text}' for parameter '{name}'");
    }
}
