using AnaplanConnectors.Client;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

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
        if (DestinationObject.Problem(component) is { } unclear)
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadSettings, unclear);
        else if (ComponentProperties.Text(component, DestinationProperties.ResumeRun).Length > 0 && !DestinationObject.Of(component).IsImport)
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadSettings, "ResumeRun is set, and only imports are resumed. Clear it: items and cells may be written again.");
        try
        {
            DestinationProperties.Limit(component);
            DestinationProperties.Check(component);
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
            _result.Find(DTSValidationStatus.VS_NEEDSNEWMETADATA, ErrorNumbers.BadColumn, "The columns are not known yet. Refresh the metadata.");
            return;
        }

        var mapped = new List<int>();
        foreach (IDTSInputColumn100 column in input.InputColumnCollection)
        {
            if (column.ExternalMetadataColumnID == 0)
                _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, $"Input column '{column.Name}' is mapped to no column of Anaplan. Map it, or leave it out.");
            else if (externals.FindObjectByID(column.ExternalMetadataColumnID) is null)
                _result.Find(DTSValidationStatus.VS_NEEDSNEWMETADATA, ErrorNumbers.BadColumn, $"Input column '{column.Name}' is mapped to a column that Anaplan does not have any more.");
            else if (mapped.Contains(column.ExternalMetadataColumnID))
                _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, $"Input column '{column.Name}' is mapped to '{externals.GetObjectByID(column.ExternalMetadataColumnID).Name}', which another column is mapped to already.");
            if (column.IsValid && DataTypes.ClrType(column.DataType) is null)
                _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, $"Input column '{column.Name}' is {column.DataType}, which Anaplan cannot take. Convert it to text, or leave it out.");
            mapped.Add(column.ExternalMetadataColumnID);
        }

        foreach (IDTSExternalMetadataColumn100 external in externals)
        {
            if (!mapped.Contains(external.ID) && !ExternalColumns.IsOptional(external))
                _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, $"Anaplan expects a column '{external.Name}', and no input column is mapped to it.");
        }

        if (DestinationObject.MissingKey(component) is { } keyless)
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, keyless);
        if (mapped.Count == 0)
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, "No input column is mapped to a column of Anaplan.");
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
            var differences = ExternalColumns.Differences(
                component.InputCollection[DestinationMetadata.InputName].ExternalMetadataColumnCollection, DestinationObject.Of(component).ReadColumns(connected));
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
