namespace AnaplanConnectors.Client;

/// <summary>A successful answer that cannot be used. Its message is the reason, as a clause. Becomes a <see cref="Failure"/>.</summary>
internal sealed class AnswerException(string reason, string code = ErrorCodes.UnusableAnswer, Exception? innerException = null)
    : Exception(reason, innerException)
{
    public string Code { get; } = code;
}
