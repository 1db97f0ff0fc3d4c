using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>Something that happened in a tenant (API reference 10.3).</summary>
public sealed class AuditEvent
{
    /// <summary>Id of the event.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Kind of the event, such as "USR-8".</summary>
    [JsonPropertyName("eventTypeId")]
    public string Type { get; init => field = value ?? ""; } = "";

    /// <summary>Id of the user who did it.</summary>
    public string? UserId { get; init; }

    /// <summary>Id of the tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>Id of what it was done to.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Kind of what it was done to.</summary>
    public string? ObjectTypeId { get; init; }

    /// <summary>The event in words.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>Whether it succeeded.</summary>
    public bool Success { get; init; }

    /// <summary>Number of the error, when it failed.</summary>
    public string? ErrorNumber { get; init; }

    /// <summary>Where it came from.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The program it came from.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The host that served it.</summary>
    public string? HostName { get; init; }

    /// <summary>When it happened, in milliseconds since 1970.</summary>
    [JsonPropertyName("eventDate")]
    public long? HappenedMilliseconds { get; init; }

    /// <summary>Checksum of the event.</summary>
    public string? Checksum { get; init; }

    /// <summary>What else belongs to the kind of event; null when nothing does.</summary>
    public IReadOnlyDictionary<string, JsonElement>? AdditionalAttributes { get; init; }

    /// <summary>When it happened; null when the service does not tell.</summary>
    [JsonIgnore]
    public DateTimeOffset? HappenedAt => ServerTime.FromMilliseconds(HappenedMilliseconds);
}

/// <summary>Which events are wanted. Without times: those of the last 30 days, the longest span that the service takes.</summary>
public sealed class AuditQuery
{
    /// <summary>The longest span that the service takes.</summary>
    public static TimeSpan MaxSpan { get; } = TimeSpan.FromDays(30);

    /// <summary>
    /// "all", "user_activity", "access_control", "int", "conn_mgmt", "comment", "byok", "plan_iq" or "forecaster". The service takes an unknown
    /// word for all.
    /// </summary>
    public string Type { get; init; } = "all";

    /// <summary>From when on; together with <see cref="To"/>.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The last hours, 1 to 720, instead of <see cref="From"/> and <see cref="To"/>.</summary>
    public int? Hours { get; init; }

    internal IEnumerable<string> Problems()
    {
        if (From is null != To is null)
            yield return "From and To of an audit query go together";
        if (From > To)
            yield return "From of an audit query is after To";
        if (To - From > MaxSpan)
            yield return "an audit query spans more than 30 days";
        if (Hours is not null && From is not null)
            yield return "an audit query has both Hours and From";
        if (Hours is < 1 or > 720)
            yield return Invariant($"Hours is {Hours} (allowed: 1 to 720)");
    }

    internal string ToQuery()
    {
        var query = "?type=" + Uri.EscapeDataString(Type);
        if (From is { } from && To is { } to)
            return query + Invariant($"&dateFrom={from.ToUnixTimeMilliseconds()}&dateTo={to.ToUnixTimeMilliseconds()}");
        return Hours is { } hours ? query + Invariant($"&intervalInHours={hours}") : query;
    }
}

internal sealed class AuditSearch
{
    public long? From { get; set; }

    public long? To { get; set; }

    public int? Interval { get; set; }
}

internal sealed class AuditPage
{
    public AuditMeta? Meta { get; set; }

    public List<AuditEvent>? Response { get; set; }
}

internal sealed class AuditMeta
{
    public AuditPaging? Paging { get; set; }
}

internal sealed class AuditPaging
{
    public int CurrentPageSize { get; set; }

    public long TotalSize { get; set; }

    // With a capital S (API reference 11.3, 43).
    [JsonPropertyName("offSet")]
    public long Offset { get; set; }
}
