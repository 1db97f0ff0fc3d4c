using System.CommandLine;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>The flags that change columns and hold them to a contract.</summary>
internal sealed class MappingFlags
{
    private readonly Option<string?> _mapping = new("--mapping") { Description = "File of rules for columns, YAML or JSON: names, positions, types, formats, missing values (docs/types.md).", HelpName = "file" };

    private readonly Option<string?> _contract = new("--contract") { Description = "File of the columns that were agreed; the source is held to it before anything is sent. Make one with: anx contract infer", HelpName = "file" };

    public IReadOnlyList<Option> All => [_mapping, _contract];

    /// <summary>The contract holds for the source as it is, the rules for what the contract lets through.</summary>
    public ISource Apply(ParseResult parsed, Screen screen, Location from, ISource source, Action<RowException, bool> onLeftOut)
    {
        if (parsed.GetValue(_contract) is { } contract)
            source = source.WithContract(ContractFile.Read(screen.Host.FullPath(contract)), IsUntyped(from), onLeftOut);
        return parsed.GetValue(_mapping) is { } mapping ? ColumnsFile.Read(screen.Host.FullPath(mapping)).ApplyTo(source) : source;
    }

    /// <summary>Whether columns of a place are text because nobody has declared types, or may be: exports tell theirs unreliably.</summary>
    public static bool IsUntyped(Location location)
        => location is FileLocation { Path: "-" } or AnaplanLocation { Kind: ObjectKind.Exports }
            || (location is StoreLocation stored && Connectors.ForName(stored.Name) == Transfer.Csv.CsvConnector.Connector)
            || (location is FileLocation { IsStandard: false } file && Connectors.ForFile(file.Path) == Transfer.Csv.CsvConnector.Connector);
}
