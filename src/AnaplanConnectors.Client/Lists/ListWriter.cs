using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>Changes a list request by request, each of the class that it has (API reference 8.4).</summary>
internal sealed class ListWriter(ModelScope scope, string listId, string path, string where, ListWriteOptions options)
{
    private const string Prefix = "{\"items\":[", Suffix = "]}";

    public int BatchSize => options.BatchSize;

    public async Task<ListWriteResult> AddAsync(IEnumerable<ListItemWrite> items, CancellationToken cancellationToken)
    {
        var total = new Total();
        foreach (var batch in Batches(items, ApiJson.Default.ListItemWrite))
        {
            using (batch)
                total.Add(batch, await AddBatchAsync(batch, cancellationToken).ConfigureAwait(false) ?? throw Lost(batch));
        }

        return total.Result;
    }

    public async Task<ListWriteResult> UpdateAsync(IEnumerable<ListItemWrite> items, CancellationToken cancellationToken)
    {
        var total = new Total();
        foreach (var batch in Batches(items, ApiJson.Default.ListItemWrite))
        {
            using (batch)
            {
                var request = batch.ToRequest(HttpMethod.Put, path, $"update {batch.Describe("items")} of {where}", CallClass.IdempotentByKey);
                total.Add(batch, await scope.Api.SendAsync(request, Read, cancellationToken).ConfigureAwait(false));
            }
        }

        return total.Result;
    }

    public async Task<ListWriteResult> DeleteAsync(IEnumerable<ListItemKey> items, CancellationToken cancellationToken)
    {
        var total = new Total();
        foreach (var batch in Batches(items, ApiJson.Default.ListItemKey))
        {
            using (batch)
            {
                var request = batch.ToRequest(HttpMethod.Post, path + "?action=delete", $"delete {batch.Describe("items")} of {where}", CallClass.IdempotentByKey);
                var attempt = await scope.Api.TryAsync(request, Read, cancellationToken).ConfigureAwait(false);
                if (attempt.Failure is { } failure)
                    throw failure.ToException(request, attempt.Count);
                total.Add(batch, attempt.Value, goneIsDeleted: attempt.Count > 1);
            }
        }

        return total.Result;
    }

    /// <summary>Adds the items of one request; null when the answer was lost.</summary>
    public async Task<ListWriteResult?> TryAddAsync(IReadOnlyList<ListItemWrite> items, CancellationToken cancellationToken)
    {
        var total = new Total();
        using var batch = Batches(items, ApiJson.Default.ListItemWrite).Single();
        if (await AddBatchAsync(batch, cancellationToken).ConfigureAwait(false) is not { } answer)
            return null;
        total.Add(batch, answer);
        return total.Result;
    }

    public AnaplanUnknownOutcomeException Lost(long first, long count) => new(
        Invariant($"Whether items {first + 1:N0} to {first + count:N0} were added to {where} is unknown: the answer was lost. The items before are settled."),
        listId,
        [],
        "Look at the list, or upsert the items, which adds only what is missing.");

    private AnaplanUnknownOutcomeException Lost(ItemBatch batch) => Lost(batch.Start, batch.Count);

    private async Task<ListAnswer?> AddBatchAsync(ItemBatch batch, CancellationToken cancellationToken)
    {
        var request = batch.ToRequest(HttpMethod.Post, path + "?action=add", $"add {batch.Describe("items")} to {where}", CallClass.AskFirst);
        var attempt = await scope.Api.TryAsync(request, Read, cancellationToken).ConfigureAwait(false);
        return attempt.Failure switch
        {
            null => attempt.Value,
            { MayHaveHappened: true } => null,
            var failure => throw failure.ToException(request, attempt.Count),
        };
    }

    private IEnumerable<ItemBatch> Batches<T>(IEnumerable<T> items, JsonTypeInfo<T> type) => ItemBatches.Of(items, type, Prefix, Suffix, options.BatchSize);

    private static ListAnswer Read(PooledBytes body) => Envelope.ReadWhole(body, ApiJson.Default.ListAnswer, "added", "updated", "deleted", "ignored", "total", "failures", "result");

    /// <summary>Counts over several requests.</summary>
    private sealed class Total
    {
        private readonly List<WriteFailure> _failures = [];
        private long _total, _added, _updated, _deleted, _ignored;

        public ListWriteResult Result => new(_total, _added, _updated, _deleted, _ignored, _failures);

        public void Add(ItemBatch batch, ListAnswer answer, bool goneIsDeleted = false)
        {
            var failures = batch.Failures(answer.AllFailures).ToList();
            // The first answer was lost: the items are not found because they were deleted then.
            var gone = goneIsDeleted ? failures.RemoveAll(f => string.Equals(f.Type, "Not found", StringComparison.OrdinalIgnoreCase)) : 0;
            _failures.AddRange(failures);
            _total += batch.Count;
            _added += answer.Added;
            _updated += answer.Updated;
            _deleted += answer.AllDeleted + gone;
            _ignored += answer.Ignored;
        }
    }
}
