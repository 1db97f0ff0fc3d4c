using System.Text.Json;
using System.Text.Json.Serialization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>What a folder holds, for those who want to know that nothing is missing. Readers pass over names that start with <c>_</c>.</summary>
internal sealed class FolderManifest(RowSchema schema, IReadOnlyList<string> partitionBy)
{
    /// <summary>The name of a manifest in its folder.</summary>
    public const string FileName = "_manifest.json";

    private readonly List<ManifestFile> _files = [];

    /// <summary>The files that a manifest lists.</summary>
    /// <exception cref="JsonException">It is no manifest of ours.</exception>
    public static IReadOnlyList<ManifestFile> FilesOf(ReadOnlySpan<byte> json)
        => JsonSerializer.Deserialize(json, ManifestJson.Default.ManifestContent) is { Files: { } files } && files.All(file => file is { Path.Length: > 0 })
            ? files
            : throw new JsonException("The manifest lists no files.");

    public void Add(ManifestFile file) => _files.Add(file);

    public string ToJson(long rows, IReadOnlyDictionary<string, string>? metadata) => JsonSerializer.Serialize(
        new ManifestContent(
            1, rows, [.. schema.Select(column => new ManifestColumn(column.Name, column.Type.ToString(), column.IsNullable, column.Precision, column.Scale))],
            partitionBy, [.. _files.OrderBy(file => file.Path, StringComparer.Ordinal)], metadata ?? new Dictionary<string, string>()),
        ManifestJson.Default.ManifestContent);
}

/// <summary>A file of a folder.</summary>
/// <param name="Path">Its path in the folder, with slashes.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record ManifestFile(string Path, long Rows, long Bytes);

internal sealed record ManifestColumn(string Name, string Type, bool IsNullable, byte? Precision, byte? Scale);

internal sealed record ManifestContent(
    int Version, long Rows, IReadOnlyList<ManifestColumn> Columns, IReadOnlyList<string> PartitionBy, IReadOnlyList<ManifestFile> Files,
    IReadOnlyDictionary<string, string> Metadata);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ManifestContent))]
internal sealed partial class ManifestJson : JsonSerializerContext;
