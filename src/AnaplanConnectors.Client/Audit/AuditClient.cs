using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>What happened in a tenant (API reference 10.3). Needs the role Tenant Auditor.</summary>
public sealed class AuditClient
{
    // The service would give 10,000 and more at once; smaller pages keep memory flat.
    private const int PageSize = 5000;

    private readonly ApiSession _api;

    internal AuditClient(ApiSession api) => _api = api;

    /// <summary>Events, page by page as the loop goes on.</summary>
    /// <exception cref="AnaplanSignInException">This user is no tenant auditor.</exception>
    public IAsyncEnumerable<AuditEvent> ListAsync(AuditQuery? query = null, CancellationToken cancellationToken = default)
    {
        var text = Checked(query).ToQuery();
        return PagesAsync(offset => ApiRequest.Get(Invariant($"events{text}&limit={PageSize}&offset={offset}"), "list audit events", ApiService.Audit), cancellationToken);
    }

    /// <summary>The same events by the other call that the service has for them.</summary>
    /// <exception cref="AnaplanSignInException">This user is no tenant auditor.</exception>
    public IAsyncEnumerable<AuditEvent> SearchAsync(AuditQuery? query = null, CancellationToken cancellationToken = default)
    {
        query = Checked(query);
        var search = new AuditSearch { From = query.From?.ToUnixTimeMilliseconds(), To = query.To?.ToUnixTimeMilliseconds(), Interval = query.Hours };
        var json = JsonSerializer.SerializeToUtf8Bytes(search, ApiJson.Default.AuditSearch);
        return PagesAsync(
            offset => ApiRequest.Send(
                HttpMethod.Post, Invariant($"events/search?type={Uri.EscapeDataString(query.Type)}&limit={PageSize}&offset={offset}"), "search audit events",
                CallClass.Safe, json, ApiService.Audit),
            cancellationToken);
    }

    /// <summary>All events of a query in Common Event Format, one a line. Not paged: up to 1 GB in memory. The caller disposes the stream.</summary>
    public Task<Stream> OpenCefAsync(AuditQuery? query = null, CancellationToken cancellationToken = default)
        => _api.OpenAsync(ApiService.Audit, "events" + Checked(query).ToQuery(), "read audit events", "text/plain", cancellationToken);

    private static AuditQuery Checked(AuditQuery? query)
    {
        query ??= new();
        AnaplanConfigurationException.ThrowIfAny(query.Problems());
        return query;
    }

    private async IAsyncEnumerable<AuditEvent> PagesAsync(Func<long, ApiRequest> request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var offset = 0L;
        while (true)
        {
            var page = await _api.SendAsync(request(offset), body => Envelope.ReadWhole(body, ApiJson.Default.AuditPage, "response"), cancellationToken).ConfigureAwait(false);
            var events = page.Response ?? [];
            foreach (var one in events)
                yield return one;
            offset += events.Count;
            if (events.Count == 0 || page.Meta?.Paging is null || offset >= page.Meta.Paging.TotalSize)
                yield break;
        }
    }
}
