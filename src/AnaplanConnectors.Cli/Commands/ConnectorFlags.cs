using System.CommandLine;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>The connectors' options as flags of a command.</summary>
internal sealed class ConnectorFlags
{
    private readonly List<Option> _flags = [];
    private readonly IReadOnlyList<Connector> _connectors;

    public ConnectorFlags(IReadOnlyList<Connector> connectors)
    {
        _connectors = connectors;
        foreach (var info in connectors.SelectMany(connector => connector.Options).DistinctBy(option => option.Name))
        {
            var description = info.Default is null ? info.Description : $"{info.Description} Default: {(info.Default.Length == 1 ? $"'{info.Default}'" : info.Default)}.";
            _flags.Add(info.IsSwitch
                ? new Option<bool>("--" + info.Name) { Description = description }
                : new Option<string?>("--" + info.Name) { Description = description, HelpName = "value" });
        }
    }

    public IReadOnlyList<Option> All => _flags;

    /// <summary>What was given on the command line, for a connector that works on this path.</summary>
    public OptionValues Read(ParseResult parsed, string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["path"] = path };
        foreach (var flag in _flags)
        {
            var value = flag is Option<bool> @switch
                ? (parsed.GetValue(@switch) ? "true" : null)
                : parsed.GetValue((Option<string?>)flag);
            if (value is not null)
                values[NameOf(flag)] = value;
        }

        return new OptionValues(values);
    }

    /// <summary>Refuses flags that mean nothing for any of the places.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="sources">Where rows come from; null where they come from no file.</param>
    /// <param name="destination">Where they go; null where they go into no file, or nowhere.</param>
    /// <param name="isMeant">What is meant for something else.</param>
    /// <exception cref="UsageException">One of them was given.</exception>
    public void RefuseMisplaced(ParseResult parsed, Func<IEnumerable<Connector?>> sources, Func<Connector?> destination, Func<string, bool> isMeant)
    {
        var given = _flags.Where(flag => parsed.GetResult(flag) is { Implicit: false } && !isMeant(NameOf(flag))).ToList();
        if (given.Count == 0)
            return;
        var (readers, writer) = (sources().ToList(), destination());
        foreach (var flag in given)
        {
            var name = NameOf(flag);
            if (!readers.Exists(reader => Has(reader, name, OptionUse.Reading)) && !Has(writer, name, OptionUse.Writing))
                MisplacedFlags.Refuse(parsed, [flag], BelongsTo(name));
        }
    }

    private string BelongsTo(string name)
    {
        var kinds = _connectors.Where(connector => connector.Options.Any(option => option.Name == name)).Select(connector => connector.Name).ToList();
        var use = _connectors.SelectMany(connector => connector.Options).First(option => option.Name == name).Use;
        var places = kinds.Count == 1 ? kinds[0] : $"{string.Join(", ", kinds.SkipLast(1))} and {kinds[^1]}";
        return use switch
        {
            OptionUse.Reading => $"{places} files that are read, and no source here is one",
            OptionUse.Writing => $"{places} files that are written, and no destination here is one",
            _ => $"{places} files, and no place here is one",
        };
    }

    private static bool Has(Connector? connector, string name, OptionUse use)
        => connector?.Options.Any(option => option.Name == name && (option.Use == OptionUse.Both || option.Use == use)) == true;

    private static string NameOf(Option flag) => flag.Name.TrimStart('-');
}
