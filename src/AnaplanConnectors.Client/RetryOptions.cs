using System.ComponentModel;

namespace AnaplanConnectors.Client;

/// <summary>
/// How long failures are met with patience (API reference 8.3 to 8.5). A call is repeated only when it may be: a task is never
/// started twice.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>How often a failed call is repeated: 5xx, broken connections, unusable answers. Default: 5.</summary>
    [Category("Retry"), DisplayName("Retries"), Description("How often a failed call is repeated.")]
    public int MaxRetries { get; init; } = 5;

    /// <summary>Longest first pause; it doubles with every retry, and a random part of it is waited. Default: 1 s.</summary>
    [Category("Retry"), DisplayName("First pause"), Description("Longest pause before the first retry; it doubles with every retry.")]
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause between two retries. Default: 60 s.</summary>
    [Category("Retry"), DisplayName("Longest pause"), Description("Longest pause between two retries.")]
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time after which a failing call is given up, counted from its first failure, whatever retries are left. Default: 15 min.</summary>
    [Category("Retry"), DisplayName("Retry budget"), Description("Time after which a failing call is given up, whatever retries are left.")]
    public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Longest pause that the service may ask for (429). A longer one ends the call instead of being cut. Default: 10 min.</summary>
    [Category("Retry"), DisplayName("Rate limit wait"), Description("Longest pause that the service may ask for before a call is given up.")]
    public TimeSpan MaxRateLimitWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a call waits for a model that answers "busy" (409). Default: 30 min.</summary>
    [Category("Retry"), DisplayName("Model wait"), Description("How long a call waits for a busy model.")]
    public TimeSpan MaxBusyWait { get; init; } = TimeSpan.FromMinutes(30);

    internal IEnumerable<string> Problems()
    {
        if (MaxRetries is < 0 or > 100)
            yield return Invariant($"MaxRetries is {MaxRetries} (allowed: 0 to 100)");
        if (FirstDelay <= TimeSpan.Zero || FirstDelay > MaxDelay)
            yield return $"FirstDelay is {FirstDelay} (allowed: above zero, up to MaxDelay, which is {MaxDelay})";
        if (MaxDelay > TimeSpan.FromHours(1))
            yield return $"MaxDelay is {MaxDelay} (allowed: up to an hour)";
        if (Budget < TimeSpan.Zero || MaxRateLimitWait < TimeSpan.Zero || MaxBusyWait < TimeSpan.Zero)
            yield return "Budget, MaxRateLimitWait and MaxBusyWait must not be negative";
    }
}
