namespace AnaplanConnectors.Cli;

/// <summary>How a step of a check went.</summary>
internal enum CheckState
{
    Ok,
    Warning,
    Failed,
    Skipped,
}

/// <summary>A step of a check.</summary>
/// <param name="Step">What was looked at.</param>
/// <param name="State">How it went.</param>
/// <param name="What">What was found, and for warnings what to do.</param>
/// <param name="Time">How long it took; null where that says nothing.</param>
internal sealed record CheckLine(string Step, CheckState State, string What, TimeSpan? Time = null);

/// <summary>Prints the steps of a check, and why one failed.</summary>
internal static class CheckPrinter
{
    public static void Print(Screen screen, IReadOnlyList<CheckLine> lines)
        => TablePrinter.Print(
            screen,
            [new("step"), new("result"), new("what"), new("time", IsNumber: true)],
            lines.Select(line => (IReadOnlyList<string>)[line.Step, Word(line.State), line.What, line.Time is { } time ? $"{time.TotalMilliseconds:0} ms" : ""]).ToList());

    public static void Explain(Screen screen, Failure failure)
    {
        failure.Print(screen);
        if (failure.Code is { } code)
            screen.Say($"{"why",-8} anx explain {code}");
    }

    private static string Word(CheckState state) => state switch
    {
        CheckState.Ok => "ok",
        CheckState.Warning => "warning",
        CheckState.Failed => "failed",
        _ => "skipped",
    };
}
