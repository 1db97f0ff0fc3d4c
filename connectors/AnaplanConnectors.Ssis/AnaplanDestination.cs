using AnaplanConnectors.Client;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// Sends the rows of a data flow to a saved import of Anaplan, uploaded in chunks while they come and loaded when the last one is there; or to the
/// items of a list or the cells of a module, batch by batch.
/// </summary>
/// <remarks>
/// Two outputs: <c>Error Output</c> takes rows that cannot be written at once; <c>Rejected Rows</c> takes those that Anaplan refused, with its
/// reasons, behind the last row.
/// </remarks>
[DtsPipelineComponent(
    ComponentType = ComponentType.DestinationAdapter, CurrentVersion = MetadataVersion, DisplayName = "Anaplan Destination",
    IconResource = "AnaplanConnectors.Ssis.Icons.Destination.ico", UITypeName = EditorNames.Destination, Description = "Sends rows to a saved import, a list or a module of Anaplan.")]
public sealed class AnaplanDestination : PipelineComponent
{
    internal const int MetadataVersion = 4;

    private readonly ComponentConnection _connection = new();
    private DestinationRun? _run;

    static AnaplanDestination() => EmbeddedAssemblies.Register();

    /// <inheritdoc/>
    public override void ProvideComponentProperties()
    {
        DestinationMetadata.Create(this);
        ComponentMetaData.Version = MetadataVersion;
    }

    /// <inheritdoc/>
    public override void PerformUpgrade(int pipelineVersion)
    {
        ComponentVersion.RefuseNewer(ComponentMetaData, MetadataVersion);
        if (ComponentMetaData.Version < 2)
            DestinationProperties.AddSince2(ComponentMetaData.CustomPropertyCollection);
        if (ComponentMetaData.Version < 3)
            DestinationProperties.AddSince3(ComponentMetaData.CustomPropertyCollection);
        if (ComponentMetaData.Version < 4)
            DestinationProperties.AddSince4(ComponentMetaData.CustomPropertyCollection);
        ComponentMetaData.Version = MetadataVersion;
    }

    /// <inheritdoc/>
    public override void AcquireConnections(object transaction) => _connection.Acquire(ComponentMetaData, transaction);

    /// <inheritdoc/>
    public override void ReleaseConnections()
    {
        _run?.Stop();
        _connection.Release();
    }

    /// <inheritdoc/>
    public override DTSValidationStatus Validate()
    {
        var status = new DestinationValidation(ComponentMetaData, _connection).Run();
        return status == DTSValidationStatus.VS_ISVALID ? base.Validate() : status;
    }

    /// <summary>Makes the columns those of Anaplan. What stays keeps its ids and mappings. Without a connection only dead input columns go.</summary>
    public override void ReinitializeMetaData()
    {
        ComponentMetaData.RemoveInvalidInputColumns();
        if (_connection.Current is not { } connection)
            return;
        try
        {
            DestinationMetadata.Refresh(ComponentMetaData, DestinationObject.Of(ComponentMetaData).ReadColumns(connection));
        }
        catch (Exception problem) when (problem is AnaplanException or FormatException)
        {
            throw new ComponentEvents(ComponentMetaData).Fail(ErrorNumbers.CannotConnect, Failure.Describe(problem));
        }
    }

    /// <inheritdoc/>
    public override IDTSInputColumn100 SetUsageType(int inputID, IDTSVirtualInput100 virtualInput, int lineageID, DTSUsageType usageType)
    {
        if (usageType == DTSUsageType.UT_READWRITE)
            throw Refusal("The destination does not change columns. Select them as read-only.");
        return base.SetUsageType(inputID, virtualInput, lineageID, usageType);
    }

    /// <inheritdoc/>
    public override IDTSInput100 InsertInput(DTSInsertPlacement insertPlacement, int inputID) => throw Refusal("The destination has one input.");

    /// <inheritdoc/>
    public override IDTSOutput100 InsertOutput(DTSInsertPlacement insertPlacement, int outputID) => throw Refusal("The outputs of the destination are fixed.");

    /// <inheritdoc/>
    public override void DeleteInput(int inputID) => throw Refusal("The destination needs its input.");

    /// <inheritdoc/>
    public override void DeleteOutput(int outputID) => throw Refusal("The outputs of the destination are fixed. Leave them unattached instead.");

    /// <inheritdoc/>
    public override IDTSOutputColumn100 InsertOutputColumnAt(int outputID, int outputColumnIndex, string name, string description)
        => throw Refusal("The columns of the outputs follow those of Anaplan.");

    /// <summary>Changes the type of a value of refused rows: another length, or DT_NTEXT for long ones.</summary>
    public override void SetOutputColumnDataTypeProperties(
        int iOutputID, int iOutputColumnID, DataType eDataType, int iLength, int iPrecision, int iScale, int iCodePage)
    {
        var rejects = ComponentMetaData.OutputCollection[DestinationMetadata.RejectsOutputName];
        var column = iOutputID == rejects.ID ? rejects.OutputColumnCollection.GetObjectByID(iOutputColumnID) : null;
        if (column?.DataType is not (DataType.DT_WSTR or DataType.DT_NTEXT) || eDataType is not (DataType.DT_WSTR or DataType.DT_NTEXT))
            throw Refusal("Only texts of the Rejected Rows output may change, to DT_WSTR of another length or to DT_NTEXT.");
        column.SetDataTypeProperties(eDataType, iLength, iPrecision, iScale, iCodePage);
    }

    /// <inheritdoc/>
    public override string DescribeRedirectedErrorCode(int iErrorCode) => ErrorNumbers.Describe(iErrorCode) ?? base.DescribeRedirectedErrorCode(iErrorCode);

    /// <inheritdoc/>
    public override void PreExecute() => Guarded(() =>
    {
        _run = new DestinationRun(
            ComponentMetaData, BufferManager,
            _connection.Current ?? throw new InvalidOperationException("There is no connection. Choose a connection manager, and see that it is not offline."));
        _run.Open();
    });

    /// <inheritdoc/>
    public override void PrimeOutput(int outputs, int[] outputIDs, PipelineBuffer[] buffers)
    {
        for (var i = 0; i < outputs; i++)
            _run!.Prime(outputIDs[i], buffers[i], BufferManager);
    }

    /// <inheritdoc/>
    public override void ProcessInput(int inputID, PipelineBuffer buffer) => Guarded(() => _run!.Process(buffer));

    /// <inheritdoc/>
    public override void Cleanup()
    {
        var run = _run;
        _run = null;
        run?.Stop();
        run?.Dispose();
    }

    private void Guarded(Action work) => ComponentGuard.Run(ComponentMetaData, work, problem => _run?.Fail(problem));

    private static PipelineComponentHResultException Refusal(string text) => new(text, ErrorNumbers.Failed);
}
