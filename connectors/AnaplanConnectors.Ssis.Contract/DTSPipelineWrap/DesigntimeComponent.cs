using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;
using System.Collections;

namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public interface IDTSDesigntimeComponent100
{
    void ProvideComponentProperties();

    void ReinitializeMetaData();

    IDTSOutputColumn100 InsertOutputColumnAt(int lOutputID, int lOutputColumnIndex, string bstrName, string bstrDescription);

    void DeleteOutputColumn(int lOutputID, int lOutputColumnID);

    void OnDeletingInputColumn(int lInputID, int lInputColumnID);

    IDTSInputColumn100 SetUsageType(int lInputID, IDTSVirtualInput100 pIDTSVirtualInputObject, int lLineageID, DTSUsageType eUsageType);

    IDTSCustomProperty100 SetComponentProperty(string PropertyName, object vValue);

    IDTSCustomProperty100 SetInputProperty(int lInputID, string PropertyName, object vValue);

    IDTSCustomProperty100 SetOutputProperty(int lOutputID, string PropertyName, object vValue);

    IDTSCustomProperty100 SetInputColumnProperty(int lInputID, int lInputColumnID, string PropertyName, object vValue);

    IDTSCustomProperty100 SetOutputColumnProperty(int lOutputID, int lOutputColumnID, string PropertyName, object vValue);

    IDTSInput100 InsertInput(DTSInsertPlacement eInsertPlacement, int lInputID);

    IDTSOutput100 InsertOutput(DTSInsertPlacement eInsertPlacement, int lOutputID);

    void DeleteInput(int lInputID);

    void DeleteOutput(int lOutputID);

    void OnInputPathDetached(int lInputID);

    void OnInputPathAttached(int lInputID);

    void OnOutputPathAttached(int lOutputID);

    DTSValidationStatus Validate();

    void AcquireConnections(object pTransaction);

    void ReleaseConnections();

    void SetOutputColumnDataTypeProperties(int lOutputID, int lOutputColumnID, RW.DataType eDataType, int lLength, int lPrecision, int lScale, int lCodePage);

    IDTSExternalMetadataColumn100 MapInputColumn(int lInputID, int lInputColumnID, int lExternalMetadataColumnID);

    IDTSExternalMetadataColumn100 MapOutputColumn(int lOutputID, int lOutputColumnID, int lExternalMetadataColumnID, bool bMatch);

    string DescribeRedirectedErrorCode(int hrErrorCode);

    IDTSFriendlyEnumCollection100 GetEnumerationCollection(string bstrEnumName);

    IDTSExternalMetadataColumn100 InsertExternalMetadataColumnAt(int lID, int lExternalMetadataColumnIndex, string bstrName, string bstrDescription);

    void DeleteExternalMetadataColumn(int lID, int lExternalMetadataColumnID);

    IDTSCustomProperty100 SetExternalMetadataColumnProperty(int lID, int lExternalMetadataColumnID, string bstrPropertyName, object vtValue);

    void SetExternalMetadataColumnDataTypeProperties(int lID, int lExternalMetadataColumnID, RW.DataType eDataType, int lLength, int lPrecision, int lScale, int lCodePage);
}

public interface CManagedComponentWrapper : IDTSDesigntimeComponent100
{
}

public interface IDTSFriendlyEnum100
{
    string Name { get; }

    int Value { get; }
}

public interface IDTSFriendlyEnumCollection100 : IEnumerable
{
    IDTSFriendlyEnum100 this[object Index] { get; }

    new IEnumerator GetEnumerator();

    int Count { get; }

    bool IsFlags { get; }
}
