using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Host;

public enum EventKind
{
    Error,
    Warning,
    Information,
    Progress,
}

public sealed record HostEvent(EventKind Kind, int Code, string Source, string Text, int Percent, bool IsFromHostThread);

/// <summary>Everything that was raised, by components, tasks and connection managers alike.</summary>
public sealed class EventLog : IDTSComponentEvents, IDTSInfoEvents
{
    private readonly object _gate = new();
    private readonly List<HostEvent> _events = [];
    private readonly int _hostThread = Environment.CurrentManagedThreadId;

    /// <summary>Whether information and progress are wanted again after the first time.</summary>
    public bool FireAgain { get; set; } = true;

    /// <summary>What FireError answers to the one who raised it.</summary>
    public bool CancelOnError { get; set; }

    /// <summary>Asked by tasks whether somebody pressed Stop.</summary>
    public Func<bool> QueryCancel { get; set; } = () => false;

    public IReadOnlyList<HostEvent> All
    {
        get
        {
            lock (_gate)
                return _events.ToList();
        }
    }

    public IEnumerable<string> Errors => Texts(EventKind.Error);

    public IEnumerable<string> Warnings => Texts(EventKind.Warning);

    public IEnumerable<string> Informations => Texts(EventKind.Information);

    /// <summary>All texts, for looking for what must not be in any.</summary>
    public string AllText => string.Join("\n", All.Select(one => one.Text));

    public bool FireError(int errorCode, string subComponent, string description, string helpFile, int helpContext)
    {
        Add(EventKind.Error, errorCode, subComponent, description);
        return CancelOnError;
    }

    public void FireWarning(int warningCode, string subComponent, string description, string helpFile, int helpContext)
        => Add(EventKind.Warning, warningCode, subComponent, description);

    public void FireInformation(int informationCode, string subComponent, string description, string helpFile, int helpContext, ref bool fireAgain)
    {
        Add(EventKind.Information, informationCode, subComponent, description);
        fireAgain = FireAgain;
    }

    public void FireProgress(string progressDescription, int percentComplete, int progressCountLow, int progressCountHigh, string subComponent, ref bool fireAgain)
    {
        if (percentComplete is < 0 or > 100)
            throw new HostRuleException($"Progress of {percentComplete} %.");
        Add(EventKind.Progress, 0, subComponent, progressDescription, percentComplete);
        fireAgain = FireAgain;
    }

    public bool FireQueryCancel() => QueryCancel();

    public void FireCustomEvent(string eventName, string eventText, ref object[] arguments, string subComponent, ref bool fireAgain)
        => fireAgain = FireAgain;

    private IEnumerable<string> Texts(EventKind kind) => All.Where(one => one.Kind == kind).Select(one => one.Text);

    private void Add(EventKind kind, int code, string source, string text, int percent = 0)
    {
        lock (_gate)
            _events.Add(new HostEvent(kind, code, source, text, percent, Environment.CurrentManagedThreadId == _hostThread));
    }
}
