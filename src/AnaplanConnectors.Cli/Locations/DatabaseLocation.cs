namespace AnaplanConnectors.Cli;

/// <summary>
/// A table, a query or a stored procedure of a database: <c>db:warehouse/stage.pnl</c>, <c>db:warehouse?query=SELECT …</c>,
/// <c>db:warehouse?query=@file.sql</c>, <c>db:warehouse?procedure=stage.read_pnl</c>.
/// </summary>
internal sealed record DatabaseLocation(string Text, string Connection, string? Table, string? Query, string? Procedure) : Location(Text)
{
    public const string Prefix = "db:";

    public static new DatabaseLocation Parse(string text)
    {
        var rest = text[Prefix.Length..];
        if (Behind(rest, "?query=") is var (asked, query))
            return new DatabaseLocation(text, asked, null, query, null);
        if (Behind(rest, "?procedure=") is var (called, procedure))
            return new DatabaseLocation(text, called, null, null, procedure);
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < rest.Length - 1
            ? new DatabaseLocation(text, rest[..slash], rest[(slash + 1)..], null, null)
            : throw new UsageException(
                $"'{text}' names neither a table nor a query.", "Write db:connection/schema.table, db:connection?query=SELECT …, db:connection?query=@file.sql or db:connection?procedure=name");
    }

    private static (string Connection, string Name)? Behind(string text, string marker)
        => text.IndexOf(marker, StringComparison.Ordinal) is > 0 and var at ? (text[..at], text[(at + marker.Length)..]) : null;
}
