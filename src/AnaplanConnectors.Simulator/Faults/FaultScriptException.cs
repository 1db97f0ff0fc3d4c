namespace AnaplanConnectors.Simulator;

/// <summary>A script of faults cannot be read. Correct it; nothing was planned.</summary>
public sealed class FaultScriptException : Exception
{
    internal FaultScriptException(IReadOnlyList<TenantProblem> problems)
        : base("The script of faults cannot be used:" + string.Concat(problems.Select(problem => Environment.NewLine + "  " + problem))) =>
        Problems = problems;

    /// <summary>All mistakes, in the order of the lines.</summary>
    public IReadOnlyList<TenantProblem> Problems { get; }
}
