using System.Runtime.InteropServices;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Host;

public sealed class HostExternalColumn(HostContext context) : HostObject(context), IDTSExternalMetadataColumn100
{
    private DataType _dataType;
    private int _length;
    private int _precision;
    private int _scale;
    private int _codePage;

    public override DTSObjectType ObjectType => DTSObjectType.OT_EXTERNALMETADATACOLUMN;

    public DataType DataType
    {
        get => _dataType;
        set => Set(ref _dataType, value);
    }

    public int Length
    {
        get => _length;
        set => Set(ref _length, value);
    }

    public int Precision
    {
        get => _precision;
        set => Set(ref _precision, value);
    }

    public int Scale
    {
        get => _scale;
        set => Set(ref _scale, value);
    }

    public int CodePage
    {
        get => _codePage;
        set => Set(ref _codePage, value);
    }

    public int MappedColumnID { get; set; }

    public IDTSCustomPropertyCollection100 CustomPropertyCollection { get; } = new HostProperties(context);
}

public sealed class HostExternalColumns(HostContext context)
    : HostCollection<IDTSExternalMetadataColumn100>(context, "external column", () => new HostExternalColumn(context)), IDTSExternalMetadataColumnCollection100
{
    public bool IsUsed { get; set; }
}

public sealed class HostOutputColumn : HostObject, IDTSOutputColumn100
{
    private ColumnType _type = new(DataType.DT_EMPTY);
    private int _externalId;
    private DTSRowDisposition _errorDisposition;
    private DTSRowDisposition _truncationDisposition;
    private int _sortKeyPosition;
    private string _operation = string.Empty;

    public HostOutputColumn(HostContext context)
        : base(context)
    {
        LineageID = ID;
        CustomPropertyCollection = new HostProperties(context);
    }

    public override DTSObjectType ObjectType => DTSObjectType.OT_OUTPUTCOLUMN;

    public ColumnType Type => _type;

    public DataType DataType => _type.DataType;

    public int Length => _type.Length;

    public int Precision => _type.Precision;

    public int Scale => _type.Scale;

    public int CodePage => _type.CodePage;

    public IDTSCustomPropertyCollection100 CustomPropertyCollection { get; }

    public int LineageID { get; set; }

    public int MappedColumnID { get; set; }

    public int SortKeyPosition
    {
        get => _sortKeyPosition;
        set => Set(ref _sortKeyPosition, value);
    }

    public int ComparisonFlags { get; set; }

    public int SpecialFlags { get; set; }

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

    public int ExternalMetadataColumnID
    {
        get => _externalId;
        set => Set(ref _externalId, value);
    }

    public void SetDataTypeProperties(DataType eDataType, int lLength, int lPrecision, int lScale, int lCodePage)
        => Set(ref _type, new ColumnType(eDataType, lLength, lPrecision, lScale, lCodePage).Checked());
}

public sealed class HostOutputColumns(HostContext context, HostOutput output)
    : HostCollection<IDTSOutputColumn100>(context, "output column", () => new HostOutputColumn(context)), IDTSOutputColumnCollection100
{
    public IDTSOutputColumn100 GetOutputColumnByLineageID(int lLineageID)
        => Items.Find(column => column.LineageID == lLineageID) ?? throw Missing($"lineage id {lLineageID}");

    protected override void RefuseRemoveAll()
    {
        if (output.IsErrorOut)
            throw new HostRuleException($"RemoveAll on error output '{output.Name}' takes ErrorCode and ErrorColumn away, which belong to SSIS.");
    }
}

public sealed class HostInputColumn(HostContext context, HostInput input) : HostObject(context), IDTSInputColumn100
{
    private int _externalId;
    private DTSRowDisposition _errorDisposition;
    private DTSRowDisposition _truncationDisposition;
    private DTSUsageType _usageType;
    private string _operation = string.Empty;

    public override DTSObjectType ObjectType => DTSObjectType.OT_INPUTCOLUMN;

    public DataType DataType => Upstream.Type.DataType;

    public int Length => Upstream.Type.Length;

    public int Precision => Upstream.Type.Precision;

    public int Scale => Upstream.Type.Scale;

    public int CodePage => Upstream.Type.CodePage;

    public DTSUsageType UsageType
    {
        get => _usageType;
        set => Set(ref _usageType, value);
    }

    public IDTSCustomPropertyCollection100 CustomPropertyCollection { get; } = new HostProperties(context);

    public int LineageID { get; set; }

    public int MappedColumnID { get; set; }

    public bool IsValid => input.Upstream.Any(column => column.LineageID == LineageID);

    public int SortKeyPosition => 0;

    public int ComparisonFlags => 0;

    public string UpstreamComponentName => "Upstream";

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

    public int ExternalMetadataColumnID
    {
        get => _externalId;
        set => Set(ref _externalId, value);
    }

    public bool IsAssociatedWithOutputColumn => false;

    private HostVirtualColumn Upstream => input.Upstream.FirstOrDefault(column => column.LineageID == LineageID)
        ?? throw new COMException($"Input column '{Name}' refers to a column that is not there upstream.", unchecked((int)0xC004706B));

    public string DescribeRedirectedErrorCode(int hrErrorCode) => string.Empty;
}

public sealed class HostInputColumns(HostContext context, HostInput input)
    : HostCollection<IDTSInputColumn100>(context, "input column", () => new HostInputColumn(context, input)), IDTSInputColumnCollection100
{
    public IDTSInputColumn100 GetInputColumnByLineageID(int lLineageID)
        => Items.Find(column => column.LineageID == lLineageID) ?? throw Missing($"lineage id {lLineageID}");

    public IDTSInputColumn100 GetInputColumnByName(string bstrComponentName, string bstrName)
        => Items.Find(column => column.Name == bstrName) ?? throw Missing($"name {bstrName}");
}
