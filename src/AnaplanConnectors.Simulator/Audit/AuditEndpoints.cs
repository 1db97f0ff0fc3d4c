using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Reading the audit events (API reference 10.3).</summary>
internal sealed class AuditEndpoints(AuditLog log, TenantState tenant, TimeProvider clock)
{
    private const int DefaultLimit = 10_000;
    private const int LongestHours = 720;

    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["user_activity"] = "USR-", ["access_control"] = "AUTHZ-", ["int"] = "INT-", ["conn_mgmt"] = "CONN-",
        ["comment"] = "COMMENT-", ["byok"] = "BYOK-", ["plan_iq"] = "PLANIQ-", ["forecaster"] = "FORECASTER-",
    };

    public IEnumerable<Endpoint> Endpoints() =>
    [
        new Endpoint(Route.AuditEvents, "GET", "/audit/api/1/events", (call, _) => ValueTask.FromResult(List(call))) { Produces = Types },
        new Endpoint(Route.SearchAuditEvents, "POST", "/audit/api/1/events/search", SearchAsync)
        {
            Consumes = [Endpoint.Json], Produces = Types,
        },
    ];

    private static string[] Types => [Endpoint.Json, ApiBody.PlainText];

    private ApiResponse List(ApiCall call) => Answer(call, Number(call.Query["dateFrom"]), Number(call.Query["dateTo"]),
        Number(call.Query["intervalInHours"]));

    private async ValueTask<ApiResponse> SearchAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var json = await JsonRequest.ReadAsync(call, cancellationToken);
        return Answer(call, Of("from"), Of("to"), Of("interval"));

        long? Of(string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? Number(value.GetRawText())
            : null;
    }

    private ApiResponse Answer(ApiCall call, long? from, long? to, long? hours)
    {
        // Not 403: the service tells a missing role from a missing token by the word alone.
        if (!call.User.Has(TenantRole.TenantAuditor))
            throw new ApiException(401, "User is not authorized to perform this action", "FAILURE_UNAUTHORIZED_USER_ACTION");
        var (start, end) = Window(from, to, hours);
        var prefix = Prefixes.GetValueOrDefault(call.Query["type"] ?? "all", "");
        var events = log.All.Where(one => one.Date >= start && one.Date <= end
            && one.TypeId.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return Negotiation.Prefers(call.Request, ApiBody.PlainText, Endpoint.Json)
            ? new ApiResponse(200, ApiBody.Of(string.Concat(events.Select(Cef)), ApiBody.PlainText))
            : Page(call, events);
    }

    private (DateTimeOffset Start, DateTimeOffset End) Window(long? from, long? to, long? hours)
    {
        var now = clock.GetUtcNow();
        var end = to is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : now;
        var start = from is { } first ? DateTimeOffset.FromUnixTimeMilliseconds(first)
            : end - TimeSpan.FromHours(Math.Clamp(hours ?? LongestHours, 0, 2 * LongestHours));
        return end - start > TimeSpan.FromHours(LongestHours)
            ? throw ApiException.BadRequest("Date range cannot exceed 30 days")
            : (start, end);
    }

    private ApiResponse Page(ApiCall call, List<AuditEvent> events)
    {
        var offset = (int)Math.Min(Number(call.Query["offset"]) ?? 0, events.Count);
        var limit = (int)Math.Clamp(Number(call.Query["limit"]) ?? DefaultLimit, 1, int.MaxValue);
        var rows = events.Skip(offset).Take(limit).ToList();
        return Envelope.Json(200, json =>
        {
            json.WriteStartObject("meta");
            json.WriteStartObject("paging");
            json.WriteNumber("currentPageSize", rows.Count);
            json.WriteNumber("totalSize", events.Count);
            json.WriteNumber("offSet", offset);
            if (offset + rows.Count < events.Count)
            {
                json.WriteNumber("nextOffset", offset + rows.Count);
                json.WriteString("nextUrl", Url(call, limit, offset + rows.Count));
            }
            if (offset > 0)
                json.WriteString("previousUrl", Url(call, limit, Math.Max(0, offset - limit)));
            json.WriteEndObject();
            json.WriteEndObject();
            // Unlike the Integration API this one sends empty arrays: its documents require the key.
            json.WriteStartArray("response");
            foreach (var one in rows)
                Write(json, one);
            json.WriteEndArray();
        });
    }

    private void Write(Utf8JsonWriter json, AuditEvent one)
    {
        json.WriteStartObject();
        json.WriteNumber("id", one.Id);
        json.WriteString("eventTypeId", one.TypeId);
        json.WriteOptionalString("userId", one.UserId);
        json.WriteString("tenantId", tenant.Id);
        json.WriteOptionalString("objectId", one.ObjectId);
        json.WriteString("message", one.Message);
        json.WriteBoolean("success", one.Success);
        json.WriteString("ipAddress", "127.0.0.1");
        json.WriteString("userAgent", one.UserAgent);
        json.WriteString("hostName", one.HostName);
        json.WriteNumber("eventDate", one.Date.ToUnixTimeMilliseconds());
        json.WriteString("eventTimeZone", "UTC");
        json.WriteNumber("createdDate", one.Date.ToUnixTimeMilliseconds());
        json.WriteString("createdTimeZone", "UTC");
        json.WriteString("checksum", Checksum(one));
        json.WriteNull("additionalAttributes");
        json.WriteEndObject();
    }

    /// <summary>One line in the Common Event Format.</summary>
    private string Cef(AuditEvent one) => string.Create(CultureInfo.InvariantCulture,
        $"{one.Date.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}  CEF:0|Anaplan, Inc.||null|{Header(one.TypeId)}|{Header(one.Message)}|"
        + $"id={one.Id} userId={Extension(one.UserId)} tenantId={tenant.Id} objectId={Extension(one.ObjectId)} "
        + $"success={(one.Success ? "true" : "false")} ipAddress=127.0.0.1 userAgent={Extension(one.UserAgent)} "
        + $"hostName={Extension(one.HostName)} eventDate={one.Date.ToUnixTimeMilliseconds()} checksum={Checksum(one)}\n");

    // CEF escapes the bar in its head and the equals sign in its extensions; a line break would begin another event.
    private static string Header(string text) => Escaped(text, '|');

    private static string Extension(string? text) => Escaped(text ?? "", '=');

    private static string Escaped(string text, char special) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(special.ToString(), "\\" + special, StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Checksum(AuditEvent one) =>
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{one.Id} {one.TypeId} {one.UserId} {one.Date:O}")))
            .ToString(CultureInfo.InvariantCulture);

    private static string Url(ApiCall call, int limit, int offset) => $"{call.Request.Origin}{call.Request.RawPath}?" + call.Query.With(
        ("limit", limit.ToString(CultureInfo.InvariantCulture)), ("offset", offset.ToString(CultureInfo.InvariantCulture)));

    private static long? Number(string? text) => text is not { Length: > 0 }
        ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000_000_000_000
            ? number
            : throw ApiException.BadRequest($"Invalid value '{text}'");
}
