using System.CommandLine;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.Cli;

/// <summary>The flags of rows that become items of a list or cells of a module.</summary>
internal sealed class ModelFlags
{
    private readonly Option<ListLoad> _load = new("--list-load")
    {
        Description = "What is done with the items of a list: upsert (changed, or added where they are missing), add, update or delete. Default: upsert.",
        HelpName = "mode",
    };

    private readonly Option<ItemKey> _itemsBy = new("--items-by")
    {
        Description = "What the columns of dimensions hold when cells of a module are set: name, code or id. Default: name.", HelpName = "key",
    };

    public IReadOnlyList<Option> All => [.. ForLists, .. ForModules];

    public IReadOnlyList<Option> ForLists => [_load];

    public IReadOnlyList<Option> ForModules => [_itemsBy];

    public ListDestinationOptions ReadList(ParseResult parsed, IProgress<TransferProgress> progress) => new() { Load = parsed.GetValue(_load), Progress = progress };

    public CellDestinationOptions ReadCells(ParseResult parsed, IProgress<TransferProgress> progress) => new() { ItemsBy = parsed.GetValue(_itemsBy), Progress = progress };

    /// <summary>Those of a command that its rows are sent again with.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is "--list-load" or "--items-by" && i + 1 < arguments.Count)
            {
                yield return arguments[i];
                yield return arguments[i + 1];
            }
            else if (arguments[i].StartsWith("--list-load=", StringComparison.Ordinal) || arguments[i].StartsWith("--items-by=", StringComparison.Ordinal))
            {
                yield return arguments[i];
            }
        }
    }
}
