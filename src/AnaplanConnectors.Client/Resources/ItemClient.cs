using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>Lists and finds the items of one kind in a model.</summary>
/// <typeparam name="T">The kind.</typeparam>
public class ItemClient<T>
    where T : NamedItem
{
    private readonly ItemKind _kind;
    private readonly JsonTypeInfo<List<T>> _type;

    /// <param name="scope">The model.</param>
    /// <param name="kind">Where the items are and what they are called.</param>
    /// <param name="type">How a page is read.</param>
    internal ItemClient(ModelScope scope, ItemKind kind, JsonTypeInfo<List<T>> type) => (Scope, _kind, _type) = (scope, kind, type);

    internal ModelScope Scope { get; }

    /// <summary>All items that this user sees. Pages are fetched as the loop goes on.</summary>
    public IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default) => ListAsync([], Scope.Description, cancellationToken);

    /// <summary>Finds an item by id, name, or name without case, in this order.</summary>
    /// <exception cref="AnaplanNotFoundException">None or several match; the message lists them.</exception>
    public async Task<T> FindAsync(string nameOrId, CancellationToken cancellationToken = default)
        => NameLookup.Find(
            await ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), nameOrId, _kind.Noun, _kind.Nouns, Scope.Description);

    /// <summary>The items below something of the model, such as the views of a module.</summary>
    private protected IAsyncEnumerable<T> ListAsync(string[] below, string where, CancellationToken cancellationToken)
        => Scope.Api.ListAsync(
            Scope.Path([.. below, _kind.Path]) + _kind.Query, $"list the {_kind.Nouns} of {where}", _type, [_kind.Key], cancellationToken);

    internal string PathOf(string id, params string[] segments)
        => Scope.Path([_kind.Path, id ?? throw new ArgumentNullException(nameof(id)), .. segments]);

    /// <summary>One of the items, as errors show it.</summary>
    internal string Describe(string id) => $"{_kind.Noun} {id} of {Scope.Description}";
}

/// <summary>Where the items of a kind are and what they are called.</summary>
/// <param name="Path">Part of the path.</param>
/// <param name="Noun">One of them in words.</param>
/// <param name="Nouns">Several of them in words.</param>
/// <param name="Key">Key of the list in the answer.</param>
/// <param name="Query">What the request asks for, such as an order.</param>
internal sealed record ItemKind(string Path, string Noun, string Nouns, string Key, string Query = ItemKind.ByName)
{
    public const string ByName = "?sort=%2Bname";

    public static ItemKind Of(string path, string noun) => new(path, noun, path, path);
}
