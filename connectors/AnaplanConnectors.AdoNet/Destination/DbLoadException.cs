using AnaplanConnectors.Client;

namespace AnaplanConnectors.AdoNet;

/// <summary>Codes of the errors of loads; docs/errors.md has a paragraph for each.</summary>
public static class DbErrorCodes
{
    /// <summary>A load of this name has been committed before.</summary>
    public const string AlreadyLoaded = "ANX6101";

    /// <summary>Rows of a delivery share their key, or the staging table lost some.</summary>
    public const string RowsNotLoadable = "ANX6102";

    /// <summary>The reply to a commit was lost, and the ledger could not be asked.</summary>
    public const string LoadOutcomeUnknown = "ANX9101";
}

/// <summary>A load that cannot go on. Nothing of it is in the table, unless <see cref="IsOutcomeUnknown"/> says that nobody knows.</summary>
public sealed class DbLoadException : AnaplanException
{
    internal DbLoadException(string code, string message, string hint, LedgerEntry? entry = null, Exception? innerException = null)
        : base(code, message, hint, innerException)
        => Entry = entry;

    /// <summary>The load of this name that was committed before, for <see cref="DbErrorCodes.AlreadyLoaded"/>.</summary>
    public LedgerEntry? Entry { get; }

    /// <summary>Whether the rows may be in the table. Ask <see cref="DbTable.FindRunAsync"/> before anything is repeated.</summary>
    public bool IsOutcomeUnknown => Code == DbErrorCodes.LoadOutcomeUnknown;

    internal static DbLoadException AlreadyLoaded(LedgerEntry entry) => new(
        DbErrorCodes.AlreadyLoaded,
        FormattableString.Invariant($"Run {entry.RunId} has loaded {entry.Rows:N0} rows into '{entry.Table}' before; nothing was done."),
        "Nothing has to be repeated. Take another run id to load more rows.",
        entry);
}
