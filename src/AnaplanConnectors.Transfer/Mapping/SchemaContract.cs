using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>What was agreed about the columns of a source: their names, in any order, their types, and whether values may be missing.</summary>
public sealed record SchemaContract
{
    /// <summary>What happens when columns are there that were not agreed, or agreed ones are gone. Default: nothing is read.</summary>
    public ContractMode Columns { get; init; }

    /// <summary>What happens when a column has another type, or a value breaks what was agreed. Default: nothing is read, or reading stops at the value.</summary>
    public ContractMode Types { get; init; }

    /// <summary>
    /// The columns that were agreed. <see cref="Column.MaxLength"/>, <see cref="Column.Scale"/> and <see cref="Column.Precision"/> hold where they
    /// are set.
    /// </summary>
    public RowSchema Schema { get; init; } = new();

    /// <summary>How dates are written in text columns, by name of the column. Default: none, ISO 8601.</summary>
    public IReadOnlyDictionary<string, string> Patterns { get; init; } = new Dictionary<string, string>();

    /// <summary>In what other columns differ from those that were agreed, whatever the modes say. Names are compared exactly, order not at all.</summary>
    /// <param name="schema">The columns there are.</param>
    /// <param name="textIsUntyped">Whether text columns only mean that nobody has declared types.</param>
    public IReadOnlyList<ContractDifference> Differences(RowSchema schema, bool textIsUntyped = false)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        var differences = new List<ContractDifference>();
        foreach (var group in schema.GroupBy(column => column.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            differences.Add(new ContractDifference(ContractChange.Repeated, group.Key, null, null));
        foreach (var agreed in Schema)
        {
            var actual = schema.FirstOrDefault(column => column.Name == agreed.Name);
            if (actual is null)
                differences.Add(new ContractDifference(ContractChange.Missing, agreed.Name, agreed, null));
            else if (actual.Type != agreed.Type && !(textIsUntyped && actual.Type == ColumnType.Text))
                differences.Add(new ContractDifference(ContractChange.OtherType, agreed.Name, agreed, actual));
        }

        differences.AddRange(schema.Where(column => Schema.All(agreed => agreed.Name != column.Name)).Select(column => column.Name).Distinct()
            .Select(name => new ContractDifference(ContractChange.Extra, name, null, schema.First(column => column.Name == name))));
        return differences;
    }
}

/// <summary>What a contract does about what breaks it.</summary>
public enum ContractMode
{
    /// <summary>Nothing is read; at a value, reading stops.</summary>
    Freeze,

    /// <summary>It is accepted: new columns pass, missing ones are null where they may be, other types are taken as they are.</summary>
    Evolve,

    /// <summary>Rows that have it are left out and counted.</summary>
    DiscardRow,

    /// <summary>New columns are left out; values that do not fit become null where they may be missing, else their row is left out.</summary>
    DiscardValue,
}

/// <summary>One thing in which columns differ from what was agreed.</summary>
/// <param name="Change">What.</param>
/// <param name="Name">Name of the column.</param>
/// <param name="Agreed">The column that was agreed; null for an extra one.</param>
/// <param name="Actual">The column that is there; null for a missing one.</param>
public sealed record ContractDifference(ContractChange Change, string Name, Column? Agreed, Column? Actual)
{
    /// <summary>A clause: "column 'Units' is Text and Integer was agreed".</summary>
    public override string ToString() => Change switch
    {
        ContractChange.Missing => $"column '{Name}' ({Agreed!.Type}) was agreed and is missing",
        ContractChange.Extra => $"column '{Name}' ({Actual!.Type}) was not agreed",
        ContractChange.Repeated => $"several columns are named '{Name}'",
        _ => $"column '{Name}' is {Actual!.Type} and {Agreed!.Type} was agreed",
    };
}

/// <summary>Kinds of differences.</summary>
public enum ContractChange
{
    /// <summary>An agreed column is not there.</summary>
    Missing,

    /// <summary>A column is there that was not agreed.</summary>
    Extra,

    /// <summary>A column has another type.</summary>
    OtherType,

    /// <summary>A name is there several times.</summary>
    Repeated,
}
