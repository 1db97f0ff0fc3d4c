using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis;

/// <summary>Events of a task in SSIS, raised on the thread that SSIS called with.</summary>
internal sealed class TaskEvents(IDTSComponentEvents events)
{
    private const string Source = nameof(AnaplanTask);

    private readonly ProgressPace _pace = new();
    private bool _informs = true;
    private bool _reports = true;

    public void Information(string text)
    {
        if (_informs)
            events.FireInformation(ErrorNumbers.Information, Source, text, string.Empty, 0, ref _informs);
    }

    public void Warning(string text) => events.FireWarning(ErrorNumbers.Warning, Source, text, string.Empty, 0);

    public void Error(int number, string text) => events.FireError(number, Source, text, string.Empty, 0);

    /// <summary>Passes on what other threads reported. False when somebody pressed Stop.</summary>
    public bool Relay(ProgressInbox<TransferProgress> progress, ProgressInbox<ClientEvent> happened, ProgressInbox<string> notes)
    {
        while (notes.TryTake(out var note))
            Information(note);
        while (happened.TryTake(out var one))
            Information(one.ToString() ?? string.Empty);
        while (progress.TryTake(out var report))
        {
            if (!_reports || !_pace.Lets(report))
                continue;
            var (low, high) = ProgressPace.Count(report);
            events.FireProgress(ProgressText.Describe(report), ProgressPace.Percent(report), low, high, Source, ref _reports);
        }

        return !events.FireQueryCancel();
    }
}
