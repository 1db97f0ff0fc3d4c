namespace AnaplanConnectors.Simulator;

/// <summary>A token that was given out. Refreshing moves its expiry and keeps its value (API reference 2.3).</summary>
internal sealed class Token(UserState user, string value, string tokenId, string refreshTokenId)
{
    private long _expiresAt;

    public UserState User { get; } = user;

    public string Value { get; } = value;

    public string TokenId { get; } = tokenId;

    public string RefreshTokenId { get; } = refreshTokenId;

    /// <summary>It came from the OAuth service, which alone can replace it.</summary>
    public bool IsOAuth { get; init; }

    public DateTimeOffset ExpiresAt
    {
        get => new(Interlocked.Read(ref _expiresAt), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _expiresAt, value.UtcTicks);
    }
}
