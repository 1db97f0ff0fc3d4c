using System.Globalization;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>Rules for columns from a file (docs/types.md).</summary>
internal sealed record ColumnsFile(IReadOnlyList<ColumnRule> Rules, OtherColumns Others)
{
    private static readonly Dictionary<string, ColumnType> Types = Enum.GetValues<ColumnType>().ToDictionary(type => type.ToString().ToLowerInvariant());

    private static readonly Dictionary<string, MissingValues> Missing = new()
    {
        ["keep"] = MissingValues.Keep, ["refuse"] = MissingValues.Refuse, ["zero"] = MissingValues.Zero,
    };

    private static readonly Dictionary<string, bool> Empty = new() { ["keep"] = false, ["missing"] = true };

    private static readonly Dictionary<string, OtherColumns> OtherWords = new() { ["keep"] = OtherColumns.Keep, ["leave-out"] = OtherColumns.LeaveOut };

    /// <exception cref="UsageException">The file cannot be used; all problems are named.</exception>
    public static ColumnsFile Read(string path) => YamlMap.Read(path, "file of columns", root =>
    {
        var others = root.Word("others", OtherWords) ?? OtherColumns.Keep;
        var columns = root.Map("columns");
        root.NothingElse();
        if (columns is null)
            root.Report("columns", "the key 'columns' is missing");
        return new ColumnsFile([.. (columns?.Keys ?? []).Select(name => Rule(columns!, name))], others);
    });

    public ISource ApplyTo(ISource source) => source.Map(Rules, Others);

    private static ColumnRule Rule(YamlMap columns, string name)
    {
        var map = columns.Map(name)!;
        int? position = name.StartsWith('#') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var rule = new ColumnRule
        {
            From = position is null ? name : null,
            Position = position,
            To = map.Text("to"),
            Type = map.Word("type", Types),
            Pattern = map.Text("format"),
            DecimalSeparator = map.Text("decimal") switch
            {
                null => '.',
                { Length: 1 } one => one[0],
                _ => '?',
            },
            Missing = map.Word("missing", Missing) ?? MissingValues.Keep,
            EmptyIsMissing = map.Word("empty", Empty) ?? false,
        };
        map.NothingElse();
        return rule;
    }
}
