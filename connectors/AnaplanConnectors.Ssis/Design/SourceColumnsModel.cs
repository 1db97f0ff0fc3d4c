using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>A column of Anaplan, and the output column that shows it.</summary>
internal sealed class SourceColumnRow(string anaplan, string type)
{
    public string Anaplan => anaplan;

    /// <summary>Its type, to be read.</summary>
    public string Type => type;

    public bool IsIncluded { get; set; }

    /// <summary>Name in the data flow.</summary>
    public string Output { get; set; } = string.Empty;
}

/// <summary>The columns page of the source. Nothing changes before <see cref="Apply"/>.</summary>
internal sealed class SourceColumnsModel
{
    private readonly IDTSOutput100 _output;
    private readonly IDTSOutput100 _errors;
    private readonly CManagedComponentWrapper _wrapper;

    public SourceColumnsModel(IDTSComponentMetaData100 component, CManagedComponentWrapper wrapper)
    {
        _output = component.OutputCollection[SourceMetadata.OutputName];
        _errors = component.OutputCollection[SourceMetadata.ErrorOutputName];
        _wrapper = wrapper;
        Rows = [.. _output.ExternalMetadataColumnCollection.Cast<IDTSExternalMetadataColumn100>().Select(Row)];
    }

    public IReadOnlyList<SourceColumnRow> Rows { get; }

    public IReadOnlyList<string> Problems()
    {
        var included = Rows.Where(row => row.IsIncluded).ToList();
        var problems = included.Where(row => row.Output.Trim().Length == 0).Select(row => $"'{row.Anaplan}' has no name in the data flow.").ToList();
        problems.AddRange(included.GroupBy(row => row.Output).Where(group => group.Count() > 1).Select(group => $"The name '{group.Key}' is given twice."));
        if (included.Count == 0)
            problems.Add("No column is chosen.");
        return problems;
    }

    public void Apply()
    {
        foreach (var row in Rows)
        {
            var column = Find(row.Anaplan);
            if (column is not null && !row.IsIncluded)
                _wrapper.DeleteOutputColumn(_output.ID, column.ID);
            else if (column is null && row.IsIncluded)
                Rename(_wrapper.InsertOutputColumnAt(_output.ID, _output.OutputColumnCollection.Count, row.Anaplan, string.Empty), row.Output);
            else if (column is not null)
                Rename(column, row.Output);
        }
    }

    private void Rename(IDTSOutputColumn100 column, string name)
    {
        if (column.Name == name)
            return;
        if (SourceMetadata.Twin(_errors, column.Name) is { } twin)
            twin.Name = name;
        column.Name = name;
    }

    private SourceColumnRow Row(IDTSExternalMetadataColumn100 external)
    {
        var column = Find(external.Name);
        return new SourceColumnRow(external.Name, TypeText.Of(column, external)) { IsIncluded = column is not null, Output = column?.Name ?? external.Name };
    }

    private IDTSOutputColumn100? Find(string anaplan)
    {
        var external = _output.ExternalMetadataColumnCollection.Cast<IDTSExternalMetadataColumn100>().First(one => one.Name == anaplan);
        return _output.OutputColumnCollection.Cast<IDTSOutputColumn100>().FirstOrDefault(column => column.ExternalMetadataColumnID == external.ID);
    }
}

/// <summary>A type as people write it: <c>DT_WSTR(50)</c>.</summary>
internal static class TypeText
{
    public static string Of(IDTSOutputColumn100? column, IDTSExternalMetadataColumn100 external)
        => column is null ? Of(external.DataType.ToString(), external.Length, external.Precision, external.Scale) : Of(column.DataType.ToString(), column.Length, column.Precision, column.Scale);

    private static string Of(string type, int length, int precision, int scale)
        => length > 0 ? FormattableString.Invariant($"{type}({length})") : precision > 0 ? FormattableString.Invariant($"{type}({precision}, {scale})") : type;
}
