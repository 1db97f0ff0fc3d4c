namespace AnaplanConnectors.Simulator;

/// <summary>Collects the mistakes of a definition, so that they are reported together.</summary>
internal sealed class Problems
{
    private readonly List<DefinitionProblem> _all = [];

    public bool Any => _all.Count > 0;

    public IReadOnlyList<DefinitionProblem> All => _all;

    /// <param name="definition">The definition that is wrong; its place in the tenant file is looked up by reference.</param>
    /// <param name="property">The property that is wrong, or null for the definition as a whole.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="suggestion">What was probably meant.</param>
    public void Add(object definition, string? property, string message, string? suggestion = null) =>
        _all.Add(new DefinitionProblem(definition, property, message, suggestion));

    public void ThrowIfAny()
    {
        if (Any)
            throw new TenantDefinitionException([.. _all.Select(problem =>
                new TenantProblem(problem.Message, problem.Suggestion))]);
    }
}

internal sealed record DefinitionProblem(object Definition, string? Property, string Message, string? Suggestion);
