using System.ComponentModel;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>An item to add to or change in a list. What is null stays as it is.</summary>
public sealed class ListItemWrite
{
    /// <summary>Id, for changes only. Finds the item before code and name do.</summary>
    public string? Id { get; init; }

    /// <summary>Name. Not for numbered lists. Finds an item only if that has no code.</summary>
    public string? Name { get; init; }

    /// <summary>Code, at most 60 characters.</summary>
    public string? Code { get; init; }

    /// <summary>Name of the parent; codes are found as well in practice.</summary>
    public string? Parent { get; init; }

    /// <summary>Values of properties as text: numbers with a point, dates as yyyy-MM-dd, "true" or "false", names or codes of items.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; init; }

    /// <summary>For each subset whether the item is to belong to it.</summary>
    public IReadOnlyDictionary<string, bool>? Subsets { get; init; }
}

/// <summary>An item to delete: by id or by code, never by both, which the service takes for a mistake (API reference 3.8).</summary>
public sealed class ListItemKey
{
    [JsonConstructor]
    internal ListItemKey(string? id, string? code) => (Id, Code) = (id, code);

    /// <summary>The item of this id.</summary>
    public static ListItemKey OfId(string id) => new(id ?? throw new ArgumentNullException(nameof(id)), null);

    /// <summary>The item of this code.</summary>
    public static ListItemKey OfCode(string code) => new(null, code ?? throw new ArgumentNullException(nameof(code)));

    /// <summary>Id of the item; null when the code is set.</summary>
    public string? Id { get; }

    /// <summary>Code of the item; null when the id is set.</summary>
    public string? Code { get; }
}

/// <summary>How lists are changed.</summary>
public sealed class ListWriteOptions
{
    /// <summary>Items of a request, 1 to 100,000 (API reference 8.1). Default: 75,000.</summary>
    [Category("Lists"), DisplayName("Batch size"), Description("Items of a request.")]
    public int BatchSize { get; init; } = 75_000;

    internal IEnumerable<string> Problems()
    {
        if (BatchSize is < 1 or > 100_000)
            yield return Invariant($"BatchSize is {BatchSize:N0} (allowed: 1 to 100,000)");
    }
}

/// <summary>How the items of a list are read as CSV.</summary>
public sealed class ListReadOptions
{
    /// <summary>
    /// Items above which a large read is made instead of one request, up to 1,000,000, where the service refuses the latter (API
    /// reference 8.1). A request is quicker and its answer is held in memory; a large read keeps memory flat. Default: 250,000.
    /// </summary>
    [Category("Reading"), DisplayName("Large read from"), Description("Items above which a large read is made.")]
    public int LargeReadFrom { get; init; } = 250_000;

    /// <summary>Pages of a large read under way or waiting beside the one that is read. Default: 1.</summary>
    [Category("Reading"), DisplayName("Prefetch"), Description("Pages of a large read that are fetched ahead.")]
    public int Prefetch { get; init; } = 1;

    internal IEnumerable<string> Problems()
    {
        if (LargeReadFrom is < 0 or > 1_000_000)
            yield return Invariant($"LargeReadFrom is {LargeReadFrom:N0} (allowed: 0 to 1,000,000)");
        if (Prefetch is < 1 or > 16)
            yield return Invariant($"Prefetch is {Prefetch} (allowed: 1 to 16)");
    }
}

/// <summary>What became of a change of a list. Counts are those of the service, over all requests.</summary>
/// <param name="Total">Items that were passed.</param>
/// <param name="Added">Items that are new.</param>
/// <param name="Updated">Items that were changed.</param>
/// <param name="Deleted">Items that are gone.</param>
/// <param name="Ignored">Items without effect, failures among them.</param>
/// <param name="Failures">
/// Items that could not be added, changed or deleted. Known types: "INCORRECT_FORMAT", "INCOMPLETE_DATA", "Not found", "Ambiguous
/// criteria"; an open set.
/// </param>
public sealed record ListWriteResult(long Total, long Added, long Updated, long Deleted, long Ignored, IReadOnlyList<WriteFailure> Failures);
