using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>Wrappers that change columns and hold them to a contract.</summary>
public static class MappingExtensions
{
    /// <summary>The source with columns as rules say.</summary>
    /// <param name="source">Where the columns come from.</param>
    /// <param name="rules">One for each column that changes.</param>
    /// <param name="others">What happens to columns that no rule names.</param>
    /// <exception cref="Client.AnaplanConfigurationException">When the source is asked for its columns: rules do not fit them (ANX1005).</exception>
    public static ISource Map(this ISource source, IReadOnlyList<ColumnRule> rules, OtherColumns others = OtherColumns.Keep)
    {
        if (source is null)
            throw new ArgumentNullException(nameof(source));
        var copy = (rules ?? throw new ArgumentNullException(nameof(rules))).ToArray();
        return ConvertedSource.Create(source, schema => ColumnLayout.Of(schema, copy, others), (rows, layout) => new ConvertedRows(rows, layout));
    }

    /// <summary>The source held to a contract. What breaks it stops the reading, or is left out, as the contract says.</summary>
    /// <param name="source">Where the columns come from.</param>
    /// <param name="contract">What was agreed.</param>
    /// <param name="textIsUntyped">
    /// Whether text columns only mean that nobody has declared types, as in separated text: they are then read as the contract says, and a text
    /// is no other type.
    /// </param>
    /// <param name="onLeftOut">Told why, and true for a row that is left out, false for a value that is. Default: nobody.</param>
    /// <exception cref="Client.AnaplanConfigurationException">When the source is asked for its columns: they break the contract (ANX1006).</exception>
    public static ISource WithContract(
        this ISource source, SchemaContract contract, bool textIsUntyped = false, Action<RowException, bool>? onLeftOut = null)
    {
        if (source is null)
            throw new ArgumentNullException(nameof(source));
        if (contract is null)
            throw new ArgumentNullException(nameof(contract));
        var layout = (RowSchema schema) => ContractLayout.Of(schema, contract, textIsUntyped);
        return ConvertedSource.Create(source, layout, (rows, columns) => new ContractRows(rows, columns, contract, onLeftOut));
    }
}
