using System;
using System.Collections.ObjectModel;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;

namespace Microsoft.SqlServer.Dts.Pipeline;

public class PipelineComponent
{
    public IDTSComponentMetaData100 ComponentMetaData { get; internal set; }

    public RW.IDTSVariableDispenser100 VariableDispenser { get; internal set; }

    public IDTSBufferManager100 BufferManager { get; internal set; }

    public RW.IDTSEventInfos100 EventInfos { get; internal set; }

    public RW.IDTSObjectReferenceTracker100 ReferenceTracker { get; internal set; }

    public RW.IDTSLogEntryInfos100 LogEntryInfos { get; internal set; }

    public virtual void RegisterEvents()
    {
    }

    public virtual void RegisterLogEntries()
    {
    }

    public virtual void Initialize()
    {
    }

    public virtual void PrepareForExecute()
    {
    }

    public virtual void PreExecute()
    {
    }

    public virtual void PrimeOutput(int outputs, int[] outputIDs, PipelineBuffer[] buffers)
    {
    }

    public virtual void ProcessInput(int inputID, PipelineBuffer buffer)
    {
    }

    public virtual void PostExecute()
    {
    }

    public virtual void Cleanup()
    {
    }

    public virtual void PerformUpgrade(int pipelineVersion)
    {
        // The real base refuses: a component whose version differs from the stored one has to say what it does about it.
        throw new ComponentUpgradeFailedException(ComponentMetaData.Name);
    }

    public virtual void PerformDowngrade(int pipelineVersion, RW.DTSTargetServerVersion targetServerVersion)
    {
    }

    public virtual void ProvideComponentProperties()
    {
    }

    public virtual void ReinitializeMetaData()
    {
        foreach (IDTSInput100 input in ComponentMetaData.InputCollection)
            Forget(input.ExternalMetadataColumnCollection);
        ComponentMetaData.RemoveInvalidInputColumns();
    }

    public virtual IDTSOutputColumn100 InsertOutputColumnAt(int outputID, int outputColumnIndex, string name, string description)
    {
        var column = Output(outputID).OutputColumnCollection.NewAt(outputColumnIndex);
        column.Name = name;
        column.Description = description;
        return column;
    }

    public virtual void DeleteOutputColumn(int outputID, int outputColumnID)
        => Output(outputID).OutputColumnCollection.RemoveObjectByID(outputColumnID);

    public virtual void OnDeletingInputColumn(int inputID, int inputColumnID)
    {
    }

    public virtual IDTSInputColumn100 SetUsageType(int inputID, IDTSVirtualInput100 virtualInput, int lineageID, DTSUsageType usageType)
    {
        virtualInput.SetUsageType(lineageID, usageType);
        return usageType == DTSUsageType.UT_IGNORED ? null : Input(inputID).InputColumnCollection.GetInputColumnByLineageID(lineageID);
    }

    public virtual IDTSCustomProperty100 SetComponentProperty(string propertyName, object propertyValue)
        => Set(ComponentMetaData.CustomPropertyCollection, propertyName, propertyValue);

    public virtual IDTSCustomProperty100 SetInputProperty(int inputID, string propertyName, object propertyValue)
        => Set(Input(inputID).CustomPropertyCollection, propertyName, propertyValue);

    public virtual IDTSCustomProperty100 SetOutputProperty(int outputID, string propertyName, object propertyValue)
        => Set(Output(outputID).CustomPropertyCollection, propertyName, propertyValue);

    public virtual IDTSCustomProperty100 SetInputColumnProperty(int inputID, int inputColumnID, string propertyName, object propertyValue)
        => Set(Input(inputID).InputColumnCollection.GetObjectByID(inputColumnID).CustomPropertyCollection, propertyName, propertyValue);

    public virtual IDTSCustomProperty100 SetOutputColumnProperty(int outputID, int outputColumnID, string propertyName, object propertyValue)
        => Set(Output(outputID).OutputColumnCollection.GetObjectByID(outputColumnID).CustomPropertyCollection, propertyName, propertyValue);

    public virtual void SetOutputColumnDataTypeProperties(
        int iOutputID, int iOutputColumnID, RW.DataType eDataType, int iLength, int iPrecision, int iScale, int iCodePage)
        => throw new PipelineComponentHResultException("The component does not allow its output columns to change their types.", unchecked((int)0x80004005));

    public virtual IDTSInput100 InsertInput(DTSInsertPlacement insertPlacement, int inputID) => ComponentMetaData.InputCollection.New();

    public virtual IDTSOutput100 InsertOutput(DTSInsertPlacement insertPlacement, int outputID) => ComponentMetaData.OutputCollection.New();

    public virtual void DeleteInput(int inputID) => ComponentMetaData.InputCollection.RemoveObjectByID(inputID);

    public virtual void DeleteOutput(int outputID) => ComponentMetaData.OutputCollection.RemoveObjectByID(outputID);

    public virtual void OnInputPathDetached(int inputID)
    {
    }

    public virtual void OnInputPathAttached(int inputID)
    {
    }

    public virtual void OnOutputPathAttached(int outputID)
    {
    }

    public virtual DTSValidationStatus Validate()
        => ComponentMetaData.AreInputColumnsValid ? DTSValidationStatus.VS_ISVALID : DTSValidationStatus.VS_NEEDSNEWMETADATA;

    public virtual void AcquireConnections(object transaction)
    {
    }

    public virtual void ReleaseConnections()
    {
    }

    public virtual IDTSExternalMetadataColumn100 MapInputColumn(int iInputID, int iInputColumnID, int iExternalMetadataColumnID)
    {
        var input = Input(iInputID);
        var column = input.InputColumnCollection.GetObjectByID(iInputColumnID);
        var external = iExternalMetadataColumnID == 0 ? null : input.ExternalMetadataColumnCollection.GetObjectByID(iExternalMetadataColumnID);
        column.ExternalMetadataColumnID = iExternalMetadataColumnID;
        return external;
    }

    public virtual IDTSExternalMetadataColumn100 MapOutputColumn(int iOutputID, int iOutputColumnID, int iExternalMetadataColumnID, bool bMatch)
    {
        var output = Output(iOutputID);
        var column = output.OutputColumnCollection.GetObjectByID(iOutputColumnID);
        var external = iExternalMetadataColumnID == 0 ? null : output.ExternalMetadataColumnCollection.GetObjectByID(iExternalMetadataColumnID);
        column.ExternalMetadataColumnID = iExternalMetadataColumnID;
        if (bMatch && external is not null)
            column.SetDataTypeProperties(external.DataType, external.Length, external.Precision, external.Scale, external.CodePage);
        return external;
    }

    public virtual string DescribeRedirectedErrorCode(int iErrorCode) => ComponentMetaData.GetErrorDescription(iErrorCode);

    public virtual IDTSExternalMetadataColumn100 InsertExternalMetadataColumnAt(int iID, int iExternalMetadataColumnIndex, string strName, string strDescription)
    {
        var column = External(iID).NewAt(iExternalMetadataColumnIndex);
        column.Name = strName;
        column.Description = strDescription;
        return column;
    }

    public virtual void DeleteExternalMetadataColumn(int iID, int iExternalMetadataColumnID) => External(iID).RemoveObjectByID(iExternalMetadataColumnID);

    public virtual IDTSCustomProperty100 SetExternalMetadataColumnProperty(int iID, int iExternalMetadataColumnID, string strPropertyName, object oValue)
        => Set(External(iID).GetObjectByID(iExternalMetadataColumnID).CustomPropertyCollection, strPropertyName, oValue);

    public virtual void SetExternalMetadataColumnDataTypeProperties(
        int iID, int iExternalMetadataColumnID, RW.DataType eDataType, int iLength, int iPrecision, int iScale, int iCodePage)
    {
        var column = External(iID).GetObjectByID(iExternalMetadataColumnID);
        column.DataType = eDataType;
        column.Length = iLength;
        column.Precision = iPrecision;
        column.Scale = iScale;
        column.CodePage = iCodePage;
    }

    public virtual void IsInputReady(int[] inputIDs, ref bool[] canProcess)
    {
    }

    public virtual Collection<int> GetDependentInputs(int blockedInputID) => [];

    public void RemoveAllInputsOutputsAndCustomProperties()
    {
        ComponentMetaData.InputCollection.RemoveAll();
        ComponentMetaData.OutputCollection.RemoveAll();
        ComponentMetaData.CustomPropertyCollection.RemoveAll();
    }

    public void AddErrorOutput(string strOutputName, int lInputID, int lExclusionGroup)
    {
        var output = ComponentMetaData.OutputCollection.New();
        output.Name = strOutputName;
        output.IsErrorOut = true;
        output.SynchronousInputID = lInputID;
        output.ExclusionGroup = lExclusionGroup;
    }

    public bool GetErrorOutputInfo(ref int iErrorOutputID, ref int iErrorOutputIndex)
    {
        var outputs = ComponentMetaData.OutputCollection;
        for (var i = 0; i < outputs.Count; i++)
        {
            if (!outputs[i].IsErrorOut)
                continue;
            iErrorOutputID = outputs[i].ID;
            iErrorOutputIndex = i;
            return true;
        }

        return false;
    }

    private static IDTSCustomProperty100 Set(IDTSCustomPropertyCollection100 properties, string name, object value)
    {
        var property = properties[name];
        property.Value = value;
        return property;
    }

    private static void Forget(IDTSExternalMetadataColumnCollection100 columns)
    {
        if (columns.IsUsed)
            columns.RemoveAll();
    }

    private IDTSInput100 Input(int id) => ComponentMetaData.InputCollection.GetObjectByID(id);

    private IDTSOutput100 Output(int id) => ComponentMetaData.OutputCollection.GetObjectByID(id);

    private IDTSExternalMetadataColumnCollection100 External(int id)
        => ComponentMetaData.InputCollection.FindObjectByID(id) is { } input
            ? input.ExternalMetadataColumnCollection
            : Output(id).ExternalMetadataColumnCollection;
}
