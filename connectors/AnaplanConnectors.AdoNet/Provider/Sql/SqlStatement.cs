namespace AnaplanConnectors.AdoNet;

/// <summary>What a statement asks for.</summary>
internal abstract record SqlStatement(string Kind, string Name)
{
    /// <summary>What there is, for messages: much of SQL is not.</summary>
    public const string Forms = "Statements are SELECT columns FROM place [WHERE column = value AND …], and EXEC action.";
}

/// <summary><c>SELECT</c>. No columns: all of them. Of a view without a name of its own <c>Name</c> is all there is.</summary>
internal sealed record SelectStatement(
    string Kind, string Name, string? View, IReadOnlyList<SelectedColumn> Columns, IReadOnlyList<SqlCondition> Conditions)
    : SqlStatement(Kind, Name);

/// <summary><c>EXEC</c>.</summary>
internal sealed record ExecStatement(string Kind, string Name) : SqlStatement(Kind, Name);

internal sealed record SelectedColumn(string Name, string Alias);

/// <summary>A column equals a value, or a parameter where <paramref name="IsParameter"/> says so.</summary>
internal sealed record SqlCondition(string Column, string Value, bool IsParameter);
