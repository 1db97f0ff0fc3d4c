namespace AnaplanConnectors.Simulator;

/// <summary>A tenant file is no YAML, or describes no tenant. Correct it; nothing was started.</summary>
public sealed class TenantFileException : TenantDefinitionException
{
    internal TenantFileException(string what, IReadOnlyList<TenantProblem> problems) : base(what, problems)
    {
    }

    /// <summary>1-based line of the first problem.</summary>
    public int Line => Problems[0].Line;

    /// <summary>1-based column of the first problem.</summary>
    public int Column => Problems[0].Column;
}
