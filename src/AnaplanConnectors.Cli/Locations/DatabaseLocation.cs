namespace AnaplanConnectors.Cli;

/// <summary>A table or a query of a database: <c>db:warehouse/stage.pnl</c>, <c>db:warehouse?query=SELECT …</c>, <c>db:warehouse?query=@file.sql</c>.</summary>
internal sealed record DatabaseLocation(string Text, string Connection, string? Table, string? Query) : Location(Text)
{
    public const string Prefix = "db:";

    public static new DatabaseLocation Parse(string text)
    {
        const string Marker = "?query=";
        var rest = text[Prefix.Length..];
        var question = rest.IndexOf(Marker, StringComparison.Ordinal);
        if (question > 0)
            return new DatabaseLocation(text, rest[..question], null, rest[(question + Marker.Length)..]);
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < rest.Length - 1
            ? new DatabaseLocation(text, rest[..slash], rest[(slash + 1)..], null)
            : throw new UsageException($"'{text}' names neither a table nor a query.", "Write db:connection/schema.table, db:connection?query=SELECT … or db:connection?query=@file.sql");
    }
}
