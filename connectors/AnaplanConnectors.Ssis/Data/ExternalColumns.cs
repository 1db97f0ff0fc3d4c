using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>The snapshot of Anaplan's columns that a package keeps, so that it can be edited and validated offline.</summary>
internal static class ExternalColumns
{
    private const string IdProperty = "AnaplanId";
    private const string OptionalProperty = "IsOptional";

    /// <summary>
    /// Makes the snapshot say what Anaplan says now. Columns that stay keep their own ids, so that mappings to them stay too: what has
    /// Anaplan's id of before, else the name of before.
    /// </summary>
    public static void Refresh(IDTSExternalMetadataColumnCollection100 externals, IEnumerable<ExternalColumn> columns)
    {
        var wanted = columns.ToList();
        var known = Match(externals, wanted);
        var kept = known.Where(external => external is not null).Select(external => external!.ID).ToList();
        foreach (var external in All(externals).Where(external => !kept.Contains(external.ID)))
            externals.RemoveObjectByID(external.ID);
        for (var i = 0; i < wanted.Count; i++)
            Set(known[i] ?? externals.New(), wanted[i]);
    }

    /// <summary>How the snapshot differs from what Anaplan says now, a sentence for each column.</summary>
    public static IReadOnlyList<string> Differences(IDTSExternalMetadataColumnCollection100 externals, IReadOnlyList<ExternalColumn> columns)
    {
        var differences = new List<string>();
        var known = Match(externals, columns);
        for (var i = 0; i < known.Length; i++)
        {
            var (name, shape) = (columns[i].Name, columns[i].Shape);
            if (known[i] is not { } external)
                differences.Add($"Column '{name}' is new in Anaplan.");
            else if (external.Name != name)
                differences.Add($"Column '{external.Name}' is called '{name}' in Anaplan now.");
            else if (external.DataType != shape.Type)
                differences.Add($"Column '{name}' was {external.DataType} and is {shape.Type} in Anaplan now.");
        }

        var kept = known.Where(external => external is not null).Select(external => external!.ID).ToList();
        differences.AddRange(All(externals).Where(external => !kept.Contains(external.ID)).Select(external => $"Column '{external.Name}' is gone in Anaplan."));
        return differences;
    }

    /// <summary>For each column of Anaplan the one of the snapshot that it was; null where it is new.</summary>
    private static IDTSExternalMetadataColumn100?[] Match(IDTSExternalMetadataColumnCollection100 externals, IReadOnlyList<ExternalColumn> columns)
    {
        var left = All(externals);
        var found = new IDTSExternalMetadataColumn100?[columns.Count];
        Take((external, column) => column.Id is not null && IdOf(external) == column.Id);
        Take((external, column) => external.Name == column.Name);
        return found;

        void Take(Func<IDTSExternalMetadataColumn100, ExternalColumn, bool> isSame)
        {
            for (var i = 0; i < found.Length; i++)
            {
                if (found[i] is not null || left.Find(external => isSame(external, columns[i])) is not { } match)
                    continue;
                found[i] = match;
                left.Remove(match);
            }
        }
    }

    /// <summary>Whether rows may come without the column.</summary>
    public static bool IsOptional(IDTSExternalMetadataColumn100 external)
        => ComponentProperties.Find(external.CustomPropertyCollection, OptionalProperty)?.Value is true;

    private static List<IDTSExternalMetadataColumn100> All(IDTSExternalMetadataColumnCollection100 externals) => [.. externals.Cast<IDTSExternalMetadataColumn100>()];

    private static string? IdOf(IDTSExternalMetadataColumn100 external)
        => ComponentProperties.Find(external.CustomPropertyCollection, IdProperty)?.Value as string;

    private static void Set(IDTSExternalMetadataColumn100 external, ExternalColumn column)
    {
        var shape = column.Shape;
        external.Name = column.Name;
        external.DataType = shape.Type;
        external.Length = shape.Length;
        external.Precision = shape.Precision;
        external.Scale = shape.Scale;
        external.CodePage = 0;
        Set(external, IdProperty, column.Id, string.Empty, "What Anaplan knows the column by, whatever it is called.");
        Set(external, OptionalProperty, column.IsOptional ? true : null, false, "Whether rows may come without the column.");
    }

    /// <summary>Most columns need no such property, and then have none.</summary>
    private static void Set(IDTSExternalMetadataColumn100 external, string property, object? value, object none, string description)
    {
        if (ComponentProperties.Find(external.CustomPropertyCollection, property) is { } known)
            known.Value = value ?? none;
        else if (value is not null)
            ComponentProperties.AddFixed(external.CustomPropertyCollection, property, value, description);
    }
}

/// <summary>A column as Anaplan tells it.</summary>
/// <param name="Id">Outlives the name; null when there is none.</param>
/// <param name="Name">Anaplan's name.</param>
/// <param name="Shape">What it is in SSIS.</param>
internal sealed record ExternalColumn(string? Id, string Name, ColumnShape Shape)
{
    /// <summary>Whether rows may come without it.</summary>
    public bool IsOptional { get; init; }

    public static ExternalColumn Of(IdentifiedColumn column, int defaultTextLength)
        => new(column.Id, column.Column.Name, DataTypes.ShapeOf(column.Column, defaultTextLength));
}
