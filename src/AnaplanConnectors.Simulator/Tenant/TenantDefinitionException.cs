using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>A mistake in the definition of a tenant.</summary>
/// <param name="Message">What is wrong, with the names of the objects concerned.</param>
/// <param name="Suggestion">What was probably meant, or null.</param>
/// <param name="Line">1-based line in the tenant file; 0 when the definition was made in code.</param>
/// <param name="Column">1-based column in the tenant file; 0 when the definition was made in code.</param>
public sealed record TenantProblem(string Message, string? Suggestion = null, int Line = 0, int Column = 0)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Line > 0 ? $"line {Line}, column {Column}: " : "")}{Message}{(Suggestion is null ? "" : $" (did you mean '{Suggestion}'?)")}");
}

/// <summary>
/// The definition of a tenant contradicts itself or names what does not exist. Correct it; nothing was started.
/// </summary>
public class TenantDefinitionException : Exception
{
    private const int MostShown = 20;

    /// <summary>Reports all mistakes together.</summary>
    public TenantDefinitionException(IReadOnlyList<TenantProblem> problems) : this("The tenant definition", problems)
    {
    }

    private protected TenantDefinitionException(string what, IReadOnlyList<TenantProblem> problems)
        : base(Describe(what, problems))
    {
        Problems = problems;
    }

    /// <summary>All mistakes, in the order of the definition.</summary>
    public IReadOnlyList<TenantProblem> Problems { get; }

    private static string Describe(string what, IReadOnlyList<TenantProblem> problems)
    {
        if (problems.Count == 1)
            return $"{what} cannot be used: {problems[0]}";
        return string.Create(CultureInfo.InvariantCulture, $"{what} cannot be used, {problems.Count} problems:")
            + string.Concat(problems.Take(MostShown).Select(problem => Environment.NewLine + "  " + problem))
            + (problems.Count > MostShown ? Environment.NewLine + "  and so on" : "");
    }
}
