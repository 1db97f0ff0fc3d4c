namespace AnaplanConnectors.Simulator;

/// <summary>One device that waits for a user to act. Its owner locks around every use.</summary>
internal sealed class DeviceGrant(OAuthClientState client, string scope, string deviceCode, string userCode,
    DateTimeOffset expires, TimeSpan interval)
{
    // What slow_down adds (RFC 8628, 3.5).
    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(5);

    private TimeSpan _interval = interval;
    private DateTimeOffset _lastPoll = DateTimeOffset.MinValue;

    public OAuthClientState Client { get; } = client;

    public string Scope { get; } = scope;

    public string DeviceCode { get; } = deviceCode;

    public string UserCode { get; } = userCode;

    public DateTimeOffset Expires { get; } = expires;

    /// <summary>Who allowed it; null while nobody has.</summary>
    public UserState? AllowedBy { get; set; }

    public bool IsDenied { get; set; }

    public bool IsDecided => AllowedBy is not null || IsDenied;

    /// <summary>Counts a poll; false when it comes too soon, and later ones must then be rarer.</summary>
    public bool TryPoll(DateTimeOffset now)
    {
        var isTooSoon = now - _lastPoll < _interval;
        if (isTooSoon)
            _interval += Penalty;
        _lastPoll = now;
        return !isTooSoon;
    }
}
