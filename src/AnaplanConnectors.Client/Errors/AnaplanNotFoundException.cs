namespace AnaplanConnectors.Client;

/// <summary>
/// Something is not there, is not visible to this user, or is there twice. Anaplan answers 404 for "unknown" and for "no
/// access" alike (API reference 9), so the message names both.
/// </summary>
public sealed class AnaplanNotFoundException : AnaplanApiException
{
    /// <summary>Says what was looked for.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What was looked for and where.</param>
    /// <param name="hint">What to do next, as a full sentence.</param>
    /// <param name="candidates">The matches when there were several; near names when there was none.</param>
    public AnaplanNotFoundException(
        string code, string message, string? hint = null, IReadOnlyList<NamedItem>? candidates = null)
        : base(code, message, hint)
        => Candidates = candidates ?? [];

    /// <summary>The matches when there were several (<see cref="IsAmbiguous"/>); near names when there was none.</summary>
    public IReadOnlyList<NamedItem> Candidates { get; }

    /// <summary>Whether the name fits several items. Use the id then.</summary>
    public bool IsAmbiguous => Code == ErrorCodes.AmbiguousName;
}
