namespace AnaplanConnectors.Simulator;

/// <summary>What shall go wrong. Plans may be made at any time, also while requests run.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<PlannedFault> _plans = [];
    private SeededFaults? _seeded;
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

    /// <summary>Plans what a script says, line by line; its language is described in <c>docs/simulator.md</c>.</summary>
    /// <exception cref="FaultScriptException">A line cannot be read. All problems are reported together, and nothing is
    /// planned.</exception>
    public IReadOnlyList<PlannedFault> PlanScript(string text) => [.. FaultScript.Parse(text).Select(line => line.PlanIn(this))];

    /// <summary>
    /// Lets calls of every kind meet faults by chance, but the same chance every time: what a call meets follows from the seed, the
    /// call's name, the chunk it is about and how often that was called, whatever else runs beside it.
    /// </summary>
    /// <param name="seed">Another seed, other faults.</param>
    /// <param name="rate">The share of calls that meet one, from 0 to 1.</param>
    /// <param name="faults">What they may meet; none: faults that a patient client gets over.</param>
    public void PlanSeeded(int seed, double rate, params Fault[] faults)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        lock (_gate)
            _seeded = new SeededFaults(seed, rate, faults.Length == 0 ? SeededFaults.Usual : faults);
    }

    /// <summary>Forgets everything planned.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _plans.Clear();
            _seeded = null;
        }
    }

    /// <summary>Waits until no lost request is still to arrive (<see cref="Fault.LoseAndReplay(TimeSpan)"/>).</summary>
    public Task WaitForReplaysAsync(CancellationToken cancellationToken = default) => _replays.WaitAsync(cancellationToken);

    /// <summary>Counts the call and gives the fault meant for it: of several plans the one made first.</summary>
    internal Fault? Next(RecordedRequest request)
    {
        // The simulator's own page and control path are no part of the service.
        if (request.Route == Route.Simulator)
            return null;
        lock (_gate)
        {
            Fault? fault = null;
            foreach (var plan in _plans)
            {
                if (plan.Counts(request))
                    fault ??= plan.Take();
            }
            fault ??= _seeded?.Next(request);
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
