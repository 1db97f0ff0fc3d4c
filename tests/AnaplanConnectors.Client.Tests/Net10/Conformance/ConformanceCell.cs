namespace AnaplanConnectors.Client.Tests;

/// <summary>How often a fault comes before the good answer.</summary>
internal enum Position
{
    First = 1,
    FirstTwo = 2,
    Always = int.MaxValue,
}

/// <summary>What a call has to do in the face of a fault: sends, result, time.</summary>
internal sealed record ConformanceCell(int MinSends, int MaxSends, string Result, TimeSpan MinWait, TimeSpan MaxWait)
{
    public const int MaxRetries = 3;

    public const string Done = "done";

    /// <summary>Patience of every cell: three retries, a minute in all, ten seconds for an answer.</summary>
    public static readonly RetryOptions Retry = new()
    {
        MaxRetries = MaxRetries, Budget = TimeSpan.FromMinutes(1), MaxBusyWait = TimeSpan.FromMinutes(1),
    };

    public static readonly TimeoutOptions Timeouts = new()
    {
        Answer = TimeSpan.FromSeconds(10), CompleteUpload = TimeSpan.FromSeconds(10),
    };

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    // A body gets time in proportion to its size.
    private static readonly TimeSpan BodyTime = TimeSpan.FromSeconds(0.1);

    /// <summary>The cell of an operation, a fault and a position, from the class of the operation alone.</summary>
    public static ConformanceCell Of(ConformanceOperation operation, ConformanceFault fault, Position position)
    {
        if ((fault.JsonOnly && operation.Reads != Reads.Json) || operation.Takes.Contains(fault.Name))
            return new(1, 1, Done, TimeSpan.Zero, operation.Extra);
        if (fault.Code == ErrorCodes.TokenRefused)
            return new(2, 2, position == Position.First ? Done : fault.Code, TimeSpan.Zero, TimeSpan.Zero);
        var isConflict = fault.Code == ErrorCodes.ModelBusy && !operation.IsIntegration;
        var repetition = isConflict ? Repetition.Never : fault.Repetition;
        var isLost = operation.Class == CallClass.AskFirst && fault.MayHaveHappened;
        var error = isLost ? ErrorCodes.UnknownOutcome : isConflict ? ErrorCodes.RequestRefused : fault.Code;
        var hang = fault.Name == "hang" ? Hang : TimeSpan.Zero;
        if (repetition == Repetition.Never || isLost)
            return new(1, 1, error, hang, hang + BodyTime + operation.Extra);
        return Repeated(repetition, position, error, hang);
    }

    private static ConformanceCell Repeated(Repetition repetition, Position position, string error, TimeSpan hang)
    {
        var (perFault, most) = repetition switch
        {
            // The pause that was asked for, and up to a second by chance.
            Repetition.WhenAllowed => (TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8)),
            Repetition.WhenFree => (TimeSpan.Zero, TimeSpan.FromSeconds(8)),
            _ => (hang, hang + TimeSpan.FromSeconds(2)),
        };
        if (position != Position.Always)
            return new((int)position + 1, (int)position + 1, Done, Times(perFault, (int)position), Times(most, (int)position));
        return repetition switch
        {
            Repetition.Counted => new(1 + MaxRetries, 1 + MaxRetries, error, Times(hang, 1 + MaxRetries), Times(hang + BodyTime, 1 + MaxRetries) + TimeSpan.FromSeconds(1 + 2 + 4)),
            Repetition.Twice => new(3, 3, error, TimeSpan.Zero, TimeSpan.FromSeconds(1 + 2)),
            Repetition.WhenAllowed => new(8, 11, error, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(60 + 8 + 8)),
            _ => new(3, 1000, error, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
        };
    }

    /// <summary>What was wrong with what a client did; null when nothing was.</summary>
    public string? Compare(string fault, int sends, string result, TimeSpan wait)
        => sends >= MinSends && sends <= MaxSends && result == Result && wait >= MinWait && wait <= MaxWait
            ? null
            : $"{fault}: {sends} sends, {result}, {wait}; expected {MinSends} to {MaxSends} sends, {Result}, {MinWait} to {MaxWait}";

    private static TimeSpan Times(TimeSpan duration, int count) => TimeSpan.FromTicks(duration.Ticks * count);
}
