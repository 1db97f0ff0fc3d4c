using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>A run cannot go on as it was: its trail, its source or its place is not what it has to be. <see cref="AnaplanException.Hint"/> says what to do.</summary>
public sealed class RunException : AnaplanException
{
    /// <summary>Says what stands in the way.</summary>
    /// <param name="code">One of the codes 8 of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What, on which run, and why.</param>
    /// <param name="hint">What to do next, as a full sentence.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public RunException(string code, string message, string hint, Exception? innerException = null)
        : base(code, message, hint, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => Code == ErrorCodes.LeaseHeld;
}
