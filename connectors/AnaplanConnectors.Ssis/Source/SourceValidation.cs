using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>Says everything that is wrong with a source, the cheap things first. Changes nothing.</summary>
internal sealed class SourceValidation(IDTSComponentMetaData100 component, ComponentConnection connection)
{
    private readonly ComponentEvents _events = new(component);
    private readonly ValidationResult _result = new(component);

    public DTSValidationStatus Run()
    {
        if (component.InputCollection.Count != 0 || component.OutputCollection.Count != 2 || !ComponentConnection.HasSlot(component))
        {
            _result.Find(DTSValidationStatus.VS_ISCORRUPT, ErrorNumbers.BadSettings, "The outputs or connections are not those of an Anaplan source. Delete the component and add it again.");
            return _result.Status;
        }

        CheckSettings();
        CheckColumns(component.OutputCollection[SourceMetadata.OutputName]);
        if (_result.Status == DTSValidationStatus.VS_ISVALID && component.ValidateExternalMetadata && connection.Current is { } connected)
            CheckAgainstAnaplan(connected);
        return _result.Status;
    }

    private void CheckSettings()
    {
        if (!ComponentConnection.IsBound(component))
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.NoConnectionManager, "No connection manager is chosen.");
        if (SourceObject.Problem(component) is { } unclear)
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadSettings, unclear);
        if (ComponentProperties.Number(component, SourceProperties.DefaultTextLength) < 1)
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadSettings, "DefaultTextLength has to be 1 or more.");
        try
        {
            SourceProperties.Check(component);
        }
        catch (FormatException problem)
        {
            _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadSettings, problem.Message);
        }
    }

    private void CheckColumns(IDTSOutput100 output)
    {
        var externals = output.ExternalMetadataColumnCollection;
        var errors = component.OutputCollection[SourceMetadata.ErrorOutputName];
        if (output.OutputColumnCollection.Count == 0)
            _result.Find(DTSValidationStatus.VS_NEEDSNEWMETADATA, ErrorNumbers.BadColumn, "The columns are not known yet. Refresh the metadata.");
        foreach (IDTSOutputColumn100 column in output.OutputColumnCollection)
        {
            if (externals.FindObjectByID(column.ExternalMetadataColumnID) is null)
                _result.Find(DTSValidationStatus.VS_NEEDSNEWMETADATA, ErrorNumbers.BadColumn, $"Output column '{column.Name}' belongs to a column that Anaplan does not have any more.");
            if (DataTypes.ReadAs(column.DataType) is null)
                _result.Find(DTSValidationStatus.VS_ISBROKEN, ErrorNumbers.BadColumn, $"Output column '{column.Name}' is {column.DataType}. The source fills DT_WSTR, DT_NTEXT, DT_I8, DT_R8, DT_NUMERIC, DT_BOOL, DT_DBDATE and DT_DBTIMESTAMP.");
            var redirects = column.ErrorRowDisposition == DTSRowDisposition.RD_RedirectRow || column.TruncationRowDisposition == DTSRowDisposition.RD_RedirectRow;
            if (redirects && !errors.IsAttached)
                _events.Warning(ErrorNumbers.Warning, $"Rows with a bad value in '{column.Name}' are redirected, but nothing is attached to the error output: they would be lost.");
        }
    }

    private void CheckAgainstAnaplan(AnaplanConnection connected)
    {
        try
        {
            var textLength = ComponentProperties.Number(component, SourceProperties.DefaultTextLength);
            var differences = ExternalColumns.Differences(
                component.OutputCollection[SourceMetadata.OutputName].ExternalMetadataColumnCollection,
                [.. SourceRun.ReadColumns(component, connected).Select(column => ExternalColumn.Of(column, textLength))]);
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
