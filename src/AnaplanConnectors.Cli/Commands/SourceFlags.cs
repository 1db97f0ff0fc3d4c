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

    /// <summary>Refuses flags that mean nothing for any of the sources, nor for the destination.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="host">Knows where paths start.</param>
    /// <param name="sources">Where rows come from; two are compared.</param>
    /// <param name="to">Where they go; null: nowhere.</param>
    /// <exception cref="UsageException">One was given.</exception>
    public void RefuseMisplaced(ParseResult parsed, AnxHost host, IReadOnlyList<Location> sources, Location? to = null)
    {
        var none = sources.Count == 1 ? "the source is none" : "no source here is one";
        if (_query.Read(parsed).NeedsQuery && !sources.Any(from => from is DatabaseLocation or SqliteLocation))
            throw new UsageException($"'{sources[0]}' is no query; --param, --ranges, --sequential and --query-may-write belong to one.", "Write db:connection?query=SELECT …");
        if (!sources.Append(to).Any(place => place is DatabaseLocation or SqliteLocation))
            MisplacedFlags.Refuse(parsed, _query.All, "a database, and no place here is one");
        if (!sources.Any(from => from is AnaplanLocation { Kind: ObjectKind.Views }))
            MisplacedFlags.Refuse(parsed, _pages.All, $"a view, and {none}");
        if (!sources.Any(from => from is AnaplanLocation))
            MisplacedFlags.Refuse(parsed, [_numbers], $"an export, list or view, and {none}");

        // Exports take types for their columns, because the service does not tell them reliably.
        var hasExport = sources.Any(from => from is AnaplanLocation { Kind: ObjectKind.Exports });
        _connectors.RefuseMisplaced(
            parsed, () => sources.Select(from => Connectors.Of(from, host.FullPath)), () => to is null ? null : Connectors.Of(to, host.FullPath), name => hasExport && name == "types");
    }

    /// <summary>What was given for a source.</summary>
    /// <exception cref="UsageException">A flag is malformed.</exception>
    public SourceOptions Read(ParseResult parsed, Location from)
    {
        var query = _query.Read(parsed);
        var export = new ExportOptions
        {
            Numbers = parsed.GetValue(_numbers),
            ColumnFormats = from is AnaplanLocation ? CopyEnds.Made(() => CsvConnector.Format(_connectors.Read(parsed, from.Text), new CsvFormat())).Columns : [],
        };
        return new SourceOptions(path => _connectors.Read(parsed, path), export, _pages.Read(parsed), query);
    }
}
