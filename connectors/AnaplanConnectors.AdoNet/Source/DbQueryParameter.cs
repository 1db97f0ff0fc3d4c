using System.Data;

namespace AnaplanConnectors.AdoNet;

/// <summary>A value for a parameter of a query.</summary>
/// <param name="Name">As the query names it. Whether the marker (<c>@</c>, <c>$</c>, <c>:</c>) belongs to it is up to the provider; most take both.</param>
/// <param name="Value">Null is the database's null.</param>
public sealed record DbQueryParameter(string Name, object? Value)
{
    /// <summary>The type that the database sees. Null, the default: the provider tells it from the value, which a null value does not allow.</summary>
    public DbType? Type { get; init; }

    /// <summary>Longest text or bytes, where the type has a length. Null, the default: that of the value.</summary>
    public int? Size { get; init; }
}
