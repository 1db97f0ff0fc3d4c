using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>Events of a component in SSIS. All of them are raised on the thread that SSIS called with.</summary>
internal sealed class ComponentEvents(IDTSComponentMetaData100 component)
{
    private readonly ProgressPace _pace = new();
    private bool _informs = true;
    private bool _reports = true;

    public void Information(string text)
    {
        if (_informs)
            component.FireInformation(ErrorNumbers.Information, component.Name, text, string.Empty, 0, ref _informs);
    }

    public void Warning(int number, string text) => component.FireWarning(number, component.Name, text, string.Empty, 0);

    public void Error(int number, string text) => component.FireError(number, component.Name, text, string.Empty, 0, out _);

    /// <summary>Reports an error and gives the exception that ends the component's work.</summary>
    public Exception Fail(int number, string text)
    {
        Error(number, text);
        return new PipelineComponentHResultException(text, ErrorNumbers.Failed);
    }

    /// <summary>
    /// Passes on what has been reported from other threads: the last word of each phase about once a second, and what the client
    /// had to do to get through.
    /// </summary>
    public void Relay(ProgressInbox<TransferProgress> progress, ProgressInbox<ClientEvent> events, ProgressInbox<string>? notes = null)
    {
        while (notes is not null && notes.TryTake(out var note))
            Information(note);
        while (events.TryTake(out var happened))
            Information(happened.ToString() ?? string.Empty);
        while (progress.TryTake(out var report))
            Report(report);
    }

    private void Report(TransferProgress report)
    {
        if (!_reports || !_pace.Lets(report))
            return;
        var (low, high) = ProgressPace.Count(report);
        component.FireProgress(ProgressText.Describe(report), ProgressPace.Percent(report), low, high, component.Name, ref _reports);
    }
}
