using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>Says everything that is wrong with a destination, the cheap things first. Changes nothing.</summary>
internal sealed class DestinationValidation(IDTSComponentMetaData100 component, ComponentConnection connection)
{
    private readonly ComponentEvents _events = new(component);
    private readonly ValidationResult _result = new(component);

    public DTSValidationStatus Run()
    {
        if (component.InputCollection.Count != 1 || component.OutputCollection.Count != 2 || !ComponentConnection.HasSlot(component))
        {
            _result.Find(DTSValidationStatus.VS_ISCORRUPT, ErrorNumbers.BadSettings, "The inputs, outputs or connections are not those of an Anaplan destination. Delete the component and add it again.");
            return _result.Status;
        }

        CheckSettings();
        if (!component.AreInputColumnsValid)
            _result.Worsen(DTSValidationStatus.VS_NEEDSNEWMETADATA);
        CheckColumns(component.InputCollection[DestinationMetadata.InputName]);
        CheckOutputs();
        if (_result.Status == DTSValidationStatus.VS_ISVALID && component.ValidateExternalMetadata && connection.Current is { } connected)
            CheckAgainstAnaplan(connected);
        return _result.Status;
    }

    private void CheckSettings()
    {
        if (!ComponentConnection.IsBound(component))
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.NoConnectionManager, "No connection manager is chosen.");
        if (ComponentProperties.Text(component, DestinationProperties.Import).Length == 0)
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadSettings, "No import is named. Set the property Import.");
        try
        {
            DestinationProperties.Limit(component);
            DestinationRun.CheckOptions(component);
        }
        catch (Exception problem) when (problem is FormatException or AnaplanConfigurationException)
        {
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadSettings, Failure.Describe(problem));
        }
    }

    private void CheckColumns(IDTSInput100 input)
    {
        var externals = input.ExternalMetadataColumnCollection;
        if (externals.Count == 0)
        {
            _result.Find(DTSValidationStatus.VS_NEEDSNEWMETADATA, ErrorNumbers.BadColumn, "The columns of the import are not known yet. Refresh the metadata.");
            return;
        }

        var mapped = new List<int>();
        foreach (IDTSInputColumn100 column in input.InputColumnCollection)
        {
            if (column.ExternalMetadataColumnID == 0)
                _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, $"Input column '{column.Name}' is mapped to no column of the import. Map it, or leave it out.");
            else if (externals.FindObjectByID(column.ExternalMetadataColumnID) is null)
                _result.Find(DTSValidationStatus.VS_NEEDSNEWMETADATA, ErrorNumbers.BadColumn, $"Input column '{column.Name}' is mapped to a column that the import does not have any more.");
            else if (mapped.Contains(column.ExternalMetadataColumnID))
                _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, $"Input column '{column.Name}' is mapped to '{externals.GetObjectByID(column.ExternalMetadataColumnID).Name}', which another column is mapped to already.");
            if (column.IsValid && DataTypes.ClrType(column.DataType) is null)
                _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, $"Input column '{column.Name}' is {column.DataType}, which Anaplan cannot take. Convert it to text, or leave it out.");
            mapped.Add(column.ExternalMetadataColumnID);
        }

        foreach (IDTSExternalMetadataColumn100 external in externals)
        {
            if (!mapped.Contains(external.ID))
                _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, $"The import expects a column '{external.Name}', and no input column is mapped to it.");
        }
    }

    private void CheckOutputs()
    {
        var input = component.InputCollection[DestinationMetadata.InputName];
        if (input.ErrorRowDisposition == DTSRowDisposition.RD_RedirectRow && !component.OutputCollection[DestinationMetadata.ErrorOutputName].IsAttached)
            _events.Warning(ErrorNumbers.Warning, "Rows that cannot be written are redirected, but nothing is attached to the error output: they would be lost.");
    }

    private void CheckAgainstAnaplan(AnaplanConnection connected)
    {
        try
        {
            var import = DestinationRun.ReadColumns(component, connected);
            var differences = ExternalColumns.Differences(
                component.InputCollection[DestinationMetadata.InputName].ExternalMetadataColumnCollection,
                [.. import.Select(column => (column.Name, new ColumnShape(DataType.DT_WSTR, DataTypes.MaxTextLength)))]);
            foreach (var difference in differences)
                _events.Warning(ErrorNumbers.ColumnsChanged, difference);
            if (differences.Count > 0)
                _result.Worsen(DTSValidationStatus.VS_NEEDSNEWMETADATA);
        }
        catch (AnaplanException problem)
        {
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.CannotConnect, Failure.Describe(problem));
        }
    }
}
