using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>One execution of the destination: rows are sent while buffers come, the import runs behind the last one.</summary>
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
    private readonly TrailedRun _trail;
    private readonly ImportDestination _destination;

    /// <summary>Null when the rows are not needed any more: an earlier execution has started the import.</summary>
    private readonly RowWriter? _writer;
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
        var import = ComponentProperties.Text(component, DestinationProperties.Import);
        try
        {
            _trail = TrailedRun.Begin(_connection.RunFolder, ComponentProperties.Text(component, DestinationProperties.ResumeRun), $"import {import}", _notes);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }

        try
        {
            _destination = Destination(component, _connection, _progress, _trail.Run);
            if (!_trail.HasStarted)
                _writer = Blocking.Wait(token => _destination.OpenAsync(_rows.Schema, token).AsTask(), Relay, _stop.Token);
        }
        catch (Exception problem)
        {
            _trail.End(problem);
            _connection.Dispose();
            throw;
        }

        _events.Information(
            _writer is not null ? $"Run {_trail.Run.Id}: rows go to import '{import}', {columns.Count} columns."
            : $"Run {_trail.Run.Id} goes on: import '{import}' was started before, so the rows are not sent again.");
    }

    /// <summary>The columns that the import expects. Runs nothing.</summary>
    public static RowSchema ReadColumns(IDTSComponentMetaData100 component, AnaplanConnection connection)
        => Destination(component, connection, null, null).GetSchema() ?? new RowSchema();

    /// <exception cref="AnaplanConfigurationException">Options are outside their limits.</exception>
    /// <exception cref="FormatException">A property of pairs is malformed.</exception>
    public static void CheckOptions(IDTSComponentMetaData100 component)
    {
        var problems = DestinationProperties.Options(component, null, null).Problems().ToList();
        if (problems.Count > 0)
            throw new AnaplanConfigurationException(problems);
    }

    /// <summary>Keeps the buffer for the rows that Anaplan will have refused.</summary>
    public void Prime(int outputId, PipelineBuffer buffer, IDTSBufferManager100 bufferManager)
        => _rejects = new RejectsOutput(_component, outputId, buffer, bufferManager, ComponentProperties.IsOn(_component, DestinationProperties.IncludeWarnings));

    /// <summary>Sends the rows of a buffer; behind the last one runs the import.</summary>
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
            _trail.Dispose();
            _rows.Dispose();
            _connection.Dispose();
        }
    }

    /// <summary>Writes down that it went wrong; gives what can be done about it.</summary>
    public string? Fail(Exception problem)
    {
        lock (_working)
            Abandon();
        _trail.End(problem);
        return _trail.Advice;
    }

    /// <summary>Ends what is still on its way, so that the trail has its last word.</summary>
    private void Abandon()
    {
        if (!_isAbandoned)
            _writer?.Dispose();
        _isAbandoned = true;
    }

    private static ImportDestination Destination(
        IDTSComponentMetaData100 component, AnaplanConnection connection, ProgressInbox<TransferProgress>? progress, TransferRun? run)
    {
        var model = connection.Model(
            ComponentProperties.Text(component, DestinationProperties.Workspace), ComponentProperties.Text(component, DestinationProperties.Model), CancellationToken.None);
        return new ImportDestination(model, ComponentProperties.Text(component, DestinationProperties.Import), DestinationProperties.Options(component, progress, run));
    }

    private bool TryWrite()
    {
        try
        {
            _writer?.Write(_rows, _stop.Token);
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
        var result = _writer is null
            ? Blocking.Wait(_destination.ResumeAsync, Relay, _stop.Token) ?? throw NotTheSame()
            : (ImportResult)Blocking.Wait(token => _writer.CompleteAsync(token).AsTask(), Relay, _stop.Token);
        _hasEnded = true;
        // What the run has locked is needed by other components of this data flow, which ends after all of them.
        _trail.End(null, isPartial: result.RowsRejected + result.RowsWithWarnings > 0);
        Tell(result);
        _rejects?.Fill(result.RejectedRows, _stop.Token);
        if (_rejects is { ValuesCut: > 0 and var cut })
            _events.Warning(ErrorNumbers.Truncated, FormattableString.Invariant($"{cut:N0} values of refused rows are longer than their columns on '{DestinationMetadata.RejectsOutputName}' and were cut. Make these columns DT_NTEXT."));
        if (_limit.IsExceededBy(result.RowsRejected, result.RowsSent))
            throw _events.Fail(ErrorNumbers.TooManyRejects, FormattableString.Invariant($"Import '{result.Import.Name}' ({result.Import.Id}) refused {result.RowsRejected:N0} of {result.RowsSent:N0} rows; the reject limit is {_limit.Text}. Run {_trail.Run.Id}, task {result.Task.Id}."));
    }

    private bool Relay()
    {
        _events.Relay(_progress, _connection.Events, _notes);
        return true;
    }

    private RunException NotTheSame() => new(
        ErrorCodes.NotResumable, $"Run {_trail.Run.Id} was about another file, or its folder is not complete.",
        "See in Anaplan what the import has done, then clear ResumeRun.");

    private void Tell(ImportResult result)
    {
        var seconds = Math.Max(result.RunTime.TotalSeconds, 0.001);
        _events.Information(FormattableString.Invariant(
            $"Import '{result.Import.Name}' ({result.Import.Id}) took {result.RowsWritten:N0} of {result.RowsSent:N0} rows in {seconds:N1} s: {result.Bytes / 1e6:N1} MB in {result.Chunks:N0} chunks. Run {_trail.Run.Id}, task {result.Task.Id}."));
        _refused.Tell();
        if (result.RowsRejected > 0 || result.RowsWithWarnings > 0)
            _events.Warning(ErrorNumbers.Warning, FormattableString.Invariant($"Anaplan refused {result.RowsRejected:N0} rows and loaded {result.RowsWithWarnings:N0} without one of their values."));
        foreach (var reason in result.RejectReasons.Take(ReasonsTold))
            _events.Warning(ErrorNumbers.Warning, FormattableString.Invariant($"{reason.Rows:N0} rows: {reason.Reason}"));
        if (result.DumpProblem is { } problem)
            _events.Warning(ErrorNumbers.Warning, $"The refused rows could not be fetched: {Failure.Describe(problem)}");
    }
}
