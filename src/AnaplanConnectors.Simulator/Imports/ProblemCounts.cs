namespace AnaplanConnectors.Simulator;

/// <summary>How often each kind of problem occurred, with the first message of its kind.</summary>
internal sealed class ProblemCounts
{
    private readonly Dictionary<string, (long Occurrences, string FirstMessage)> _byType = [];

    public bool Any => _byType.Count > 0;

    public void Add(RowProblem problem)
    {
        var (occurrences, first) = _byType.GetValueOrDefault(problem.Type, (0, problem.Message));
        _byType[problem.Type] = (occurrences + 1, first);
    }

    public IEnumerable<OutcomeDetail> Details() =>
        _byType.Select(pair => new OutcomeDetail(pair.Key, pair.Value.Occurrences, pair.Value.FirstMessage, []));
}
