using AnaplanConnectors.Client;

namespace AnaplanConnectors.AdoNet;

/// <summary>A load that cannot go on. Nothing of it is in the table, unless <see cref="IsOutcomeUnknown"/> says that nobody knows.</summary>
public sealed class DbLoadException : AnaplanException
{
    internal DbLoadException(string code, string message, string hint, LedgerEntry? entry = null, Exception? innerException = null)
        : base(code, message, hint, innerException)
        => Entry = entry;

    /// <summary>The load of this name that was committed before, for <see cref="ErrorCodes.AlreadyLoaded"/>.</summary>
    public LedgerEntry? Entry { get; }

    /// <summary>Whether the rows may be in the table. Ask <see cref="DbTable.FindRunAsync"/> before anything is repeated.</summary>
    public bool IsOutcomeUnknown => Code == ErrorCodes.LoadOutcomeUnknown;

    internal static DbLoadException AlreadyLoaded(LedgerEntry entry) => new(
        ErrorCodes.AlreadyLoaded,
        FormattableString.Invariant($"Run {entry.RunId} has loaded {entry.Rows:N0} rows into '{entry.Table}' before; nothing was done."),
        "Nothing has to be repeated. Take another run id to load more rows.",
        entry);
}
