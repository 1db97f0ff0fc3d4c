using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>What editors work with: every change goes through the component.</summary>
public sealed class ComponentWrapper(PipelineComponent component) : CManagedComponentWrapper
{
    public void ProvideComponentProperties()
        => component.ProvideComponentProperties();

    public void ReinitializeMetaData()
        => component.ReinitializeMetaData();

    public IDTSOutputColumn100 InsertOutputColumnAt(int lOutputID, int lOutputColumnIndex, string bstrName, string bstrDescription)
        => component.InsertOutputColumnAt(lOutputID, lOutputColumnIndex, bstrName, bstrDescription);

    public void DeleteOutputColumn(int lOutputID, int lOutputColumnID)
        => component.DeleteOutputColumn(lOutputID, lOutputColumnID);

    public void OnDeletingInputColumn(int lInputID, int lInputColumnID)
        => component.OnDeletingInputColumn(lInputID, lInputColumnID);

    public IDTSInputColumn100 SetUsageType(int lInputID, IDTSVirtualInput100 pIDTSVirtualInputObject, int lLineageID, DTSUsageType eUsageType)
        => component.SetUsageType(lInputID, pIDTSVirtualInputObject, lLineageID, eUsageType);

    public IDTSCustomProperty100 SetComponentProperty(string PropertyName, object vValue)
        => component.SetComponentProperty(PropertyName, vValue);

    public IDTSCustomProperty100 SetInputProperty(int lInputID, string PropertyName, object vValue)
        => component.SetInputProperty(lInputID, PropertyName, vValue);

    public IDTSCustomProperty100 SetOutputProperty(int lOutputID, string PropertyName, object vValue)
        => component.SetOutputProperty(lOutputID, PropertyName, vValue);

    public IDTSCustomProperty100 SetInputColumnProperty(int lInputID, int lInputColumnID, string PropertyName, object vValue)
        => component.SetInputColumnProperty(lInputID, lInputColumnID, PropertyName, vValue);

    public IDTSCustomProperty100 SetOutputColumnProperty(int lOutputID, int lOutputColumnID, string PropertyName, object vValue)
        => component.SetOutputColumnProperty(lOutputID, lOutputColumnID, PropertyName, vValue);

    public IDTSInput100 InsertInput(DTSInsertPlacement eInsertPlacement, int lInputID)
        => component.InsertInput(eInsertPlacement, lInputID);

    public IDTSOutput100 InsertOutput(DTSInsertPlacement eInsertPlacement, int lOutputID)
        => component.InsertOutput(eInsertPlacement, lOutputID);

    public void DeleteInput(int lInputID)
        => component.DeleteInput(lInputID);

    public void DeleteOutput(int lOutputID)
        => component.DeleteOutput(lOutputID);

    public void OnInputPathDetached(int lInputID)
        => component.OnInputPathDetached(lInputID);

    public void OnInputPathAttached(int lInputID)
        => component.OnInputPathAttached(lInputID);

    public void OnOutputPathAttached(int lOutputID)
        => component.OnOutputPathAttached(lOutputID);

    public DTSValidationStatus Validate()
        => component.Validate();

    public void AcquireConnections(object pTransaction)
        => component.AcquireConnections(pTransaction);

    public void ReleaseConnections()
        => component.ReleaseConnections();

    public void SetOutputColumnDataTypeProperties(int lOutputID, int lOutputColumnID, RW.DataType eDataType, int lLength, int lPrecision, int lScale, int lCodePage)
        => component.SetOutputColumnDataTypeProperties(lOutputID, lOutputColumnID, eDataType, lLength, lPrecision, lScale, lCodePage);

    public IDTSExternalMetadataColumn100 MapInputColumn(int lInputID, int lInputColumnID, int lExternalMetadataColumnID)
        => component.MapInputColumn(lInputID, lInputColumnID, lExternalMetadataColumnID);

    public IDTSExternalMetadataColumn100 MapOutputColumn(int lOutputID, int lOutputColumnID, int lExternalMetadataColumnID, bool bMatch)
        => component.MapOutputColumn(lOutputID, lOutputColumnID, lExternalMetadataColumnID, bMatch);

    public string DescribeRedirectedErrorCode(int hrErrorCode)
        => component.DescribeRedirectedErrorCode(hrErrorCode);

    public IDTSFriendlyEnumCollection100 GetEnumerationCollection(string bstrEnumName) => throw new NotSupportedException("The test host has no named enumerations.");

    public IDTSExternalMetadataColumn100 InsertExternalMetadataColumnAt(int lID, int lExternalMetadataColumnIndex, string bstrName, string bstrDescription)
        => component.InsertExternalMetadataColumnAt(lID, lExternalMetadataColumnIndex, bstrName, bstrDescription);

    public void DeleteExternalMetadataColumn(int lID, int lExternalMetadataColumnID)
        => component.DeleteExternalMetadataColumn(lID, lExternalMetadataColumnID);

    public IDTSCustomProperty100 SetExternalMetadataColumnProperty(int lID, int lExternalMetadataColumnID, string bstrPropertyName, object vtValue)
        => component.SetExternalMetadataColumnProperty(lID, lExternalMetadataColumnID, bstrPropertyName, vtValue);

    public void SetExternalMetadataColumnDataTypeProperties(int lID, int lExternalMetadataColumnID, RW.DataType eDataType, int lLength, int lPrecision, int lScale, int lCodePage)
        => component.SetExternalMetadataColumnDataTypeProperties(lID, lExternalMetadataColumnID, eDataType, lLength, lPrecision, lScale, lCodePage);
}
