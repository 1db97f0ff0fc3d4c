namespace AnaplanConnectors.Client;

/// <summary>
/// What every error of this library derives from: one type per next step. The message says what failed, on what and why;
/// <see cref="Hint"/> says what to do.
/// </summary>
public abstract class AnaplanException : Exception
{
    /// <summary>Says what failed.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What failed, on what (name and id) and why, as full sentences. Never a secret.</param>
    /// <param name="hint">What to do next, as a full sentence; null when nobody knows.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    protected AnaplanException(string code, string message, string? hint = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Hint = hint;
    }

    /// <summary>A stable code, explained in docs/errors.md: one of <see cref="ErrorCodes"/>, or of a library above this one.</summary>
    public string Code { get; }

    /// <summary>What to do next, as a full sentence; null when nobody knows.</summary>
    public string? Hint { get; }

    /// <summary>Whether the same thing may succeed later without anybody changing anything.</summary>
    public virtual bool IsTransient => false;

    /// <summary>Message, hint and code in one text, followed by the usual stack trace.</summary>
    public override string ToString()
        => $"{Message}{(Hint is null ? "" : " " + Hint)} ({Code}){Environment.NewLine}{base.ToString()}";
}
