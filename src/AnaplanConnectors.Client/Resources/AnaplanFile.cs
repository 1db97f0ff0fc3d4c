namespace AnaplanConnectors.Client;

/// <summary>
/// A file of a model: the source of an import (113…) or the output of an export (116…, the id of the export). Its content
/// is private to the user and goes away 48 hours after its last use (API reference 3.11 and 5.3).
/// </summary>
public sealed class AnaplanFile : NamedItem
{
    /// <summary>Chunks of the content that this user sees; 0 for none. May be stale after a deletion.</summary>
    public int ChunkCount { get; init; }

    /// <summary>Encoding that imports read it with: "UTF-8", "UTF-16LE", "ISO-8859-1". Null for outputs of exports.</summary>
    public string? Encoding { get; init; }

    /// <summary>Column separator, such as ",".</summary>
    public string? Separator { get; init; }

    /// <summary>Text qualifier, usually a double quote. Empty for none. (The service's word for it is delimiter.)</summary>
    public string? Delimiter { get; init; }

    /// <summary>Line of the header, from one; 0 or -1 when there is none.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Line of the first row of data, from one.</summary>
    public int? FirstDataRow { get; init; }

    /// <summary>"txt" for text.</summary>
    public string? Format { get; init; }
}
