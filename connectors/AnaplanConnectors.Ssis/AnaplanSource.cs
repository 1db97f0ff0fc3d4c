using AnaplanConnectors.Client;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>Gives the rows of a saved export, a view or a list of Anaplan to a data flow, typed.</summary>
/// <remarks>
/// The columns are kept in the package, so that it opens, validates and maps without Anaplan. A value that cannot be read, or is too long,
/// is dealt with as its column says: fail, redirect the row, or go on without.
/// </remarks>
[DtsPipelineComponent(
    ComponentType = ComponentType.SourceAdapter, CurrentVersion = MetadataVersion, DisplayName = "Anaplan Source",
    IconResource = "AnaplanConnectors.Ssis.Icons.Source.ico", UITypeName = EditorNames.Source, Description = "Reads the rows of a saved export, a view or a list of Anaplan.")]
public sealed class AnaplanSource : PipelineComponent
{
    internal const int MetadataVersion = 3;

    private readonly ComponentConnection _connection = new();
    private SourceRun? _run;

    static AnaplanSource() => EmbeddedAssemblies.Register();

    /// <inheritdoc/>
    public override void ProvideComponentProperties()
    {
        SourceMetadata.Create(this);
        ComponentMetaData.Version = MetadataVersion;
    }

    /// <inheritdoc/>
    public override void PerformUpgrade(int pipelineVersion)
    {
        ComponentVersion.RefuseNewer(ComponentMetaData, MetadataVersion);
        if (ComponentMetaData.Version < 2)
            SourceProperties.AddSince2(ComponentMetaData.CustomPropertyCollection);
        if (ComponentMetaData.Version < 3)
            SourceProperties.AddSince3(ComponentMetaData.CustomPropertyCollection);
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
        var status = new SourceValidation(ComponentMetaData, _connection).Run();
        return status == DTSValidationStatus.VS_ISVALID ? base.Validate() : status;
    }

    /// <summary>Makes the columns those of Anaplan. What stays keeps its lineage, name and type. Without a connection nothing changes.</summary>
    public override void ReinitializeMetaData()
    {
        if (_connection.Current is not { } connection)
            return;
        try
        {
            SourceMetadata.Refresh(ComponentMetaData, SourceRun.ReadColumns(ComponentMetaData, connection));
        }
        catch (Exception problem) when (problem is AnaplanException or FormatException)
        {
            throw new ComponentEvents(ComponentMetaData).Fail(ErrorNumbers.CannotConnect, Failure.Describe(problem));
        }
    }

    /// <summary>Changes the type of a column, to one that the source can fill. The error output follows.</summary>
    public override void SetOutputColumnDataTypeProperties(
        int iOutputID, int iOutputColumnID, DataType eDataType, int iLength, int iPrecision, int iScale, int iCodePage)
    {
        var output = ComponentMetaData.OutputCollection[SourceMetadata.OutputName];
        if (iOutputID != output.ID)
            throw Refusal("The columns of the error output follow those of the main output.");
        if (DataTypes.ReadAs(eDataType) is null)
            throw Refusal($"The source does not fill {eDataType}. Choose DT_WSTR, DT_NTEXT, DT_I8, DT_R8, DT_NUMERIC, DT_BOOL, DT_DBDATE or DT_DBTIMESTAMP.");
        var column = output.OutputColumnCollection.GetObjectByID(iOutputColumnID);
        column.SetDataTypeProperties(eDataType, iLength, iPrecision, iScale, iCodePage);
        SourceMetadata.Twin(ComponentMetaData.OutputCollection[SourceMetadata.ErrorOutputName], column.Name)?.SetDataTypeProperties(eDataType, iLength, iPrecision, iScale, iCodePage);
    }

    /// <summary>Takes a column out of both outputs; Anaplan brings it all the same.</summary>
    public override void DeleteOutputColumn(int outputID, int outputColumnID)
    {
        var output = ComponentMetaData.OutputCollection[SourceMetadata.OutputName];
        if (outputID != output.ID)
            throw Refusal("The columns of the error output follow those of the main output.");
        var errors = ComponentMetaData.OutputCollection[SourceMetadata.ErrorOutputName];
        if (SourceMetadata.Twin(errors, output.OutputColumnCollection.GetObjectByID(outputColumnID).Name) is { } twin)
            errors.OutputColumnCollection.RemoveObjectByID(twin.ID);
        base.DeleteOutputColumn(outputID, outputColumnID);
    }

    /// <inheritdoc/>
    public override IDTSInput100 InsertInput(DTSInsertPlacement insertPlacement, int inputID) => throw Refusal("A source has no input.");

    /// <inheritdoc/>
    public override IDTSOutput100 InsertOutput(DTSInsertPlacement insertPlacement, int outputID) => throw Refusal("The outputs of the source are fixed.");

    /// <inheritdoc/>
    public override void DeleteOutput(int outputID) => throw Refusal("The outputs of the source are fixed. Leave the error output unattached instead.");

    /// <summary>Puts a column of Anaplan that was taken out back in, under its name there.</summary>
    public override IDTSOutputColumn100 InsertOutputColumnAt(int outputID, int outputColumnIndex, string name, string description)
        => SourceMetadata.Include(ComponentMetaData, name) ?? throw Refusal("The columns are those of Anaplan. Refresh the metadata to see new ones.");

    /// <inheritdoc/>
    public override string DescribeRedirectedErrorCode(int iErrorCode) => ErrorNumbers.Describe(iErrorCode) ?? base.DescribeRedirectedErrorCode(iErrorCode);

    /// <inheritdoc/>
    public override void PreExecute() => ComponentGuard.Run(ComponentMetaData, () => _run = new SourceRun(
        ComponentMetaData, BufferManager,
        _connection.Current ?? throw new InvalidOperationException("There is no connection. Choose a connection manager, and see that it is not offline.")));

    /// <inheritdoc/>
    public override void PrimeOutput(int outputs, int[] outputIDs, PipelineBuffer[] buffers)
    {
        PipelineBuffer? BufferOf(string name) => Array.IndexOf(outputIDs, ComponentMetaData.OutputCollection[name].ID) is >= 0 and var index ? buffers[index] : null;

        ComponentGuard.Run(ComponentMetaData, () => _run!.Fill(BufferOf(SourceMetadata.OutputName), BufferOf(SourceMetadata.ErrorOutputName)));
    }

    /// <inheritdoc/>
    public override void Cleanup()
    {
        _run?.Stop();
        _run = null;
    }

    private static PipelineComponentHResultException Refusal(string text) => new(text, ErrorNumbers.Failed);
}
