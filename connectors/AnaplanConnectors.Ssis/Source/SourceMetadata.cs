using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>Outputs and columns of the source.</summary>
internal static class SourceMetadata
{
    public const string OutputName = "Output";
    public const string ErrorOutputName = "Error Output";
    public const string ErrorMessage = "ErrorMessage";
    public const string RowNumber = "AnaplanRow";
    public const int ErrorMessageLength = 1_000;

    public static void Create(PipelineComponent owner)
    {
        var component = owner.ComponentMetaData;
        owner.RemoveAllInputsOutputsAndCustomProperties();
        ComponentConnection.AddSlot(component);
        component.UsesDispositions = true;
        component.ValidateExternalMetadata = true;
        component.ContactInfo = ComponentContact.Text;
        SourceProperties.AddAll(component.CustomPropertyCollection);

        var output = component.OutputCollection.New();
        output.Name = OutputName;
        output.Description = "Rows of the export, view or list.";
        output.ExternalMetadataColumnCollection.IsUsed = true;

        owner.AddErrorOutput(ErrorOutputName, 0, 0);
        var errors = component.OutputCollection[ErrorOutputName];
        errors.Description = "Rows with values that cannot be read, or that are too long. Such values are empty here.";
        AddColumn(errors, ErrorMessage, new ColumnShape(DataType.DT_WSTR, ErrorMessageLength), "Why the row is here.");
        AddColumn(errors, RowNumber, new ColumnShape(DataType.DT_I8), "Number of the row, from one.");
    }

    /// <summary>
    /// Makes the columns those of Anaplan. What stays, by its id or else by its name, keeps its ids, lineage, name and type, so that everything behind it goes on
    /// working; new columns are added, those that are gone leave both outputs.
    /// </summary>
    public static void Refresh(IDTSComponentMetaData100 component, IReadOnlyList<IdentifiedColumn> columns)
    {
        var output = component.OutputCollection[OutputName];
        var errors = component.OutputCollection[ErrorOutputName];
        var externals = output.ExternalMetadataColumnCollection;
        var textLength = ComponentProperties.Number(component, SourceProperties.DefaultTextLength);
        ExternalColumns.Refresh(externals, columns.Select(column => ExternalColumn.Of(column, textLength)));

        RemoveDead(output, errors, externals);
        var mapped = output.OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => column.ExternalMetadataColumnID).ToList();
        foreach (IDTSExternalMetadataColumn100 external in externals)
        {
            if (!mapped.Contains(external.ID))
                AddMapped(output, errors, external);
        }
    }

    /// <summary>A column of the error output that repeats one of the main output. They go by name.</summary>
    public static IDTSOutputColumn100? Twin(IDTSOutput100 errors, string name)
        => errors.OutputColumnCollection.Cast<IDTSOutputColumn100>().FirstOrDefault(column => column.Name == name);

    private static void RemoveDead(IDTSOutput100 output, IDTSOutput100 errors, IDTSExternalMetadataColumnCollection100 externals)
    {
        foreach (var column in output.OutputColumnCollection.Cast<IDTSOutputColumn100>().ToList())
        {
            if (externals.FindObjectByID(column.ExternalMetadataColumnID) is not null)
                continue;
            if (Twin(errors, column.Name) is { } twin)
                errors.OutputColumnCollection.RemoveObjectByID(twin.ID);
            output.OutputColumnCollection.RemoveObjectByID(column.ID);
        }
    }

    /// <summary>Puts a column of Anaplan that was taken out back in; null when there is none of the name, or it is in.</summary>
    public static IDTSOutputColumn100? Include(IDTSComponentMetaData100 component, string anaplan)
    {
        var output = component.OutputCollection[OutputName];
        var external = output.ExternalMetadataColumnCollection.Cast<IDTSExternalMetadataColumn100>().FirstOrDefault(one => one.Name == anaplan);
        if (external is null || output.OutputColumnCollection.Cast<IDTSOutputColumn100>().Any(column => column.ExternalMetadataColumnID == external.ID))
            return null;
        AddMapped(output, component.OutputCollection[ErrorOutputName], external);
        return Twin(output, anaplan);
    }

    private static void AddMapped(IDTSOutput100 output, IDTSOutput100 errors, IDTSExternalMetadataColumn100 external)
    {
        var shape = new ColumnShape(external.DataType, external.Length, external.Precision, external.Scale);
        var column = AddColumn(output, external.Name, shape, string.Empty);
        column.ExternalMetadataColumnID = external.ID;
        column.ErrorRowDisposition = DTSRowDisposition.RD_FailComponent;
        column.TruncationRowDisposition = DTSRowDisposition.RD_FailComponent;
        column.ErrorOrTruncationOperation = "Conversion";
        AddColumn(errors, external.Name, shape, $"Value of '{external.Name}', where it could be read.");
    }

    private static IDTSOutputColumn100 AddColumn(IDTSOutput100 output, string name, ColumnShape shape, string description)
    {
        var column = output.OutputColumnCollection.New();
        column.Name = name;
        column.Description = description;
        column.SetDataTypeProperties(shape.Type, shape.Length, shape.Precision, shape.Scale, 0);
        return column;
    }
}
