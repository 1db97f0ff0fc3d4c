namespace AnaplanConnectors.Client;

/// <summary>The answer to a change of a list. Deletions come in two shapes; both are read (API reference 3.8).</summary>
internal sealed class ListAnswer
{
    public long Added { get; set; }

    public long Updated { get; set; }

    public long Deleted { get; set; }

    public long Ignored { get; set; }

    public List<FailedItem>? Failures { get; set; }

    public DeletionAnswer? Result { get; set; }

    public long AllDeleted => Deleted + (Result?.NumberOfItemsDeleted ?? 0);

    public IEnumerable<FailedItem> AllFailures => (Failures ?? []).Concat(Result?.Failures ?? []);
}

internal sealed class DeletionAnswer
{
    public long NumberOfItemsDeleted { get; set; }

    public List<FailedItem>? Failures { get; set; }
}
