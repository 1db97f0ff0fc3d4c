using AnaplanConnectors.Transfer.Anaplan;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>Inputs, outputs and columns of the destination.</summary>
internal static class DestinationMetadata
{
    public const string InputName = "Input";
    public const string ErrorOutputName = "Error Output";
    public const string RejectsOutputName = "Rejected Rows";
    public const string ErrorMessage = "ErrorMessage";
    public const int ErrorMessageLength = 1_000;

    private const int ExclusionGroup = 1;

    /// <summary>What Anaplan tells about a refused row, in front of its values.</summary>
    private static readonly (string Name, string From, ColumnShape Shape, string Description)[] RejectFacts =
    [
        ("AnaplanRow", RejectedRows.RowColumn, new ColumnShape(DataType.DT_I8), "Number of the row in the data flow, from one; empty when it cannot be told."),
        ("AnaplanLine", RejectedRows.LineColumn, new ColumnShape(DataType.DT_I8), "Number of the line in the uploaded file, from one; the header counts."),
        ("AnaplanStatus", RejectedRows.StatusColumn, new ColumnShape(DataType.DT_WSTR, 1), "E: not loaded. W: loaded without one of its values."),
        ("AnaplanReason", RejectedRows.ReasonColumn, new ColumnShape(DataType.DT_WSTR, DataTypes.MaxTextLength), "Why, in Anaplan's words."),
    ];

    public static void Create(PipelineComponent owner)
    {
        var component = owner.ComponentMetaData;
        owner.RemoveAllInputsOutputsAndCustomProperties();
        ComponentConnection.AddSlot(component);
        component.UsesDispositions = true;
        component.ValidateExternalMetadata = true;
        component.ContactInfo = ComponentContact.Text;
        DestinationProperties.AddAll(component.CustomPropertyCollection);

        var input = component.InputCollection.New();
        input.Name = InputName;
        input.Description = "Rows for the import, list or module.";
        input.HasSideEffects = true;
        input.ErrorRowDisposition = DTSRowDisposition.RD_FailComponent;
        input.ErrorOrTruncationOperation = "Encode";
        input.ExternalMetadataColumnCollection.IsUsed = true;

        owner.AddErrorOutput(ErrorOutputName, input.ID, ExclusionGroup);
        var errors = component.OutputCollection[ErrorOutputName];
        errors.Description = "Rows that cannot be written as Anaplan wants them.";
        AddColumn(errors, ErrorMessage, new ColumnShape(DataType.DT_WSTR, ErrorMessageLength), "Why the row cannot be written.");

        var rejects = component.OutputCollection.New();
        rejects.Name = RejectsOutputName;
        rejects.Description = "Rows that Anaplan refused, with its reasons. Comes after the last row of the input.";
        foreach (var (name, _, shape, description) in RejectFacts)
            AddColumn(rejects, name, shape, description);
    }

    /// <summary>Where the values of a column of the Rejected Rows output come from: the name in the dump.</summary>
    public static string SourceOf(string rejectsColumn)
        => Array.Find(RejectFacts, fact => fact.Name == rejectsColumn) is { Name: not null } fact ? fact.From : rejectsColumn;

    /// <summary>
    /// Makes the columns those of Anaplan. What stays, by its id or else by its name, keeps its ids, mappings and settings; mappings to what is gone are taken away.
    /// </summary>
    public static void Refresh(IDTSComponentMetaData100 component, IReadOnlyList<ExternalColumn> columns)
    {
        var input = component.InputCollection[InputName];
        ExternalColumns.Refresh(input.ExternalMetadataColumnCollection, columns);
        foreach (IDTSInputColumn100 column in input.InputColumnCollection)
        {
            if (column.ExternalMetadataColumnID != 0 && input.ExternalMetadataColumnCollection.FindObjectByID(column.ExternalMetadataColumnID) is null)
                column.ExternalMetadataColumnID = 0;
        }

        MapByName(input);
        RefreshRejects(component.OutputCollection[RejectsOutputName], [.. columns.Select(column => column.Name)]);
    }

    private static void MapByName(IDTSInput100 input)
    {
        var externals = input.ExternalMetadataColumnCollection;
        var mapped = input.InputColumnCollection.Cast<IDTSInputColumn100>().Select(column => column.ExternalMetadataColumnID).ToList();
        foreach (IDTSInputColumn100 column in input.InputColumnCollection)
        {
            if (column.ExternalMetadataColumnID != 0)
                continue;
            var fitting = externals.Cast<IDTSExternalMetadataColumn100>()
                .FirstOrDefault(external => string.Equals(external.Name, column.Name, StringComparison.OrdinalIgnoreCase) && !mapped.Contains(external.ID));
            if (fitting is null)
                continue;
            column.ExternalMetadataColumnID = fitting.ID;
            mapped.Add(fitting.ID);
        }
    }

    private static void RefreshRejects(IDTSOutput100 rejects, IReadOnlyList<string> names)
    {
        var columns = rejects.OutputColumnCollection;
        var wanted = RejectFacts.Select(fact => fact.Name).Concat(names).ToList();
        for (var i = columns.Count - 1; i >= 0; i--)
        {
            if (!wanted.Contains(columns[i].Name))
                columns.RemoveObjectByID(columns[i].ID);
        }

        foreach (var name in wanted.Except(columns.Cast<IDTSOutputColumn100>().Select(column => column.Name)).ToList())
            AddColumn(rejects, name, new ColumnShape(DataType.DT_WSTR, DataTypes.MaxTextLength), $"Value of '{name}' in the refused row, as text.");
    }

    private static void AddColumn(IDTSOutput100 output, string name, ColumnShape shape, string description)
    {
        var column = output.OutputColumnCollection.New();
        column.Name = name;
        column.Description = description;
        column.SetDataTypeProperties(shape.Type, shape.Length, shape.Precision, shape.Scale, 0);
    }
}
