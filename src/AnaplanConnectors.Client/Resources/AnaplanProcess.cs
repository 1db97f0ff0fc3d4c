using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A process of a model: actions that run one behind the other (API reference 3.15).</summary>
public sealed class AnaplanProcess : NamedItem;

/// <summary>What a process consists of.</summary>
public sealed class ProcessMetadata
{
    /// <summary>Name of the process.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Its actions in the order they run.</summary>
    public IReadOnlyList<ProcessStep> Actions { get; init => field = value ?? []; } = [];
}

/// <summary>One action of a process.</summary>
public sealed class ProcessStep : NamedItem
{
    /// <summary>"IMPORT", "EXPORT", or the type of another action.</summary>
    [JsonPropertyName("actionType")]
    public string? Type { get; init; }

    /// <summary>The file that an import reads (113…); null or empty otherwise.</summary>
    [JsonPropertyName("importDataSourceId")]
    public string? FileId { get; init; }

    /// <summary>"HIERARCHY_DATA", "MODULE_DATA" and others, for imports.</summary>
    public string? ImportType { get; init; }

    /// <summary>Layout of the output, for exports.</summary>
    public string? ExportType { get; init; }

    /// <summary>Media type of the output, for exports.</summary>
    public string? ExportFormat { get; init; }
}
