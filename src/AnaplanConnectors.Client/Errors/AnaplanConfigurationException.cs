namespace AnaplanConnectors.Client;

/// <summary>Options that cannot work. Correct them; nothing was changed. All problems are reported together.</summary>
public sealed class AnaplanConfigurationException : AnaplanException
{
    /// <summary>Says what is wrong with the options.</summary>
    /// <param name="problems">At least one, each a clause without a full stop: "ChunkSize is 0 (allowed: 1 to 50 MB)".</param>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="hint">What to do next; null: to correct the options.</param>
    public AnaplanConfigurationException(IReadOnlyList<string> problems, string code = ErrorCodes.InvalidOptions, string? hint = null)
        : base(code, Describe(problems), hint ?? "Correct the options; nothing was changed.")
        => Problems = problems;

    /// <summary>Every problem found, each a clause without a full stop.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Throws when there is a problem.</summary>
    internal static void ThrowIfAny(IEnumerable<string> problems)
    {
        if (problems.ToList() is { Count: > 0 } all)
            throw new AnaplanConfigurationException(all);
    }

    private static string Describe(IReadOnlyList<string> problems)
    {
        if (problems is null)
            throw new ArgumentNullException(nameof(problems));
        return string.Join("; ", problems) + ".";
    }
}
