namespace AnaplanConnectors.Client;

/// <summary>A token as the service gave it. Compared by reference: a prolonged token keeps its value (API reference 2.3).</summary>
internal sealed class Token(string value, TimeSpan lifetime)
{
    public string Value { get; } = value;

    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>Whether a call with it was answered otherwise than with 401.</summary>
    public bool WasAccepted { get; set; }
}

/// <summary>Where calls get their token from.</summary>
internal interface ITokenSource
{
    /// <summary>A token that is good for now.</summary>
    Task<Token> GetAsync(CancellationToken cancellationToken);

    /// <summary>Another token than one that the service refused; null when there is no hope in asking for one.</summary>
    Task<Token?> RenewAsync(Token refused, CancellationToken cancellationToken);
}
