namespace AnaplanConnectors.Client;

/// <summary>Lists and finds the items of one kind in a model.</summary>
/// <typeparam name="T">The kind.</typeparam>
public class ItemClient<T>
    where T : NamedItem
{
    internal ItemClient() => throw new NotImplementedException();

    /// <summary>All items that this user sees, sorted by name. Pages are fetched as the loop goes on.</summary>
    public IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Finds an item by id, name, or name without case, in this order.</summary>
    /// <exception cref="AnaplanNotFoundException">None or several match; the message lists them.</exception>
    public Task<T> FindAsync(string nameOrId, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
