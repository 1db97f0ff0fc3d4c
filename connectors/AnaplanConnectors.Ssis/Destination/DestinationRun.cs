using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>One execution of the destination: rows are sent while buffers come; what Anaplan refused comes behind the last one.</summary>
internal sealed class DestinationRun : IDisposable
{
    private const int ReasonsTold = 5;

    private readonly IDTSComponentMetaData100 _component;
    private readonly ComponentEvents _events;
    private readonly AnaplanConnection _connection;
    private readonly ProgressInbox<TransferProgress> _progress = new();
    private readonly ProgressInbox<string> _notes = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly object _working = new();
    private readonly RejectLimit _limit;
    private readonly RefusedRows _refused;
    private readonly PipelineBufferRows _buffers;
    private readonly DbDataReaderRows _rows;
    private readonly Delivery _delivery;
    private RejectsOutput? _rejects;
    private bool _hasEnded;
    private bool _isAbandoned;

    public DestinationRun(IDTSComponentMetaData100 component, IDTSBufferManager100 bufferManager, AnaplanConnection connection)
    {
        _component = component;
        _events = new ComponentEvents(component);
        _connection = connection.Share();
        _limit = DestinationProperties.Limit(component);
        var columns = DestinationColumns.Mapped(component, bufferManager);
        _refused = new RefusedRows(component, bufferManager, columns, _events);
        _buffers = new PipelineBufferRows(columns);
        _rows = new DbDataReaderRows(_buffers, leaveOpen: true);
        try
        {
            _delivery = Delivery.Begin(component, _connection, _progress, _notes);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Finds what is written to, and waits for those who write to it now. <see cref="Stop"/> ends that too.</summary>
    public void Open()
    {
        lock (_working)
            _delivery.Open(_rows.Schema, Relay, _stop.Token);
        _events.Information(FormattableString.Invariant($"{_delivery.Begun}, {_buffers.FieldCount} columns."));
    }

    /// <summary>Keeps the buffer for the rows that Anaplan will have refused.</summary>
    public void Prime(int outputId, PipelineBuffer buffer, IDTSBufferManager100 bufferManager)
        => _rejects = new RejectsOutput(_component, outputId, buffer, bufferManager, ComponentProperties.IsOn(_component, DestinationProperties.IncludeWarnings));

    /// <summary>Sends the rows of a buffer; behind the last one ends the delivery.</summary>
    public void Process(PipelineBuffer buffer)
    {
        lock (_working)
        {
            _buffers.Buffer = buffer;
            try
            {
                while (!TryWrite())
                    _refused.Take(buffer);
                Relay();
                if (buffer.EndOfRowset)
                    Complete();
            }
            finally
            {
                _buffers.Buffer = null;
            }
        }
    }

    /// <summary>
    /// Ends waits that are under way, from another thread if need be: stopping a package shows to a component only by the release of what it
    /// holds.
    /// </summary>
    public void Stop()
    {
        if (!_hasEnded)
            _stop.Cancel();
    }

    /// <summary>Abandons what was not completed. Waits for a call that is under way, which <see cref="Stop"/> ends.</summary>
    public void Dispose()
    {
        lock (_working)
        {
            Abandon();
            _delivery.Dispose();
            _rows.Dispose();
            _connection.Dispose();
        }
    }

    /// <summary>Writes down that it went wrong; gives what can be done about it.</summary>
    public string? Fail(Exception problem)
    {
        lock (_working)
            Abandon();
        _delivery.End(problem);
        return _delivery.Advice;
    }

    /// <summary>Ends what is still on its way, so that the trail has its last word.</summary>
    private void Abandon()
    {
        if (!_isAbandoned)
            _delivery.Writer?.Dispose();
        _isAbandoned = true;
    }

    private bool TryWrite()
    {
        try
        {
            _delivery.Writer?.Write(_rows, _stop.Token);
            return true;
        }
        catch (RowException problem)
        {
            _refused.Problem = problem;
            return false;
        }
    }

    private void Complete()
    {
        var result = _delivery.Complete(Relay, _stop.Token);
        _hasEnded = true;
        Tell(result);
        _rejects?.Fill(result.RejectedRows, _stop.Token);
        if (_rejects is { ValuesCut: > 0 and var cut })
            _events.Warning(ErrorNumbers.Truncated, FormattableString.Invariant($"{cut:N0} values of refused rows are longer than their columns on '{DestinationMetadata.RejectsOutputName}' and were cut. Make these columns DT_NTEXT."));
        if (_limit.IsExceededBy(result.RowsRejected, result.RowsSent))
            throw _events.Fail(ErrorNumbers.TooManyRejects, FormattableString.Invariant($"{result.Target} refused {result.RowsRejected:N0} of {result.RowsSent:N0} rows; the reject limit is {_limit.Text}. {result.Identity}").TrimEnd());
    }

    private bool Relay()
    {
        _events.Relay(_progress, _connection.Events, _notes);
        return true;
    }

    private void Tell(DeliveryResult result)
    {
        _events.Information($"{result.Target} {result.Sentence} {result.Identity}".TrimEnd());
        _refused.Tell();
        if (result.RowsRejected > 0 || result.RowsWithWarnings > 0)
            _events.Warning(ErrorNumbers.Warning, FormattableString.Invariant($"Anaplan refused {result.RowsRejected:N0} rows and took {result.RowsWithWarnings:N0} without one of their values."));
        foreach (var reason in result.RejectReasons.Take(ReasonsTold))
            _events.Warning(ErrorNumbers.Warning, FormattableString.Invariant($"{reason.Rows:N0} rows: {reason.Reason}"));
        if (result.RejectsDropped > 0)
            _events.Warning(ErrorNumbers.Warning, FormattableString.Invariant($"{result.RejectsDropped:N0} refused rows were too many to be kept and do not come out on '{DestinationMetadata.RejectsOutputName}'."));
        if (result.DumpProblem is { } problem)
            _events.Warning(ErrorNumbers.Warning, $"The refused rows could not be fetched: {Failure.Describe(problem)}");
    }
}
