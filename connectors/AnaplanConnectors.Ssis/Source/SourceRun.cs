using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>One execution of the source: what it reads is run or fetched, and its rows go into the buffers of the outputs.</summary>
internal sealed class SourceRun
{
    private const int RowsBetweenEvents = 4_096;

    private readonly IDTSComponentMetaData100 _component;
    private readonly IDTSBufferManager100 _bufferManager;
    private readonly ComponentEvents _events;
    private readonly AnaplanConnection _connection;
    private readonly ProgressInbox<TransferProgress> _progress = new();
    private readonly CancellationTokenSource _stop = new();

    public SourceRun(IDTSComponentMetaData100 component, IDTSBufferManager100 bufferManager, AnaplanConnection connection)
    {
        _component = component;
        _bufferManager = bufferManager;
        _events = new ComponentEvents(component);
        _connection = connection;
    }

    /// <summary>The columns that the export, view or list promises. Runs nothing.</summary>
    public static IReadOnlyList<IdentifiedColumn> ReadColumns(IDTSComponentMetaData100 component, AnaplanConnection connection)
    {
        var source = SourceObject.Of(component).Source(connection, CancellationToken.None);
        return source is IIdentifiedColumns identified
            ? Blocking.Wait(identified.GetIdentifiedColumnsAsync().AsTask())
            : [.. source.GetSchema().Select(column => new IdentifiedColumn(null, column))];
    }

    /// <summary>Fills the buffers of the attached outputs to their end. Each may be missing.</summary>
    public void Fill(PipelineBuffer? output, PipelineBuffer? errors)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        using var held = _connection.Share();
        var what = SourceObject.Of(_component, Types(), _progress);
        var source = what.Source(held, _stop.Token);
        using var rows = Blocking.Wait(token => source.OpenAsync(token).AsTask(), Relay, _stop.Token);
        var fill = new SourceFill(_component, _events, Columns(rows.Schema), output, errors, ErrorColumns(errors));
        while (fill.Next(rows))
        {
            if (fill.RowsRead % RowsBetweenEvents != 0)
                continue;
            Relay();
            _stop.Token.ThrowIfCancellationRequested();
        }

        Relay();
        output?.SetEndOfRowset();
        errors?.SetEndOfRowset();
        var seconds = Math.Max(TimeProvider.System.GetElapsedTime(startedAt).TotalSeconds, 0.001);
        _events.Information(FormattableString.Invariant(
            $"{what.Property} '{what.Name}': {fill.RowsRead:N0} rows in {seconds:N1} s, {fill.RowsRead / seconds:N0} a second."));
        fill.Tell();
    }

    /// <summary>Ends waits that are under way, from another thread if need be.</summary>
    public void Stop() => _stop.Cancel();

    private bool Relay()
    {
        _events.Relay(_progress, _connection.Events);
        return true;
    }

    /// <summary>The package decides about types: what was agreed at design time holds, whatever Anaplan would suggest now.</summary>
    private List<KeyValuePair<string, ColumnType>> Types()
    {
        var types = new List<KeyValuePair<string, ColumnType>>();
        foreach (var (column, external) in Mapped())
        {
            if (DataTypes.ReadAs(column.DataType) is { } type)
                types.Add(new KeyValuePair<string, ColumnType>(external.Name, type));
        }

        return types;
    }

    private List<SourceColumn> Columns(RowSchema schema)
    {
        var output = _component.OutputCollection[SourceMetadata.OutputName];
        var errors = _component.OutputCollection[SourceMetadata.ErrorOutputName];
        var columns = new List<SourceColumn>();
        foreach (var (column, external) in Mapped())
        {
            var ordinal = schema.IndexOf(external.Name);
            if (ordinal < 0)
                throw new AnaplanConfigurationException([$"the {SourceObject.Of(_component)} has no column '{external.Name}' any more; it has: {string.Join(", ", schema.Select(one => one.Name))}. Refresh the metadata of '{_component.Name}'"]);
            var info = new BufferColumnInfo(
                external.Name, column.DataType, column.Length, column.Precision, column.Scale, column.CodePage,
                output.IsAttached ? _bufferManager.FindColumnByLineageID(output.Buffer, column.LineageID) : -1, column.LineageID);
            var twin = errors.IsAttached ? SourceMetadata.Twin(errors, column.Name) : null;
            columns.Add(new SourceColumn(
                info, SourceCell.Create(info, ordinal), twin is null ? -1 : _bufferManager.FindColumnByLineageID(errors.Buffer, twin.LineageID),
                column.ErrorRowDisposition, column.TruncationRowDisposition));
        }

        return columns;
    }

    private SourceErrorColumns? ErrorColumns(PipelineBuffer? buffer)
    {
        if (buffer is null)
            return null;
        var errors = _component.OutputCollection[SourceMetadata.ErrorOutputName];
        int IndexOf(string name) => _bufferManager.FindColumnByLineageID(errors.Buffer, errors.OutputColumnCollection[name].LineageID);
        return new SourceErrorColumns(errors.ID, IndexOf(SourceMetadata.ErrorMessage), IndexOf(SourceMetadata.RowNumber));
    }

    private IEnumerable<(IDTSOutputColumn100 Column, IDTSExternalMetadataColumn100 External)> Mapped()
    {
        var output = _component.OutputCollection[SourceMetadata.OutputName];
        return output.OutputColumnCollection.Cast<IDTSOutputColumn100>()
            .Where(column => column.ExternalMetadataColumnID != 0)
            .Select(column => (column, output.ExternalMetadataColumnCollection.GetObjectByID(column.ExternalMetadataColumnID)));
    }
}

/// <summary>The error output's id, and where its own columns stand.</summary>
internal sealed record SourceErrorColumns(int OutputId, int MessageIndex, int RowNumberIndex);
