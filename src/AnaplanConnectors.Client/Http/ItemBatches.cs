using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>Cuts things to write into requests that the service takes: by number and by bytes.</summary>
internal static class ItemBatches
{
    /// <summary>Batches one behind the other, each made when it is asked for. The caller disposes each.</summary>
    /// <param name="items">Enumerated once.</param>
    /// <param name="type">How an item is written.</param>
    /// <param name="prefix">What stands before the items in a request.</param>
    /// <param name="suffix">What stands behind them.</param>
    /// <param name="maxCount">Items of a request at most.</param>
    /// <param name="maxBytes">Bytes of a request at most; an item that alone is larger makes a request of its own.</param>
    public static IEnumerable<ItemBatch> Of<T>(
        IEnumerable<T> items, JsonTypeInfo<T> type, string prefix, string suffix, int maxCount, long maxBytes = long.MaxValue)
    {
        using var source = items.GetEnumerator();
        // One item at a time is written here to learn its length; the memory is used again for each.
        using var scratch = new MemoryStream();
        using var writer = new Utf8JsonWriter(scratch);
        var hasItem = Write();
        long start = 0;
        while (hasItem)
        {
            var batch = new ItemBatch(start, prefix);
            do
            {
                batch.Add(scratch.GetBuffer().AsSpan(0, (int)scratch.Length));
                hasItem = Write();
            }
            while (hasItem && batch.Count < maxCount && batch.Length + 1 + scratch.Length + suffix.Length <= maxBytes);

            batch.End(suffix);
            start += batch.Count;
            yield return batch;
        }

        bool Write()
        {
            if (!source.MoveNext())
                return false;
            scratch.SetLength(0);
            writer.Reset();
            JsonSerializer.Serialize(writer, source.Current ?? throw new ArgumentException("One of the items is null."), type);
            writer.Flush();
            return true;
        }
    }
}

/// <summary>The body of one request and the position of its first item among all.</summary>
internal sealed class ItemBatch : IDisposable
{
    private readonly PooledBytes _bytes = new();

    public ItemBatch(long start, string prefix)
    {
        Start = start;
        _bytes.Write(Encoding.UTF8.GetBytes(prefix));
    }

    public long Start { get; }

    public int Count { get; private set; }

    public long Length => _bytes.Length;

    public void Add(ReadOnlySpan<byte> item)
    {
        if (Count++ > 0)
            _bytes.Write(","u8);
        _bytes.Write(item);
    }

    public void End(string suffix) => _bytes.Write(Encoding.UTF8.GetBytes(suffix));

    /// <summary>Which of them, counted from one: "cells 100,001 to 200,000".</summary>
    public string Describe(string nouns) => Invariant($"{nouns} {Start + 1:N0} to {Start + Count:N0}");

    public ApiRequest ToRequest(HttpMethod method, string path, string what, CallClass callClass) => new()
    {
        Method = method,
        Path = path,
        What = what,
        Class = callClass,
        Body = () => new(_bytes.AsSequence(), "application/json"),
    };

    /// <summary>Failures of the request under their position among everything that was passed.</summary>
    public IEnumerable<WriteFailure> Failures(IEnumerable<FailedItem>? failures)
        => (failures ?? []).Where(f => f is not null).Select(f => new WriteFailure(Start + f.RequestIndex, f.Type ?? "", f.Message ?? ""));

    public void Dispose() => _bytes.Dispose();
}
