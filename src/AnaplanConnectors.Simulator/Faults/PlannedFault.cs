namespace AnaplanConnectors.Simulator;

/// <summary>
/// Faults that wait for the calls they are meant for. Without more words: the next calls of the route, one fault each.
/// </summary>
public sealed class PlannedFault
{
    private readonly Lock _gate;
    private readonly IReadOnlyList<Fault> _faults;
    private readonly List<Func<RecordedRequest, bool>> _conditions = [];
    private int? _rounds = 1;
    private int _firstCall = 1;
    private int _calls;
    private int _met;

    internal PlannedFault(Lock gate, Route? route, IReadOnlyList<Fault> faults)
    {
        _gate = gate;
        Route = route;
        _faults = faults;
    }

    /// <summary>The call it is planned for; null: any call.</summary>
    public Route? Route { get; }

    /// <summary>How often it happened.</summary>
    public int Met
    {
        get
        {
            lock (_gate)
                return _met;
        }
    }

    /// <summary>Whether it happened as often as planned; at least once where no number was planned.</summary>
    public bool IsMet => Met >= (_rounds ?? 1) * _faults.Count;

    /// <summary>Only calls this is true for, for example <c>call => call.ChunkIndex == 3</c>.</summary>
    public PlannedFault When(Func<RecordedRequest, bool> condition) => Change(() => _conditions.Add(condition));

    /// <summary>
    /// Leaves the calls before this one alone. Calls are counted from 1, from the moment of planning, if they meet the
    /// conditions.
    /// </summary>
    public PlannedFault AtCall(int number) => Change(() => _firstCall = number);

    /// <summary>As many rounds of the faults, one after the other.</summary>
    public PlannedFault Times(int count) => Change(() => _rounds = count);

    /// <summary>Rounds of the faults for ever.</summary>
    public PlannedFault Always() => Change(() => _rounds = null);

    /// <summary>What is planned and what became of it.</summary>
    public override string ToString()
    {
        var repetition = _rounds switch
        {
            1 => "",
            null => ", always",
            _ => $" x {_rounds}",
        };
        var start = _firstCall == 1 ? "" : $" from call {_firstCall}";
        return $"{Route?.ToString() ?? "any call"}: {string.Join(", ", _faults)}{repetition}{start} (met {Met} times)";
    }

    internal bool Counts(RecordedRequest request) =>
        (Route is null || Route == request.Route) && _conditions.TrueForAll(condition => condition(request))
            && ++_calls >= _firstCall;

    internal Fault? Take() => _rounds is { } rounds && _met >= rounds * _faults.Count ? null : _faults[_met++ % _faults.Count];

    private PlannedFault Change(Action change)
    {
        lock (_gate)
            change();
        return this;
    }
}
