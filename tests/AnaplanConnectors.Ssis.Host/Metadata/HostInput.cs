using System.Collections;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Host;

public sealed class HostVirtualColumn(HostContext context, UpstreamColumn column) : HostObject(context), IDTSVirtualInputColumn100
{
    public override DTSObjectType ObjectType => DTSObjectType.OT_VIRTUALINPUTCOLUMN;

    public ColumnType Type => column.Type;

    public UpstreamColumn Column => column;

    public DataType DataType => Type.DataType;

    public int Length => Type.Length;

    public int Precision => Type.Precision;

    public int Scale => Type.Scale;

    public int CodePage => Type.CodePage;

    public DTSUsageType UsageType { get; set; } = DTSUsageType.UT_IGNORED;

    public int LineageID { get; } = context.TakeId();

    public string SourceComponent => "Upstream";

    public string NewName { get; set; } = string.Empty;

    public string NewDescription { get; set; } = string.Empty;

    public int SortKeyPosition => 0;

    public int ComparisonFlags => 0;

    public string UpstreamComponentName => "Upstream";

    public bool IsAssociatedWithOutputColumn => false;

    public string DescribeRedirectedErrorCode(int hrErrorCode) => string.Empty;
}

/// <summary>An input with what comes from above: columns that are selected, and others that only pass.</summary>
public sealed class HostInput : HostObject, IDTSInput100
{
    private bool _hasSideEffects;
    private DTSRowDisposition _errorDisposition;
    private DTSRowDisposition _truncationDisposition;
    private string _operation = string.Empty;

    public HostInput(HostContext context, HostComponent component)
        : base(context)
    {
        Component = component;
        InputColumnCollection = new HostInputColumns(context, this);
        CustomPropertyCollection = new HostProperties(context);
        ExternalMetadataColumnCollection = new HostExternalColumns(context);
    }

    public override DTSObjectType ObjectType => DTSObjectType.OT_INPUT;

    public List<HostVirtualColumn> Upstream { get; } = [];

    public bool HasSideEffects
    {
        get => _hasSideEffects;
        set => Set(ref _hasSideEffects, value);
    }

    public int Buffer { get; set; }

    public IDTSCustomPropertyCollection100 CustomPropertyCollection { get; }

    public IDTSInputColumnCollection100 InputColumnCollection { get; }

    public bool Dangling { get; set; }

    public bool IsAttached => Upstream.Count > 0;

    public bool IsSorted => false;

    public int SourceLocale => 1033;

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

    public int BufferBase => 0;

    public bool AreInputColumnsAssociatedWithOutputColumns => false;

    public IDTSVirtualInput100 GetVirtualInput() => new HostVirtualInput(Context, this);

    public void SuggestNameBasedLineageIDMappings(ref int[] ppsaOldIDs, ref int[] ppsaNewIDs)
    {
    }

    public void Attach(IEnumerable<UpstreamColumn> columns)
    {
        Upstream.Clear();
        Upstream.AddRange(columns.Select(column => new HostVirtualColumn(Context, column) { Name = column.Name }));
    }
}

public sealed class HostInputs(HostContext context, HostComponent component)
    : HostCollection<IDTSInput100>(context, "input", () => new HostInput(context, component)), IDTSInputCollection100;

public sealed class HostVirtualInput(HostContext context, HostInput input) : HostObject(context), IDTSVirtualInput100
{
    public override DTSObjectType ObjectType => DTSObjectType.OT_VIRTUALINPUT;

    public IDTSVirtualInputColumnCollection100 VirtualInputColumnCollection { get; } = new HostVirtualColumns(context, input);

    public bool IsSorted => false;

    public int SourceLocale => 1033;

    public int SetUsageType(int lLineageID, DTSUsageType eUsageType)
    {
        var column = VirtualInputColumnCollection.GetVirtualInputColumnByLineageID(lLineageID);
        ((HostVirtualColumn)column).UsageType = eUsageType;
        var columns = (HostInputColumns)input.InputColumnCollection;
        var selected = columns.Items.Find(one => one.LineageID == lLineageID);
        if (eUsageType == DTSUsageType.UT_IGNORED)
        {
            if (selected is not null)
                columns.RemoveObjectByID(selected.ID);
            return 0;
        }

        if (selected is null)
        {
            selected = columns.New();
            selected.LineageID = lLineageID;
            selected.Name = column.Name;
        }

        selected.UsageType = eUsageType;
        return selected.ID;
    }
}

public sealed class HostVirtualColumns(HostContext context, HostInput input)
    : HostCollection<IDTSVirtualInputColumn100>(context, "virtual input column", () => throw new HostRuleException("Virtual columns come from above.")), IDTSVirtualInputColumnCollection100
{
    public new int Count => input.Upstream.Count;

    public new IDTSVirtualInputColumn100 this[object Index] => Index is string name ? GetVirtualInputColumnByName(string.Empty, name) : input.Upstream[(int)Index];

    public new IEnumerator GetEnumerator() => input.Upstream.GetEnumerator();

    public IDTSVirtualInputColumn100 GetVirtualInputColumnByLineageID(int lLineageID)
        => input.Upstream.Find(column => column.LineageID == lLineageID) ?? throw Missing($"lineage id {lLineageID}");

    public IDTSVirtualInputColumn100 GetVirtualInputColumnByName(string bstrComponentName, string bstrName)
        => input.Upstream.Find(column => column.Name == bstrName) ?? throw Missing($"name {bstrName}");
}
