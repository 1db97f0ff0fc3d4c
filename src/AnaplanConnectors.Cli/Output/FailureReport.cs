namespace AnaplanConnectors.Cli;

/// <summary>
/// What kept a command from doing its work, as <c>--json</c> prints it. Keys are only ever added; those that a <see cref="RunReport"/>
/// has too mean the same.
/// </summary>
internal sealed record FailureReport
{
    public string Schema { get; init; } = "anx.failure/1";

    /// <summary>Id of the run, when it was one.</summary>
    public string? Run { get; init; }

    /// <summary>failed or cancelled.</summary>
    public required string Status { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>Code of docs/errors.md.</summary>
    public required string Code { get; init; }

    /// <summary>What happened, on what, and why.</summary>
    public required string Message { get; init; }

    /// <summary>In which state things are.</summary>
    public string? State { get; init; }

    /// <summary>What to do.</summary>
    public string? Next { get; init; }

    public static FailureReport Of(Failure failure) => new()
    {
        Run = failure.Run,
        Status = failure.ExitCode == Cli.ExitCode.Cancelled ? "cancelled" : "failed",
        ExitCode = (int)failure.ExitCode,
        Code = failure.Code,
        Message = failure.What,
        State = failure.State,
        Next = failure.Next,
    };
}
