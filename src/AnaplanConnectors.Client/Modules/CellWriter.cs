using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>Writes cells batch by batch. A cell has one value, so a batch may be sent again (API reference 8.4).</summary>
internal sealed class CellWriter(ModelScope scope, string path, string where, CellWriteOptions options)
{
    public async Task<CellWriteResult> WriteAsync(IEnumerable<CellWrite> cells, CancellationToken cancellationToken)
    {
        var failures = new List<WriteFailure>();
        long changed = 0, total = 0;
        foreach (var batch in ItemBatches.Of(cells, ApiJson.Default.CellWrite, "[", "]", options.BatchSize, options.BatchBytes))
        {
            using (batch)
            {
                var answer = await SendAsync(batch, cancellationToken).ConfigureAwait(false);
                changed += answer.NumberOfCellsChanged;
                total += batch.Count;
                failures.AddRange(batch.Failures(answer.Failures));
            }
        }

        return new(changed, total, failures);
    }

    private Task<CellAnswer> SendAsync(ItemBatch batch, CancellationToken cancellationToken)
        => scope.Api.SendAsync(
            batch.ToRequest(HttpMethod.Post, path, $"write {batch.Describe("cells")} of {where}", CallClass.IdempotentByKey),
            body => Envelope.ReadWhole(body, ApiJson.Default.CellAnswer, "numberOfCellsChanged", "failures"),
            cancellationToken);
}

internal sealed class CellAnswer
{
    public long NumberOfCellsChanged { get; set; }

    public List<FailedItem>? Failures { get; set; }
}

/// <summary>A failure as the service writes it: <c>requestIndex</c> counts within one request.</summary>
internal sealed class FailedItem
{
    public int RequestIndex { get; set; }

    [JsonPropertyName("failureType")]
    public string? Type { get; set; }

    [JsonPropertyName("failureMessageDetails")]
    public string? Message { get; set; }
}
