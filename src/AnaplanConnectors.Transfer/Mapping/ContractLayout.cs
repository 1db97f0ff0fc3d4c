using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>The columns that a contract lets through: the agreed ones in their order, then extra ones where it evolves.</summary>
internal static class ContractLayout
{
    /// <exception cref="AnaplanConfigurationException">The columns break the contract; every difference is named.</exception>
    public static ColumnLayout Of(RowSchema schema, SchemaContract contract, bool textIsUntyped)
    {
        var problems = new List<string>();
        foreach (var difference in contract.Differences(schema, textIsUntyped))
        {
            if (IsRefused(difference, contract))
                problems.Add(difference + (difference.Change == ContractChange.Missing ? Renamed(difference.Name, schema, contract) : ""));
        }

        problems.AddRange(contract.Patterns.Keys.Where(name => contract.Schema.IndexOf(name) < 0).Select(name => $"the contract has a format for '{name}', which it does not name as a column"));
        if (problems.Count > 0)
        {
            throw new AnaplanConfigurationException(
                problems, ErrorCodes.ContractBroken, "If the change is meant, renew the contract (anx contract infer) or let it evolve; else correct the source. Nothing was sent.");
        }

        var columns = contract.Schema.Select(agreed => Agreed(schema, agreed, contract)).ToList();

        // Where rows with extra values are left out, the columns have to be read to know.
        if (contract.Columns is ContractMode.Evolve or ContractMode.DiscardRow)
        {
            columns.AddRange(Enumerable.Range(0, schema.Count).Where(i => contract.Schema.All(agreed => agreed.Name != schema[i].Name))
                .Select(i => (i, schema[i].Type, schema[i], new ColumnRule())));
        }

        return new ColumnLayout(columns);
    }

    private static bool IsRefused(ContractDifference difference, SchemaContract contract) => difference.Change switch
    {
        ContractChange.Repeated => true,
        ContractChange.Extra => contract.Columns == ContractMode.Freeze,
        ContractChange.Missing => contract.Columns == ContractMode.Freeze || !difference.Agreed!.IsNullable,
        _ => contract.Types == ContractMode.Freeze
            || (contract.Types != ContractMode.Evolve && !ColumnConversion.IsPossible(difference.Actual!.Type, difference.Agreed!.Type)),
    };

    private static (int Ordinal, ColumnType From, Column Column, ColumnRule Rule) Agreed(RowSchema schema, Column agreed, SchemaContract contract)
    {
        var rule = new ColumnRule { Pattern = contract.Patterns.TryGetValue(agreed.Name, out var pattern) ? pattern : null };
        for (var i = 0; i < schema.Count; i++)
        {
            if (schema[i].Name == agreed.Name)
                return (i, schema[i].Type, contract.Types == ContractMode.Evolve && schema[i].Type != agreed.Type ? schema[i] : agreed, rule);
        }

        return (-1, agreed.Type, agreed, rule);
    }

    // A column that is gone and one nearly of its name that is new.
    private static string Renamed(string name, RowSchema schema, SchemaContract contract)
    {
        var extra = schema.Select(column => column.Name).Where(one => contract.Schema.All(agreed => agreed.Name != one));
        var near = NearNames.Of(name, extra).FirstOrDefault();
        return near is null ? "" : $" (renamed to '{near}'?)";
    }
}
