using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>What happens to rows that cannot be written as the import wants them: as the input's error disposition says.</summary>
internal sealed class RefusedRows
{
    private readonly ComponentEvents _events;
    private readonly IReadOnlyList<BufferColumnInfo> _columns;
    private readonly DTSRowDisposition _disposition;
    private readonly int _outputId;
    private readonly int _messageIndex;
    private readonly bool _isAttached;
    private long _redirected;
    private long _ignored;

    public RefusedRows(IDTSComponentMetaData100 component, IDTSBufferManager100 bufferManager, IReadOnlyList<BufferColumnInfo> columns, ComponentEvents events)
    {
        _events = events;
        _columns = columns;
        var input = component.InputCollection[DestinationMetadata.InputName];
        var errors = component.OutputCollection[DestinationMetadata.ErrorOutputName];
        _disposition = input.ErrorRowDisposition;
        _outputId = errors.ID;
        _isAttached = errors.IsAttached;

        // The error output is synchronous: its columns stand in the buffer of the input.
        if (_isAttached)
            _messageIndex = bufferManager.FindColumnByLineageID(input.Buffer, errors.OutputColumnCollection[DestinationMetadata.ErrorMessage].LineageID);
    }

    /// <summary>Why the current row cannot be written.</summary>
    public RowException? Problem { get; set; }

    /// <summary>Deals with the buffer's current row.</summary>
    public void Take(PipelineBuffer buffer)
    {
        var problem = Problem ?? throw new InvalidOperationException("No row was refused.");
        switch (_disposition)
        {
            case DTSRowDisposition.RD_IgnoreFailure:
                _ignored++;
                break;
            case DTSRowDisposition.RD_RedirectRow when _isAttached:
                _redirected++;
                buffer.SetString(_messageIndex, Shorten(problem.Message));
                buffer.DirectErrorRow(_outputId, ErrorNumbers.BadRow, LineageOf(problem.Column));
                break;
            case DTSRowDisposition.RD_RedirectRow:
                _redirected++;
                break;
            default:
                throw _events.Fail(ErrorNumbers.BadRow, $"{problem.Message} Correct the row, or redirect or ignore such rows (error disposition of the input).");
        }
    }

    public void Tell()
    {
        if (_redirected > 0)
            _events.Warning(ErrorNumbers.BadRow, FormattableString.Invariant($"{_redirected:N0} rows could not be written and were redirected{(_isAttached ? string.Empty : " to an error output that nothing is attached to")}."));
        if (_ignored > 0)
            _events.Warning(ErrorNumbers.BadRow, FormattableString.Invariant($"{_ignored:N0} rows could not be written and were left out."));
    }

    private static string Shorten(string text)
        => text.Length <= DestinationMetadata.ErrorMessageLength ? text : text.Substring(0, DestinationMetadata.ErrorMessageLength);

    private int LineageOf(string? column) => _columns.FirstOrDefault(one => one.Name == column)?.LineageId ?? 0;
}
