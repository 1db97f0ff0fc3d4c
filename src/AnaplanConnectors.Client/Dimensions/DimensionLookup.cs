using System.ComponentModel;

namespace AnaplanConnectors.Client;

/// <summary>How a lookup remembers.</summary>
public sealed class DimensionLookupOptions
{
    /// <summary>Whether texts are codes as well as names. Time and versions have none. Default: false.</summary>
    [Category("Lookup"), DisplayName("By code"), Description("Whether texts are codes as well as names.")]
    public bool ByCode { get; init; }

    /// <summary>Texts remembered at most, found or not; the oldest are forgotten first. Default: 100,000, about 20 MB.</summary>
    [Category("Lookup"), DisplayName("Capacity"), Description("Texts remembered at most.")]
    public int Capacity { get; init; } = 100_000;

    /// <summary>Texts asked for in one request at most. Default: 10,000.</summary>
    [Category("Lookup"), DisplayName("Batch size"), Description("Texts asked for in one request at most.")]
    public int BatchSize { get; init; } = 10_000;

    internal IEnumerable<string> Problems()
    {
        if (Capacity < 1)
            yield return Invariant($"Capacity is {Capacity} (allowed: 1 and above)");
        if (BatchSize is < 1 or > 100_000)
            yield return Invariant($"BatchSize is {BatchSize:N0} (allowed: 1 to 100,000)");
    }
}

/// <summary>
/// Finds items of one dimension by name or code, in any case, and remembers the answers, also that nothing was found. Used by one
/// caller at a time.
/// </summary>
public sealed class DimensionLookup
{
    private readonly DimensionClient _client;
    private readonly string _dimensionId;
    private readonly DimensionLookupOptions _options;
    private readonly Dictionary<string, DimensionItem?> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _order = new();

    internal DimensionLookup(DimensionClient client, string dimensionId, DimensionLookupOptions options)
        => (_client, _dimensionId, _options) = (client, dimensionId, options);

    /// <summary>Texts that are remembered at the moment.</summary>
    public int Count => _known.Count;

    /// <summary>
    /// The item of each text; null where there is none. A name wins over a code. Only what is not remembered is asked for.
    /// </summary>
    /// <param name="texts">Names, or codes as well (<see cref="DimensionLookupOptions.ByCode"/>). May repeat.</param>
    /// <param name="cancellationToken">Ends the call; what was found stays remembered.</param>
    public async Task<IReadOnlyDictionary<string, DimensionItem?>> FindAsync(IEnumerable<string> texts, CancellationToken cancellationToken = default)
    {
        if (texts is null)
            throw new ArgumentNullException(nameof(texts));
        var found = new Dictionary<string, DimensionItem?>(StringComparer.OrdinalIgnoreCase);
        var missing = new List<string>();
        foreach (var text in texts.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (_known.TryGetValue(text, out var item))
                found[text] = item;
            else
                missing.Add(text);
        }

        for (var at = 0; at < missing.Count; at += _options.BatchSize)
        {
            var batch = missing.GetRange(at, Math.Min(_options.BatchSize, missing.Count - at));
            var items = await _client.FindItemsAsync(_dimensionId, batch, _options.ByCode ? batch : null, cancellationToken).ConfigureAwait(false);
            foreach (var (text, item) in Match(batch, items))
            {
                found[text] = item;
                Remember(text, item);
            }
        }

        return found;
    }

    private static IEnumerable<(string Text, DimensionItem? Item)> Match(List<string> texts, IReadOnlyList<DimensionItem> items)
    {
        var byText = new Dictionary<string, DimensionItem>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items.Where(i => !string.IsNullOrEmpty(i.Code)))
            byText[item.Code!] = item;
        foreach (var item in items)
            byText[item.Name] = item;
        return texts.Select(text => (text, byText.TryGetValue(text, out var item) ? item : null));
    }

    private void Remember(string text, DimensionItem? item)
    {
        if (_known.Count >= _options.Capacity)
            _known.Remove(_order.Dequeue());
        _known[text] = item;
        _order.Enqueue(text);
    }
}
