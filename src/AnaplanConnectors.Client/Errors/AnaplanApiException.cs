namespace AnaplanConnectors.Client;

/// <summary>
/// The service refused a request, or no usable answer came. Retry later when <see cref="AnaplanException.IsTransient"/>,
/// else report it.
/// </summary>
public class AnaplanApiException : AnaplanException
{
    /// <summary>Says which request failed, and how.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What was asked and what came, in the service's words.</param>
    /// <param name="hint">What to do next, as a full sentence; null when nobody knows.</param>
    /// <param name="isTransient">Whether the same request may succeed later.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public AnaplanApiException(
        string code, string message, string? hint = null, bool isTransient = false, Exception? innerException = null)
        : base(code, message, hint, innerException)
        => IsTransient = isTransient;

    /// <inheritdoc/>
    public override bool IsTransient { get; }

    /// <summary>HTTP status of the last answer; null when none came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The id that the service gave the request, if it gave one. Its support asks for it.</summary>
    public string? RequestId { get; init; }

    /// <summary>How often the request was sent, the first time included.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>When to come back, if the service said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
