using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>An output. As an error output it gets two columns of SSIS's own, in front of those of the component.</summary>
public sealed class HostOutput : HostObject, IDTSOutput100
{
    public const string ErrorCode = "ErrorCode";
    public const string ErrorColumn = "ErrorColumn";

    private bool _isErrorOut;
    private int _exclusionGroup;
    private int _synchronousInputId;
    private DTSRowDisposition _errorDisposition;
    private DTSRowDisposition _truncationDisposition;
    private bool _hasSideEffects;
    private bool _isSorted;
    private string _operation = string.Empty;

    public HostOutput(HostContext context, HostComponent component)
        : base(context)
    {
        Component = component;
        OutputColumnCollection = new HostOutputColumns(context, this);
        CustomPropertyCollection = new HostProperties(context);
        ExternalMetadataColumnCollection = new HostExternalColumns(context);
    }

    public override DTSObjectType ObjectType => DTSObjectType.OT_OUTPUT;

    public int ExclusionGroup
    {
        get => _exclusionGroup;
        set => Set(ref _exclusionGroup, value);
    }

    public int SynchronousInputID
    {
        get => _synchronousInputId;
        set => Set(ref _synchronousInputId, value);
    }

    public int Buffer { get; set; }

    public IDTSCustomPropertyCollection100 CustomPropertyCollection { get; }

    public bool DeleteOutputOnPathDetached { get; set; }

    public IDTSOutputColumnCollection100 OutputColumnCollection { get; }

    public bool HasSideEffects
    {
        get => _hasSideEffects;
        set => Set(ref _hasSideEffects, value);
    }

    public bool IsErrorOut
    {
        get => _isErrorOut;
        set
        {
            if (value && !_isErrorOut)
            {
                AddColumnOfSsis(ErrorCode, 1);
                AddColumnOfSsis(ErrorColumn, 2);
            }

            Set(ref _isErrorOut, value);
        }
    }

    /// <summary>Whether a path leads on from here.</summary>
    public bool HasPath { get; set; }

    public bool IsAttached => HasPath;

    public bool IsSorted
    {
        get => _isSorted;
        set => Set(ref _isSorted, value);
    }

    public DTSRowDisposition ErrorRowDisposition
    {
        get => _errorDisposition;
        set => Set(ref _errorDisposition, value);
    }

    public DTSRowDisposition TruncationRowDisposition
    {
        get => _truncationDisposition;
        set => Set(ref _truncationDisposition, value);
    }

    public string ErrorOrTruncationOperation
    {
        get => _operation;
        set => Set(ref _operation, value);
    }

    public IDTSExternalMetadataColumnCollection100 ExternalMetadataColumnCollection { get; }

    public IDTSComponentMetaData100 Component { get; }

    public bool Dangling { get; set; }

    private void AddColumnOfSsis(string name, int flags)
    {
        var column = OutputColumnCollection.New();
        column.Name = name;
        column.SpecialFlags = flags;
        column.SetDataTypeProperties(DataType.DT_I4, 0, 0, 0, 0);
    }
}

public sealed class HostOutputs(HostContext context, HostComponent component)
    : HostCollection<IDTSOutput100>(context, "output", () => new HostOutput(context, component)), IDTSOutputCollection100;

/// <summary>The slot of a component for a connection manager.</summary>
public sealed class HostConnectionSlot(HostContext context) : HostObject(context), IDTSRuntimeConnection100
{
    private string _managerId = string.Empty;

    public override DTSObjectType ObjectType => DTSObjectType.OT_RUNTIMECONNECTION;

    public string ConnectionManagerID
    {
        get => _managerId;
        set => Set(ref _managerId, value);
    }

    public Microsoft.SqlServer.Dts.Runtime.Wrapper.IDTSConnectionManager100 ConnectionManager { get; set; }

    public void ReleaseConnectionManager() => ConnectionManager = null;
}

public sealed class HostConnectionSlots(HostContext context)
    : HostCollection<IDTSRuntimeConnection100>(context, "connection", () => new HostConnectionSlot(context)), IDTSRuntimeConnectionCollection100
{
    public IDTSRuntimeConnection100 GetRuntimeConnectionByName(string bstrName) => this[bstrName];
}
