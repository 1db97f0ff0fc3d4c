using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>An export of a model. Its output is the file of the same id (API reference 3.13).</summary>
public sealed class AnaplanExport : NamedItem
{
    /// <summary>"TABULAR_MULTI_COLUMN", "GRID_CURRENT_PAGE" and others.</summary>
    [JsonPropertyName("exportType")]
    public string? Type { get; init; }

    /// <summary>Media type of the output, such as "text/csv". The extension of the name says nothing.</summary>
    [JsonPropertyName("exportFormat")]
    public string? Format { get; init; }

    /// <summary>Encoding of the output.</summary>
    public string? Encoding { get; init; }

    /// <summary>The same set of words as <see cref="Type"/>; older answers leave it out.</summary>
    public string? Layout { get; init; }
}

/// <summary>
/// The output as the export was saved. Hints, not promises: lists may be shorter than <see cref="ColumnCount"/>, the header
/// line of the file decides.
/// </summary>
public sealed class ExportMetadata
{
    /// <summary>Columns of the output.</summary>
    public int? ColumnCount { get; init; }

    /// <summary>Estimated rows of the output.</summary>
    public long? RowCount { get; init; }

    /// <summary>Names in the header, in order.</summary>
    public IReadOnlyList<string> HeaderNames { get; init => field = value ?? []; } = [];

    /// <summary>Types of the columns: "NUMBER", "ENTITY", "MIXED" and others (API reference 7.7).</summary>
    public IReadOnlyList<string> DataTypes { get; init => field = value ?? []; } = [];

    /// <summary>Lists that columns of type "ENTITY" take their values from; empty texts elsewhere.</summary>
    public IReadOnlyList<string> ListNames { get; init => field = value ?? []; } = [];

    /// <summary>Text qualifier, usually a double quote.</summary>
    public string? Delimiter { get; init; }

    /// <summary>Column separator.</summary>
    public string? Separator { get; init; }

    /// <summary>Encoding of the output.</summary>
    public string? Encoding { get; init; }

    /// <summary>Media type of the output.</summary>
    [JsonPropertyName("exportFormat")]
    public string? Format { get; init; }

    /// <summary>"TABULAR_MULTI_COLUMN" and others.</summary>
    public string? Layout { get; init; }
}
