using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>How the rows of one execution go to Anaplan: by an import, or directly.</summary>
internal abstract class Delivery : IDisposable
{
    /// <summary>Takes the rows; null when they are not needed any more, because an earlier execution has sent them.</summary>
    public RowWriter? Writer { get; protected set; }

    /// <summary>What is done, for the log.</summary>
    public abstract string Begun { get; }

    /// <summary>What the reader of a log can do about a delivery that did not end well; null when there is nothing.</summary>
    public abstract string? Advice { get; }

    public static Delivery Begin(IDTSComponentMetaData100 component, AnaplanConnection connection, ProgressInbox<TransferProgress> progress, IProgress<string> notes)
    {
        var target = DestinationObject.Of(component);
        return target.IsImport ? new ImportDelivery(component, target, connection, progress, notes) : new DirectDelivery(target, connection, progress);
    }

    /// <summary>Starts it.</summary>
    /// <param name="schema">Columns of the rows.</param>
    /// <param name="goesOn">Asked now and then while waiting.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract void Open(RowSchema schema, Func<bool> goesOn, CancellationToken cancellationToken);

    /// <summary>Behind the last row.</summary>
    public abstract DeliveryResult Complete(Func<bool> goesOn, CancellationToken cancellationToken);

    /// <summary>Remembers how it ended, where that is remembered.</summary>
    public virtual void End(Exception problem)
    {
    }

    public virtual void Dispose()
    {
    }
}

/// <summary>What an execution came to.</summary>
internal sealed class DeliveryResult
{
    /// <summary>What was written to, at the start of a sentence.</summary>
    public string Target { get; init; } = string.Empty;

    /// <summary>The rest of that sentence.</summary>
    public string Sentence { get; init; } = string.Empty;

    /// <summary>Run and task, where there are any.</summary>
    public string Identity { get; init; } = string.Empty;

    public long RowsSent { get; init; }

    public long RowsRejected { get; init; }

    public long RowsWithWarnings { get; init; }

    public IReadOnlyList<RejectReason> RejectReasons { get; init; } = [];

    public ISource? RejectedRows { get; init; }

    /// <summary>Refused rows that were too many to be kept.</summary>
    public long RejectsDropped { get; init; }

    /// <summary>Why the refused rows could not be fetched.</summary>
    public Exception? DumpProblem { get; init; }
}
