using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Separated text files by name, for the command line.</summary>
public static class CsvConnector
{
    /// <summary>The connector: source and destination.</summary>
    public static Connector Connector { get; } = new(
        "csv",
        "Separated text files",
        [".csv", ".tsv", ".txt", ".gz"],
        [
            new OptionInfo("delimiter", "Character between fields, or the word tab.", "comma; tab for .tsv and .txt"),
            new OptionInfo("qualifier", "Character that encloses text, or the word none.", "\""),
            new OptionInfo("encoding", "Encoding of a file that is read, such as utf-8, utf-16 or iso-8859-1. Written is utf-8.", "utf-8", Use: OptionUse.Reading),
            new OptionInfo("no-header", "The file has no line with column names.", IsSwitch: true),
            new OptionInfo("columns", "Names of the columns, separated by commas, instead of the header's.", Use: OptionUse.Reading),
            new OptionInfo("types", "Types of columns: Amount=decimal,Day=date:dd/MM/yyyy. Others are text."),
            new OptionInfo("decimal", "Between whole part and decimals of numbers: point or comma.", "."),
            new OptionInfo("null", "Text that means a missing value.", "nothing"),
            new OptionInfo("ragged", "Rows with too few or too many fields: refuse, or pad.", "refuse", Use: OptionUse.Reading),
            new OptionInfo("overwrite", "Replaces a file of the same name.", IsSwitch: true, Use: OptionUse.Writing),
        ],
        CreateSource: values => File(values),
        CreateDestination: values => File(values));

    /// <summary>The layout that options describe.</summary>
    /// <param name="values">Options of <see cref="Connector"/>.</param>
    /// <param name="defaults">What holds for options that were not given.</param>
    /// <exception cref="ArgumentException">An option is malformed.</exception>
    public static CsvFormat Format(OptionValues values, CsvFormat defaults)
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        if (defaults is null)
            throw new ArgumentNullException(nameof(defaults));
        return defaults with
        {
            Separator = Character(values, "delimiter", "tab", '\t') ?? defaults.Separator,
            Qualifier = values.Text("qualifier") is null ? defaults.Qualifier : Character(values, "qualifier", "none", null),
            Encoding = values.Text("encoding") ?? defaults.Encoding,
            HeaderRow = values.IsOn("no-header") ? 0 : defaults.HeaderRow,
            ColumnNames = values.Text("columns")?.Split(',') ?? defaults.ColumnNames,
            Columns = values.Text("types") is { } types ? types.Split(',').Select(Column).ToList() : defaults.Columns,
            DecimalSeparator = Character(values, "decimal", "", null) ?? defaults.DecimalSeparator,
            NullText = values.Text("null") ?? defaults.NullText,
            RaggedRows = values.Choice("ragged", "refuse", "pad") == "pad" ? CsvRaggedRows.PadAndCut : defaults.RaggedRows,
        };
    }

    private static CsvFile File(OptionValues values)
    {
        var path = values.Required("path");
        var format = Format(values, CsvFormat.ForFile(path));
        return values.Store is { } store
            ? new CsvFile(store, path, format, values.IsOn("overwrite"))
            : new CsvFile(path, format, values.IsOn("overwrite"));
    }

    private static char? Character(OptionValues values, string name, string word, char? meaning) => values.Text(name) switch
    {
        null => null,
        var text when string.Equals(text, word, StringComparison.OrdinalIgnoreCase) => meaning,
        { Length: 1 } text => text[0],
        var text => throw new ArgumentException($"{name} is '{text}' (allowed: one character{(word.Length > 0 ? $", or {word}" : string.Empty)})"),
    };

    /// <summary>Reads <c>name=type</c> or <c>name=type:pattern</c>.</summary>
    private static ColumnFormat Column(string text)
    {
        var equals = text.IndexOf('=');
        var colon = text.IndexOf(':', Math.Max(0, equals));
        var word = equals < 0 ? string.Empty : colon < 0 ? text.Substring(equals + 1) : text.Substring(equals + 1, colon - equals - 1);
        if (!Enum.TryParse<ColumnType>(word, ignoreCase: true, out var type) || !Enum.IsDefined(typeof(ColumnType), type))
            throw new ArgumentException($"types has '{text}' (allowed: name=type or name=type:pattern, with type one of {string.Join(", ", Enum.GetNames(typeof(ColumnType))).ToLowerInvariant()})");
        return new ColumnFormat(text.Substring(0, equals), type, colon < 0 ? null : text.Substring(colon + 1));
    }
}
