using System.ComponentModel;

namespace AnaplanConnectors.Client;

/// <summary>
/// The clocks of a call. Connecting, silence while bytes should move, and waiting for an answer are different things: while a
/// model is busy Anaplan holds answers back for minutes without a sign (API reference 8.2), yet a body that moves slowly is fine.
/// </summary>
public sealed class TimeoutOptions
{
    /// <summary>Longest time to get a connection. Default: 15 s. On .NET Framework the system decides (about 21 s on Windows).</summary>
    [Category("Timeouts"), DisplayName("Connect"), Description("Longest time to get a connection.")]
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest silence while a body is sent or received; not the time that a body takes. Default: 60 s.</summary>
    [Category("Timeouts"), DisplayName("No progress"), Description("Longest silence while a body is sent or received.")]
    public TimeSpan NoProgress { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Longest wait for the first byte of an answer, and for a whole JSON answer. Bodies of files may take longer, in proportion
    /// to their size. Default: 10 min.
    /// </summary>
    [Category("Timeouts"), DisplayName("Answer"), Description("Longest wait for an answer to begin.")]
    public TimeSpan Answer { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The same for the call that completes an upload, which may block long (API reference 5.2). Default: 45 min.</summary>
    [Category("Timeouts"), DisplayName("Complete upload"), Description("Longest wait for the end of an upload.")]
    public TimeSpan CompleteUpload { get; init; } = TimeSpan.FromMinutes(45);

    internal IEnumerable<string> Problems()
    {
        if (Connect <= TimeSpan.Zero || NoProgress <= TimeSpan.Zero || Answer <= TimeSpan.Zero || CompleteUpload <= TimeSpan.Zero)
            yield return "every timeout must be above zero";
        if (new[] { Connect, NoProgress, Answer, CompleteUpload }.Max() > TimeSpan.FromDays(1))
            yield return "no timeout may be above a day";
    }
}
