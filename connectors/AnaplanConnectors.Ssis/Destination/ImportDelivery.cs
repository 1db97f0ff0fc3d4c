using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>Rows are uploaded while they come, and the import runs behind the last one. A run with a trail, which can be resumed.</summary>
internal sealed class ImportDelivery : Delivery
{
    private readonly DestinationObject _target;
    private readonly TrailedRun _trail;
    private readonly Func<CancellationToken, ImportDestination> _create;
    private ImportDestination? _destination;

    public ImportDelivery(
        IDTSComponentMetaData100 component, DestinationObject target, AnaplanConnection connection, ProgressInbox<TransferProgress> progress, IProgress<string> notes)
    {
        _target = target;
        _trail = TrailedRun.Begin(connection.RunFolder, ComponentProperties.Text(component, DestinationProperties.ResumeRun), target.ToString(), notes);
        _create = token => new ImportDestination(target.Model(connection, token), target.Name, DestinationProperties.ImportOptions(component, progress, _trail.Run));
    }

    public override string Begun => Writer is not null
        ? $"Run {_trail.Run.Id}: rows go to {_target}"
        : $"Run {_trail.Run.Id} goes on: {_target} was started before, so the rows are not sent again";

    public override string? Advice => _trail.Advice;

    public override void Open(RowSchema schema, Func<bool> goesOn, CancellationToken cancellationToken)
    {
        _destination = _create(cancellationToken);
        if (!_trail.HasStarted)
            Writer = Blocking.Wait(token => _destination.OpenAsync(schema, token).AsTask(), goesOn, cancellationToken);
    }

    public override DeliveryResult Complete(Func<bool> goesOn, CancellationToken cancellationToken)
    {
        var result = Writer is null
            ? Blocking.Wait(_destination!.ResumeAsync, goesOn, cancellationToken) ?? throw NotTheSame()
            : (ImportResult)Blocking.Wait(token => Writer.CompleteAsync(token).AsTask(), goesOn, cancellationToken);
        // What the run has locked is needed by other components of this data flow, which ends after all of them.
        _trail.End(null, isPartial: result.RowsRejected + result.RowsWithWarnings > 0);
        var seconds = Math.Max(result.RunTime.TotalSeconds, 0.001);
        return new DeliveryResult
        {
            Target = $"Import '{result.Import.Name}' ({result.Import.Id})",
            Sentence = FormattableString.Invariant(
                $"took {result.RowsWritten:N0} of {result.RowsSent:N0} rows in {seconds:N1} s: {result.Bytes / 1e6:N1} MB in {result.Chunks:N0} chunks."),
            Identity = $"Run {_trail.Run.Id}, task {result.Task.Id}.",
            RowsSent = result.RowsSent,
            RowsRejected = result.RowsRejected,
            RowsWithWarnings = result.RowsWithWarnings,
            RejectReasons = result.RejectReasons,
            RejectedRows = result.RejectedRows,
            DumpProblem = result.DumpProblem,
        };
    }

    public override void End(Exception problem) => _trail.End(problem);

    public override void Dispose() => _trail.Dispose();

    private RunException NotTheSame() => new(
        ErrorCodes.NotResumable, $"Run {_trail.Run.Id} was about another file, or its folder is not complete.",
        "See in Anaplan what the import has done, then clear ResumeRun.");
}
