using System.CommandLine;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>How a source is read, whatever it is.</summary>
/// <param name="Connector">Options of the connector of a file, by the file's path.</param>
/// <param name="Export">Of an export; lists and views take what numbers become from it.</param>
/// <param name="Pages">Members of dimensions of a view.</param>
/// <param name="Query">Of a database.</param>
internal sealed record SourceOptions(Func<string, OptionValues> Connector, ExportOptions Export, IReadOnlyDictionary<string, string> Pages, QueryOptions Query);

/// <summary>The flags that say how a source is read.</summary>
internal sealed class SourceFlags
{
    private readonly Option<NumberType> _numbers = new("--numbers") { Description = "What the numbers of an export, list or view become: double or decimal.", HelpName = "type" };
    private readonly PageFlags _pages = new();
    private readonly QueryFlags _query = new();
    private readonly ConnectorFlags _connectors = new(Connectors.All);

    public IReadOnlyList<Option> All => [_numbers, .. _pages.All, .. _query.All, .. _connectors.All];

    /// <summary>What was given for a source; <paramref name="isOneOfTwo"/>: some of it may be meant for another one.</summary>
    /// <exception cref="UsageException">A flag is malformed, or means nothing for this source.</exception>
    public SourceOptions Read(ParseResult parsed, Location from, bool isOneOfTwo = false)
    {
        var query = _query.Read(parsed);
        if (query.NeedsQuery && !isOneOfTwo && from is not (DatabaseLocation or SqliteLocation))
            throw new UsageException($"'{from}' is no query; --param, --ranges and --sequential belong to one.", "Write db:connection?query=SELECT …");
        if (!isOneOfTwo && from is not AnaplanLocation { Kind: ObjectKind.Views })
            MisplacedFlags.Refuse(parsed, _pages.All, "a view, and the source is none");
        if (!isOneOfTwo && from is not AnaplanLocation)
            MisplacedFlags.Refuse(parsed, [_numbers], "an export, list or view, and the source is none");
        var export = new ExportOptions
        {
            Numbers = parsed.GetValue(_numbers),
            ColumnFormats = from is AnaplanLocation ? CopyEnds.Made(() => CsvConnector.Format(_connectors.Read(parsed, from.Text), new CsvFormat())).Columns : [],
        };
        return new SourceOptions(path => _connectors.Read(parsed, path), export, _pages.Read(parsed), query);
    }
}
