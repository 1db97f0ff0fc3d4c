namespace AnaplanConnectors.Client;

/// <summary>What came of sending a request: a value or a failure.</summary>
internal abstract class Attempt
{
    public Failure? Failure { get; init; }

    /// <summary>How often the request was sent until then.</summary>
    public int Count { get; set; }
}

/// <inheritdoc/>
internal sealed class Attempt<T> : Attempt
{
    public T Value { get; init; } = default!;
}

/// <summary>Turns the body of a successful answer into a value, or throws <see cref="AnswerException"/>. Owns the body.</summary>
internal delegate T AnswerReader<out T>(PooledBytes body);
