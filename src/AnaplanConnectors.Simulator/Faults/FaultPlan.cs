namespace AnaplanConnectors.Simulator;

/// <summary>What shall go wrong. Plans may be made at any time, also while requests run.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<PlannedFault> _plans = [];
    private readonly Replays _replays;

    internal FaultPlan(Replays replays) => _replays = replays;

    /// <summary>
    /// Faults that calls have not met as often as planned. A test that ends with one did not test what it meant to.
    /// </summary>
    public IReadOnlyList<PlannedFault> Unmet
    {
        get
        {
            lock (_gate)
                return _plans.FindAll(plan => !plan.IsMet);
        }
    }

    /// <summary>
    /// Plans faults for the next calls of a route, one each and in this order; the result narrows or repeats that.
    /// </summary>
    public PlannedFault Plan(Route route, params Fault[] faults) => Add(route, faults);

    /// <summary>Plans faults for the next calls of any kind.</summary>
    public PlannedFault PlanForAny(params Fault[] faults) => Add(null, faults);

    /// <summary>Forgets everything planned.</summary>
    public void Clear()
    {
        lock (_gate)
            _plans.Clear();
    }

    /// <summary>Waits until no lost request is still to arrive (<see cref="Fault.LoseAndReplay(TimeSpan)"/>).</summary>
    public Task WaitForReplaysAsync(CancellationToken cancellationToken = default) => _replays.WaitAsync(cancellationToken);

    /// <summary>Counts the call and gives the fault meant for it: of several plans the one made first.</summary>
    internal Fault? Next(RecordedRequest request)
    {
        lock (_gate)
        {
            Fault? fault = null;
            foreach (var plan in _plans)
            {
                if (plan.Counts(request))
                    fault ??= plan.Take();
            }
            request.Fault = fault?.ToString();
            return fault;
        }
    }

    private PlannedFault Add(Route? route, Fault[] faults)
    {
        if (faults.Length == 0)
            throw new ArgumentException("Name at least one fault.", nameof(faults));
        var plan = new PlannedFault(_gate, route, [.. faults]);
        lock (_gate)
            _plans.Add(plan);
        return plan;
    }
}
