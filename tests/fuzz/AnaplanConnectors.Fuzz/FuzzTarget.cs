using AnaplanConnectors.Fuzz.Targets;

namespace AnaplanConnectors.Fuzz;

/// <summary>
/// Code that reads what others wrote. Any bytes go in; what may come out is a result or a typed refusal. Everything else is thrown on and
/// counts as a finding.
/// </summary>
/// <param name="Name">What it is called on the command line, and the folder of its findings.</param>
/// <param name="Run">Reads one input.</param>
/// <param name="Seeds">Inputs to start from. Made on request: under afl-fuzz our code only runs once its memory is there.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Run, Func<IReadOnlyList<byte[]>> Seeds)
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("csv", CsvTarget.Run, () => CsvTarget.Seeds),
        new("dump", DumpTarget.Run, () => DumpTarget.Seeds),
        new("reply", ReplyTarget.Run, () => ReplyTarget.Seeds),
        new("ledger", LedgerTarget.Run, () => LedgerTarget.Seeds),
        new("retry-after", RetryAfterTarget.Run, () => RetryAfterTarget.Seeds),
    ];

    /// <summary>See <see cref="PlantedTarget"/>.</summary>
    public static FuzzTarget Planted { get; } = new("planted", PlantedTarget.Run, () => PlantedTarget.Seeds);

    public override string ToString() => Name;
}

/// <summary>The result is not what it has to be: found by comparing, not by a crash.</summary>
internal sealed class WrongResultException(string message) : Exception(message);
