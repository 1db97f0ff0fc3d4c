using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>An import of a model (API reference 3.12).</summary>
public sealed class AnaplanImport : NamedItem
{
    /// <summary>"HIERARCHY_DATA" for lists, "MODULE_DATA" for modules, and others.</summary>
    [JsonPropertyName("importType")]
    public string? Type { get; init; }

    /// <summary>The file it reads (113…); null or empty when it reads from another model. Several imports may share a file.</summary>
    [JsonPropertyName("importDataSourceId")]
    public string? FileId { get; init; }
}

/// <summary>The layout that an import was set up with.</summary>
public sealed class ImportMetadata
{
    /// <summary>Name of the import.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>"FILE" or "MODEL".</summary>
    public string? Type { get; init; }

    /// <summary>The expected file; null when the import does not read one.</summary>
    public ImportSource? Source { get; init; }
}

/// <summary>The file that an import was set up with.</summary>
public sealed class ImportSource
{
    /// <summary>"UTF-8", "UTF-16LE", "ISO-8859-1". The definition rules: another encoding is misread, not refused.</summary>
    public string? TextEncoding { get; init; }

    /// <summary>Column separator, such as ",".</summary>
    public string? ColumnSeparator { get; init; }

    /// <summary>Text qualifier, usually a double quote. Empty for none.</summary>
    public string? TextDelimiter { get; init; }

    /// <summary>Line of the header, from one; 0 or -1 when there is none.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Line of the first row of data, from one.</summary>
    public int? FirstDataRow { get; init; }

    /// <summary>"." or ",".</summary>
    public string? DecimalSeparator { get; init; }

    /// <summary>Names in the header, in order.</summary>
    public IReadOnlyList<string> HeaderNames { get; init => field = value ?? []; } = [];

    /// <summary>Columns of the file.</summary>
    public int? ColumnCount { get; init; }
}
