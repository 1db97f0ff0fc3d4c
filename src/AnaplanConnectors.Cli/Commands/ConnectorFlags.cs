using System.CommandLine;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>The connectors' options as flags of a command.</summary>
internal sealed class ConnectorFlags
{
    private readonly List<Option> _flags = [];

    public ConnectorFlags(IEnumerable<Connector> connectors)
    {
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
                values[flag.Name.TrimStart('-')] = value;
        }

        return new OptionValues(values);
    }
}
