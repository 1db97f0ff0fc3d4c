using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AnaplanConnectors.Cli;

/// <summary>A contract as a file (docs/types.md).</summary>
internal static class ContractFile
{
    private const string Version = "1";

    private static readonly Dictionary<string, ContractMode> Modes = new()
    {
        ["freeze"] = ContractMode.Freeze, ["evolve"] = ContractMode.Evolve, ["discard_row"] = ContractMode.DiscardRow, ["discard_value"] = ContractMode.DiscardValue,
    };

    private static readonly Dictionary<string, bool> Truth = new() { ["true"] = true, ["false"] = false };

    /// <exception cref="UsageException">The file cannot be used; all problems are named.</exception>
    public static SchemaContract Read(string path) => YamlMap.Read(path, "contract", root =>
    {
        if (root.Text("version") is not Version)
            root.Report("version", $"'version' has to be {Version}");
        var columns = root.Word("columns", Modes) ?? ContractMode.Freeze;
        var types = root.Word("types", Modes) ?? ContractMode.Freeze;
        var schema = root.Map("schema");
        root.NothingElse();
        if (schema is null)
            root.Report("schema", "the key 'schema' is missing");
        var patterns = new Dictionary<string, string>(StringComparer.Ordinal);
        return new SchemaContract { Columns = columns, Types = types, Schema = new RowSchema((schema?.Keys ?? []).Select(name => Column(schema!, name, patterns))), Patterns = patterns };
    });

    public static string Write(SchemaContract contract)
    {
        var schema = new YamlMappingNode();
        foreach (var column in contract.Schema)
        {
            var entry = new YamlMappingNode { Style = YamlDotNet.Core.Events.MappingStyle.Flow };
            entry.Add("type", TypeText.Of(column));
            if (contract.Patterns.TryGetValue(column.Name, out var pattern))
                entry.Add("format", Quoted(pattern));
            if (!column.IsNullable)
                entry.Add("nullable", "false");
            schema.Add(Quoted(column.Name), entry);
        }

        var root = new YamlMappingNode { { "version", Version }, { "columns", Word(contract.Columns) }, { "types", Word(contract.Types) }, { "schema", schema } };
        using var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n', '.') + "\n";
    }

    public static string Word(ContractMode mode) => Modes.Single(pair => pair.Value == mode).Key;

    private static Column Column(YamlMap schema, string name, Dictionary<string, string> patterns)
    {
        var map = schema.Map(name)!;
        var column = map.Text("type") is { } type ? TypeText.Parse(name, type) : null;
        if (column is null)
            map.Report("type", $"column '{name}' has no type (allowed: {string.Join(", ", Enum.GetNames<ColumnType>()).ToLowerInvariant()}, text(60), decimal(18,2))");
        if (map.Text("format") is { } pattern)
            patterns[name] = pattern;
        var isNullable = map.Word("nullable", Truth) ?? true;
        map.NothingElse();
        return (column ?? new Column(name, ColumnType.Text)) with { IsNullable = isNullable };
    }

    private static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };
}
