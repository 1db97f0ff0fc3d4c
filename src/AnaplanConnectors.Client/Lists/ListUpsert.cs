namespace AnaplanConnectors.Client;

/// <summary>Updates items, then adds those that turn out to be missing. Which are, the list itself tells, not the words of a failure.</summary>
internal sealed class ListUpsert(ListWriter writer, DimensionClient dimensions, string listId)
{
    private const int MaxRounds = 3, LookupSize = 10_000;

    private readonly List<WriteFailure> _failures = [];
    private long _total, _added, _updated, _ignored;

    public async Task<ListWriteResult> RunAsync(IEnumerable<ListItemWrite> items, CancellationToken cancellationToken)
    {
        var batch = new List<Entry>();
        foreach (var item in items)
        {
            batch.Add(new(_total++, item ?? throw new ArgumentException("One of the items is null.", nameof(items))));
            if (batch.Count < writer.BatchSize)
                continue;
            await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            batch.Clear();
        }

        if (batch.Count > 0)
            await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        return new(_total, _added, _updated, 0, _ignored, _failures);
    }

    private async Task WriteAsync(IReadOnlyList<Entry> batch, CancellationToken cancellationToken)
    {
        var pending = batch;
        for (var round = 1; round <= MaxRounds; round++)
        {
            var missing = await UpdateAsync(pending, cancellationToken).ConfigureAwait(false);
            if (missing.Count == 0)
                return;
            if (await writer.TryAddAsync(missing.Select(e => e.Item).ToList(), cancellationToken).ConfigureAwait(false) is { } added)
            {
                _added += added.Added;
                _ignored += added.Ignored;
                _failures.AddRange(added.Failures.Select(f => f with { Index = missing[(int)f.Index].Index }));
                return;
            }

            // The answer was lost. The model answers what follows only when it has done with the addition (API reference 8.2), so a
            // second look tells what became of it.
            pending = missing;
        }

        throw writer.Lost(batch[0].Index, batch.Count);
    }

    // Returns what is not there; other failures are final.
    private async Task<IReadOnlyList<Entry>> UpdateAsync(IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var result = await writer.UpdateAsync(entries.Select(e => e.Item), cancellationToken).ConfigureAwait(false);
        _updated += result.Updated;
        var failed = result.Failures.Select(f => (Failure: f, Entry: entries[(int)f.Index])).ToList();
        var missing = await MissingAsync(failed.Select(f => f.Entry).Distinct().ToList(), cancellationToken).ConfigureAwait(false);
        _failures.AddRange(failed.Where(f => !missing.Contains(f.Entry)).Select(f => f.Failure with { Index = f.Entry.Index }));
        _ignored += result.Ignored - missing.Count > 0 ? result.Ignored - missing.Count : 0;
        return missing;
    }

    private async Task<IReadOnlyList<Entry>> MissingAsync(List<Entry> failed, CancellationToken cancellationToken)
    {
        // An id that is unknown cannot be added, and without code and name nothing can.
        var candidates = failed.Where(e => e.Item.Id is null && (e.Item.Code ?? e.Item.Name) is { Length: > 0 }).ToList();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < candidates.Count; at += LookupSize)
        {
            var part = candidates.GetRange(at, Math.Min(LookupSize, candidates.Count - at));
            var found = await dimensions.FindItemsAsync(
                listId, Texts(part, e => e.Name), Texts(part, e => e.Code), cancellationToken).ConfigureAwait(false);
            names.UnionWith(found.Select(i => i.Name));
            codes.UnionWith(found.Select(i => i.Code ?? ""));
        }

        return candidates.Where(e => e.Item.Code is { Length: > 0 } code ? !codes.Contains(code) : !names.Contains(e.Item.Name!)).ToList();
    }

    private static List<string> Texts(List<Entry> entries, Func<ListItemWrite, string?> text)
        => entries.Select(e => text(e.Item)).Where(t => !string.IsNullOrEmpty(t)).Select(t => t!).Distinct(StringComparer.Ordinal).ToList();

    private sealed record Entry(long Index, ListItemWrite Item);
}
