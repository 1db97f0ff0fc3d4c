namespace AnaplanConnectors.Simulator;

/// <summary>An import data source. Its content belongs to users and is kept elsewhere.</summary>
internal sealed record FileState(string Id, string Name, FileEncoding Encoding, string Separator, string Delimiter, int HeaderRow,
    int FirstDataRow, DefaultContentDefinition? DefaultContent)
{
    /// <summary>Made by a POST to an unknown file, and not by a modeller.</summary>
    public bool IsStray { get; init; }

    /// <summary>What a POST to an unknown file makes (API reference 3.11).</summary>
    public static FileState Stray(string id, string name) => new(id, name, FileEncoding.Utf8, "\t", "\"", -1, -1, null)
    {
        IsStray = true,
    };
}
