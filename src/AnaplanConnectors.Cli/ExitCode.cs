namespace AnaplanConnectors.Cli;

/// <summary>
/// What a scheduler learns. 5 and 9 may be tried again without a look, 11 never. Printed by <c>anx exit-codes</c> and
/// listed in docs/errors.md.
/// </summary>
public enum ExitCode
{
    /// <summary>Done, nothing left out beyond the limit that was asked for.</summary>
    Ok = 0,

    /// <summary>A defect of ours, or something nobody foresaw.</summary>
    Unexpected = 1,

    /// <summary>The command line or an option is wrong; nothing was done.</summary>
    Usage = 2,

    /// <summary>The service refused the credentials.</summary>
    SignIn = 3,

    /// <summary>A name is unknown, ambiguous, or not visible to this user.</summary>
    NotFound = 4,

    /// <summary>Busy, rate limited or too slow: the same command may work later.</summary>
    Busy = 5,

    /// <summary>Done, with more rejected rows than the limit allows, or compared and found different.</summary>
    Rejects = 6,

    /// <summary>The task ran on the server and failed.</summary>
    TaskFailed = 7,

    /// <summary>Cancelled by the user or by the server.</summary>
    Cancelled = 8,

    /// <summary>Stopped half way; nothing was changed in the model. Run it again.</summary>
    Incomplete = 9,

    /// <summary>Refused before the start: the input does not fit.</summary>
    Refused = 10,

    /// <summary>A task may or may not have been started. Look before trying again.</summary>
    Unknown = 11,
}
