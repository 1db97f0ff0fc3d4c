using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>Lists and finds the items of one kind in a model.</summary>
/// <typeparam name="T">The kind.</typeparam>
public class ItemClient<T>
    where T : NamedItem
{
    private readonly string _collection;
    private readonly JsonTypeInfo<List<T>> _type;

    /// <param name="scope">The model.</param>
    /// <param name="collection">Path and key of the list, such as "imports".</param>
    /// <param name="noun">One of them in words, such as "import".</param>
    /// <param name="type">How a page is read.</param>
    internal ItemClient(ModelScope scope, string collection, string noun, JsonTypeInfo<List<T>> type)
        => (Scope, _collection, Noun, _type) = (scope, collection, noun, type);

    internal ModelScope Scope { get; }

    internal string Noun { get; }

    /// <summary>All items that this user sees. Pages are fetched as the loop goes on.</summary>
    public IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default)
        => Scope.Api.ListAsync(
            Scope.Path(_collection) + "?sort=%2Bname", $"list the {_collection} of {Scope.Description}", _type, [_collection], cancellationToken);

    /// <summary>Finds an item by id, name, or name without case, in this order.</summary>
    /// <exception cref="AnaplanNotFoundException">None or several match; the message lists them.</exception>
    public async Task<T> FindAsync(string nameOrId, CancellationToken cancellationToken = default)
        => NameLookup.Find(
            await ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), nameOrId, Noun, _collection, Scope.Description);

    internal string PathOf(string id, params string[] segments) => Scope.Path([_collection, id, .. segments]);
}
