using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>The items of lists, subsets, time, versions and users (API reference 3.9).</summary>
public sealed class DimensionClient
{
    private readonly ModelScope _scope;

    internal DimensionClient(ModelScope scope) => _scope = scope;

    /// <summary>
    /// All items of a list, a subset or the users; at most 1,000,000, in one answer that is held in memory. For time the service
    /// refuses (400): take <see cref="LineItemClient.ListDimensionItemsAsync"/> or <see cref="ViewClient.ListDimensionItemsAsync"/>.
    /// </summary>
    public IAsyncEnumerable<DimensionItem> ListItemsAsync(string dimensionId, CancellationToken cancellationToken = default)
        => _scope.Api.ReadItemsAsync(
            Path(dimensionId), $"list the items of dimension {dimensionId} of {_scope.Description}", ApiJson.Default.DimensionItem, "items", cancellationToken);

    /// <summary>
    /// The items that bear one of these names or codes, in any case. Lists, time, versions and users; codes for lists and users only
    /// (400 otherwise). What does not exist is left out.
    /// </summary>
    /// <param name="dimensionId">The dimension.</param>
    /// <param name="names">Names; may be empty when there are codes.</param>
    /// <param name="codes">Codes; null or empty for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<DimensionItem>> FindItemsAsync(
        string dimensionId, IReadOnlyCollection<string> names, IReadOnlyCollection<string>? codes = null, CancellationToken cancellationToken = default)
    {
        if (names is null)
            throw new ArgumentNullException(nameof(names));
        codes ??= [];
        if (names.Count + codes.Count == 0)
            return [];
        // Empty arrays are left out: the service takes one without entries for a mistake.
        var wanted = new WantedItems { Names = names.Count > 0 ? [.. names] : null, Codes = codes.Count > 0 ? [.. codes] : null };
        var json = JsonSerializer.SerializeToUtf8Bytes(wanted, ApiJson.Default.WantedItems);
        // A question, though it is posted.
        var request = ApiRequest.Send(
            HttpMethod.Post, Path(dimensionId), $"look up items of dimension {dimensionId} of {_scope.Description}", CallClass.Safe, json);
        return await _scope.Api.SendAsync(
            request, body => Envelope.ReadPage(body, ApiJson.Default.ListDimensionItem, "items").Items, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A lookup that remembers. Sends nothing yet.</summary>
    /// <param name="dimensionId">The dimension.</param>
    /// <param name="options">Null for the defaults.</param>
    public DimensionLookup Lookup(string dimensionId, DimensionLookupOptions? options = null)
    {
        options ??= new();
        AnaplanConfigurationException.ThrowIfAny(options.Problems());
        return new(this, dimensionId ?? throw new ArgumentNullException(nameof(dimensionId)), options);
    }

    private string Path(string dimensionId)
        => _scope.Path("dimensions", dimensionId ?? throw new ArgumentNullException(nameof(dimensionId)), "items");
}

internal sealed class WantedItems
{
    public List<string>? Names { get; set; }

    public List<string>? Codes { get; set; }
}
