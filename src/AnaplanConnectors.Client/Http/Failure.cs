namespace AnaplanConnectors.Client;

/// <summary>How a failed attempt may be followed by another.</summary>
internal enum Repetition
{
    /// <summary>Not at all: the same request fails again.</summary>
    Never,

    /// <summary>As often as retries are counted, with growing pauses.</summary>
    Counted,

    /// <summary>When the pause that the service asks for is over; does not count.</summary>
    WhenAllowed,

    /// <summary>When the model is free; does not count, but has a limit of time.</summary>
    WhenFree,

    /// <summary>Twice at most.</summary>
    Twice,
}

/// <summary>Why an attempt gave no result.</summary>
internal sealed class Failure
{
    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What happened, as a clause without a full stop.</summary>
    public required string Reason { get; init; }

    /// <summary>Status and words of the service, without what they mean to us; null when there was no answer.</summary>
    public string? Said { get; init; }

    public string? Hint { get; init; }

    /// <summary>The word by which OAuth says what is wrong, such as "invalid_grant"; null elsewhere.</summary>
    public string? OAuthError { get; init; }

    public required Repetition Repetition { get; init; }

    /// <summary>Whether the service may have done what was asked all the same.</summary>
    public required bool MayHaveHappened { get; init; }

    public int? StatusCode { get; init; }

    public string? RequestId { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public Exception? Cause { get; init; }

    /// <summary>The rule that everything rests on: what may happen twice is repeated only when it did not happen.</summary>
    public bool MayRepeat(CallClass callClass)
        => Repetition != Repetition.Never && (callClass != CallClass.AskFirst || !MayHaveHappened);

    public AnaplanException ToException(ApiRequest request, int attempts)
    {
        var message = $"Could not {request.What}: {Reason}.{(attempts > 1 ? Invariant($" Tried {attempts} times.") : "")}";
        if (Code is ErrorCodes.TokenRefused or ErrorCodes.Forbidden or ErrorCodes.CredentialsRefused)
            return new AnaplanSignInException(Code, message, Hint, Cause);
        if (Code == ErrorCodes.NotFound)
            return new AnaplanNotFoundException(Code, message, Hint) { StatusCode = StatusCode, RequestId = RequestId, Attempts = attempts };
        return new AnaplanApiException(Code, message, Hint, Repetition != Repetition.Never, Cause)
        {
            StatusCode = StatusCode, RequestId = RequestId, Attempts = attempts, RetryAfter = RetryAfter,
        };
    }
}
