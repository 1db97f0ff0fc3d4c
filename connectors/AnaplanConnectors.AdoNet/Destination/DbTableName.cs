using System.Security.Cryptography;
using System.Text;

namespace AnaplanConnectors.AdoNet;

/// <summary>Name of a table, with its schema where one was given.</summary>
internal sealed record DbTableName(string? Schema, string Name)
{
    /// <summary>Reads <c>table</c>, <c>schema.table</c> or <c>"a.b"."c d"</c>.</summary>
    /// <exception cref="ArgumentException">It has none of these forms.</exception>
    public static DbTableName Parse(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        var parts = new List<string>();
        for (var i = 0; i <= text.Length; i++)
        {
            var part = new StringBuilder();
            var isQuoted = i < text.Length && text[i] == '"';
            for (i += isQuoted ? 1 : 0; i < text.Length && (isQuoted || text[i] != '.'); i++)
            {
                if (isQuoted && text[i] == '"' && (i + 1 == text.Length || text[i + 1] != '"'))
                {
                    i++;
                    break;
                }

                if (isQuoted && text[i] == '"')
                    i++;
                part.Append(text[i]);
            }

            parts.Add(part.ToString());
            if (i < text.Length && text[i] != '.')
                parts.Add("");
        }

        return parts.Count is 1 or 2 && parts.TrueForAll(part => part.Length > 0)
            ? new DbTableName(parts.Count == 2 ? parts[0] : null, parts[parts.Count - 1])
            : throw new ArgumentException($"'{text}' is no name of a table. Write table or schema.table; a name with a point in it stands in quotation marks.", nameof(text));
    }

    /// <summary>As statements of a database write it.</summary>
    public string In(SqlDialect dialect) => Schema is null ? dialect.Quote(Name) : $"{dialect.Quote(Schema)}.{dialect.Quote(Name)}";

    /// <summary>Another table beside this one.</summary>
    public DbTableName Beside(string name) => this with { Name = name };

    /// <summary>The staging table of a run: at most 60 characters, and another one for every table that the run loads.</summary>
    public DbTableName Staging(string runId)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(ToString()));
        return Beside($"anx_stage_{runId}_{hash[0]:x2}{hash[1]:x2}{hash[2]:x2}{hash[3]:x2}");
    }

    /// <summary>For people, and for the ledger.</summary>
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
