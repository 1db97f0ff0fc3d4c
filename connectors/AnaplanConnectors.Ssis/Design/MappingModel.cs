using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>A column of Anaplan, and the column of the data flow that goes there; empty when none does.</summary>
internal sealed class MappingRow(string anaplan, string type, bool isOptional)
{
    public string Anaplan => anaplan;

    /// <summary>Its type, to be read.</summary>
    public string Type => type;

    /// <summary>Whether rows may come without it.</summary>
    public bool IsOptional => isOptional;

    public string Input { get; set; } = string.Empty;
}

/// <summary>The mappings page of the destination. Nothing changes before <see cref="Apply"/>.</summary>
internal sealed class MappingModel
{
    private readonly IDTSInput100 _input;
    private readonly CManagedComponentWrapper _wrapper;

    public MappingModel(IDTSComponentMetaData100 component, CManagedComponentWrapper wrapper)
    {
        _input = component.InputCollection[DestinationMetadata.InputName];
        _wrapper = wrapper;
        Available = [.. _input.GetVirtualInput().VirtualInputColumnCollection.Cast<IDTSVirtualInputColumn100>().Select(column => column.Name)];
        Rows = [.. _input.ExternalMetadataColumnCollection.Cast<IDTSExternalMetadataColumn100>().Select(Row)];
    }

    /// <summary>Columns of the data flow.</summary>
    public IReadOnlyList<string> Available { get; }

    public IReadOnlyList<MappingRow> Rows { get; }

    /// <summary>Fills what is not mapped yet with columns of the data flow that are called alike. Returns how many.</summary>
    public int Suggest()
    {
        var count = 0;
        foreach (var row in Rows.Where(row => row.Input.Length == 0))
        {
            if (ColumnNames.Suggest(row.Anaplan, [.. Available.Where(name => Rows.All(other => other.Input != name))]) is not { } found)
                continue;
            row.Input = found;
            count++;
        }

        return count;
    }

    /// <summary>What would stop the package; empty when nothing does.</summary>
    public IReadOnlyList<string> Problems() =>
    [
        .. Rows.Where(row => row.Input.Length == 0 && !row.IsOptional).Select(row => $"'{row.Anaplan}' is mapped to nothing."),
        .. Rows.Where(row => row.Input.Length > 0).GroupBy(row => row.Input).Where(group => group.Count() > 1)
            .Select(group => $"'{group.Key}' is mapped to {string.Join(" and ", group.Select(row => $"'{row.Anaplan}'"))}; copy the column in the data flow."),
    ];

    /// <summary>Selects and maps the columns of the data flow, and lets go of the others.</summary>
    public void Apply()
    {
        var above = _input.GetVirtualInput();
        foreach (IDTSVirtualInputColumn100 column in above.VirtualInputColumnCollection)
        {
            var row = Rows.FirstOrDefault(one => one.Input == column.Name);
            if (row is null)
            {
                if (column.UsageType != DTSUsageType.UT_IGNORED)
                    _wrapper.SetUsageType(_input.ID, above, column.LineageID, DTSUsageType.UT_IGNORED);
                continue;
            }

            if (column.UsageType == DTSUsageType.UT_IGNORED)
                _wrapper.SetUsageType(_input.ID, above, column.LineageID, DTSUsageType.UT_READONLY);
            var selected = _input.InputColumnCollection.GetInputColumnByLineageID(column.LineageID);
            var external = _input.ExternalMetadataColumnCollection.Cast<IDTSExternalMetadataColumn100>().First(one => one.Name == row.Anaplan);
            _wrapper.MapInputColumn(_input.ID, selected.ID, external.ID);
        }
    }

    private MappingRow Row(IDTSExternalMetadataColumn100 external)
    {
        var mapped = _input.InputColumnCollection.Cast<IDTSInputColumn100>().FirstOrDefault(column => column.ExternalMetadataColumnID == external.ID);
        return new MappingRow(external.Name, TypeText.Of(null, external), ExternalColumns.IsOptional(external)) { Input = mapped?.Name ?? string.Empty };
    }
}
