using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A line item of a module with all that the service tells of it (API reference 3.5).</summary>
public sealed class LineItem : NamedItem
{
    /// <summary>Id of its module.</summary>
    public string ModuleId { get; init => field = value ?? ""; } = "";

    /// <summary>Name of its module.</summary>
    public string ModuleName { get; init => field = value ?? ""; } = "";

    /// <summary>"NUMBER", "BOOLEAN", "TEXT", "DATE", "LIST", "TIME PERIOD" or "NONE": the kind in the words of people.</summary>
    [JsonPropertyName("format")]
    public string? FormatText { get; init; }

    /// <summary>What its values are; null when the service does not tell.</summary>
    [JsonPropertyName("formatMetadata")]
    public ValueFormat? Format { get; init; }

    /// <summary>Its formula; null or empty when cells are entered.</summary>
    public string? Formula { get; init; }

    /// <summary>How totals are made: "Sum", "None", "Formula" and others.</summary>
    public string? Summary { get; init; }

    /// <summary>Lists that it has values for. Time and versions are told by <see cref="TimeScale"/> and <see cref="Version"/>.</summary>
    public IReadOnlyList<AnaplanDimension> AppliesTo { get; init => field = value ?? []; } = [];

    /// <summary>Labels of the model builder.</summary>
    public IReadOnlyList<AnaplanDimension> DataTags { get; init => field = value ?? []; } = [];

    /// <summary>What refers to it, as text.</summary>
    public string? ReferencedBy { get; init; }

    /// <summary>Length of its periods: "Month", "Not Applicable" and others.</summary>
    public string? TimeScale { get; init; }

    /// <summary>The part of the timescale that it has.</summary>
    public string? TimeRange { get; init; }

    /// <summary>The versions that it has; 16000000000 means all.</summary>
    public AnaplanDimension? Version { get; init; }

    /// <summary>The line item it is indented below.</summary>
    public AnaplanDimension? Parent { get; init; }

    /// <summary>What decides who may read it.</summary>
    public string? ReadAccessDriver { get; init; }

    /// <summary>What decides who may change it.</summary>
    public string? WriteAccessDriver { get; init; }

    /// <summary>How it is shown.</summary>
    public string? Style { get; init; }

    /// <summary>Number of its cells.</summary>
    public long? CellCount { get; init; }

    /// <summary>Notes of the model builder.</summary>
    public string? Notes { get; init; }

    /// <summary>Its code, when it has one.</summary>
    public string? Code { get; init; }

    /// <summary>Whether it is a summary.</summary>
    public bool IsSummary { get; init; }

    /// <summary>Which versions its formula holds for.</summary>
    public string? FormulaScope { get; init; }

    /// <summary>Whether versions switch over from actual data.</summary>
    public bool UseSwitchover { get; init; }

    /// <summary>Whether totals may be changed, which changes what they are made of.</summary>
    public bool Breakback { get; init; }

    /// <summary>Whether a balance is carried into the first period.</summary>
    public bool BroughtForward { get; init; }

    /// <summary>Whether a section begins with it.</summary>
    public bool StartOfSection { get; init; }

    /// <summary>Whether cells can be set: there is no formula. Totals of it still cannot (API reference 3.10).</summary>
    [JsonIgnore]
    public bool IsWritable => string.IsNullOrEmpty(Formula);
}

/// <summary>A dimension: a list, a subset, time, versions or users, or anything else that is told as id and name.</summary>
public sealed class AnaplanDimension : NamedItem
{
    /// <summary>Id of the dimension Time in every model (API reference 4).</summary>
    public const string TimeId = "20000000003";

    /// <summary>Id of the dimension Line Items in every model.</summary>
    public const string LineItemsId = "20000000012";

    /// <summary>Id of the dimension Versions in every model.</summary>
    public const string VersionsId = "20000000020";

    /// <summary>Id of the dimension Users in every model.</summary>
    public const string UsersId = "101999999999";
}
