using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>The snapshot of Anaplan's columns that a package keeps, so that it can be edited and validated offline.</summary>
internal static class ExternalColumns
{
    /// <summary>Makes the snapshot say what Anaplan says now. Columns that stay keep their ids, so that mappings to them stay too.</summary>
    public static void Refresh(IDTSExternalMetadataColumnCollection100 externals, IEnumerable<(string Name, ColumnShape Shape)> columns)
    {
        var wanted = columns.ToList();
        for (var i = externals.Count - 1; i >= 0; i--)
        {
            var name = externals[i].Name;
            if (!wanted.Exists(column => column.Name == name))
                externals.RemoveObjectByID(externals[i].ID);
        }

        foreach (var (name, shape) in wanted)
            Set(Find(externals, name) ?? Add(externals, name), shape);
    }

    /// <summary>How the snapshot differs from what Anaplan says now, a sentence for each column.</summary>
    public static IReadOnlyList<string> Differences(IDTSExternalMetadataColumnCollection100 externals, IReadOnlyList<(string Name, ColumnShape Shape)> columns)
    {
        var differences = new List<string>();
        foreach (var (name, shape) in columns)
        {
            if (Find(externals, name) is not { } known)
                differences.Add($"Column '{name}' is new in Anaplan.");
            else if (known.DataType != shape.Type)
                differences.Add($"Column '{name}' was {known.DataType} and is {shape.Type} in Anaplan now.");
        }

        foreach (IDTSExternalMetadataColumn100 external in externals)
        {
            var name = external.Name;
            if (!columns.Any(column => column.Name == name))
                differences.Add($"Column '{name}' is gone in Anaplan.");
        }

        return differences;
    }

    private static IDTSExternalMetadataColumn100? Find(IDTSExternalMetadataColumnCollection100 externals, string name)
        => externals.Cast<IDTSExternalMetadataColumn100>().FirstOrDefault(external => external.Name == name);

    private static IDTSExternalMetadataColumn100 Add(IDTSExternalMetadataColumnCollection100 externals, string name)
    {
        var external = externals.New();
        external.Name = name;
        return external;
    }

    private static void Set(IDTSExternalMetadataColumn100 external, ColumnShape shape)
    {
        external.DataType = shape.Type;
        external.Length = shape.Length;
        external.Precision = shape.Precision;
        external.Scale = shape.Scale;
        external.CodePage = 0;
    }
}
