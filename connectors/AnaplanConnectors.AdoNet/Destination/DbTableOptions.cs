using System.ComponentModel;
using System.Text.RegularExpressions;
using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.AdoNet;

/// <summary>What becomes of the rows that a table has already.</summary>
public enum LoadMode
{
    /// <summary>They stay; the new ones come to them.</summary>
    Append,

    /// <summary>They are deleted; the table stays as it is, with its indexes and rights.</summary>
    Truncate,

    /// <summary>
    /// The table is dropped, and the staged one takes its name: the shortest lock, and columns and types of the new rows. Indexes, rights and
    /// views of the old table are lost.
    /// </summary>
    Replace,

    /// <summary>Rows with the same key are updated, in the columns that are delivered; the others are added. Nothing is deleted.</summary>
    Merge,
}

/// <summary>How rows are loaded into a table.</summary>
public sealed class DbTableOptions
{
    /// <summary>What becomes of the rows that the table has already. Default: <see cref="LoadMode.Append"/>.</summary>
    [Category("Load"), DisplayName("Mode"), Description("append, truncate, replace or merge.")]
    public LoadMode Mode { get; init; }

    /// <summary>
    /// Names of the rows' columns that tell one row from another, for <see cref="LoadMode.Merge"/>. None may be missing in a row, and no two
    /// rows of a delivery may share them. Default: none.
    /// </summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>Whether a table that is not there is created, with the columns of the rows. Default: yes.</summary>
    [Category("Load"), DisplayName("Create table"), Description("Whether a missing table is created.")]
    public bool CreateTable { get; init; } = true;

    /// <summary>
    /// Names this load, 1 to 40 letters, digits, '-' and '_'. A load that was interrupted is done again under the same name; if it had been
    /// committed after all, nothing happens twice. Default: a new name for every delivery.
    /// </summary>
    [Category("Load"), DisplayName("Run id"), Description("Name of this load, to go on with after an interruption.")]
    public string? RunId { get; init; }

    /// <summary>Where the rows came from, such as the id of an export's task. Kept in the ledger. At most 400 characters. Default: nothing.</summary>
    public string? Source { get; init; }

    /// <summary>Name of the ledger: a table beside the loaded one with a row for every load. Made when missing. Default: <c>anx_ledger</c>.</summary>
    [Category("Load"), DisplayName("Ledger table"), Description("Name of the table with a row for every load.")]
    public string LedgerTable { get; init; } = "anx_ledger";

    /// <summary>
    /// How rows reach the staging table. Default: DuckDB's appender, for the other databases what their own INSERT can do; see
    /// <see cref="IBulkCopy"/> for faster ways.
    /// </summary>
    public IBulkCopy? BulkCopy { get; init; }

    /// <summary>Whose SQL is written. Default: told by the class of the connection.</summary>
    public SqlDialect? Dialect { get; init; }

    /// <summary>Seconds for each statement. Null, the default, leaves it to the provider; 0 waits without limit, which large merges may need.</summary>
    [Category("Load"), DisplayName("Command timeout"), Description("Seconds for each statement; 0 waits without limit.")]
    public int? CommandTimeout { get; init; }

    /// <summary>
    /// How often the final transaction is tried, 1 to 20, when the database reports something that may pass, such as a deadlock or a lost
    /// connection. Always the whole of it. Default: 5. On .NET Framework providers do not report such things: only lost replies are settled there.
    /// </summary>
    [Category("Load"), DisplayName("Attempts"), Description("How often the final transaction is tried, 1 to 20.")]
    public int Attempts { get; init; } = 5;

    /// <summary>Bytes of rows in memory before they go to the staging table, 64 KB to 256 MB. Default: 8 MB.</summary>
    [Category("Load"), DisplayName("Block size"), Description("Bytes of rows in memory, 64 KB to 256 MB.")]
    public int BlockSize { get; init; } = 8 * 1024 * 1024;

    /// <summary>The clock for pauses between attempts. Default: the machine's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told about rows that reached the staging table, and about the final transaction. Default: nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    internal IEnumerable<string> Problems()
    {
        if (RunId is not null && !Regex.IsMatch(RunId, "^[A-Za-z0-9_-]{1,40}$", RegexOptions.CultureInvariant))
            yield return $"RunId is '{RunId}' (allowed: 1 to 40 letters, digits, '-' and '_')";
        if (Mode == LoadMode.Merge && Key.Count == 0)
            yield return "Mode is Merge and Key names no column";
        if (Mode != LoadMode.Merge && Key.Count > 0)
            yield return $"Key is set and Mode is {Mode} (only Merge has a key)";
        if (Mode == LoadMode.Replace && !CreateTable)
            yield return "Mode is Replace and CreateTable is off (replacing creates the table)";
        if (Attempts is < 1 or > 20)
            yield return $"Attempts is {Attempts} (allowed: 1 to 20)";
        if (BlockSize is < 64 * 1024 or > 256 * 1024 * 1024)
            yield return FormattableString.Invariant($"BlockSize is {BlockSize:N0} (allowed: 64 KB to 256 MB)");
        if (LedgerTable is not { Length: > 0 and <= 60 })
            yield return "LedgerTable is no name of 1 to 60 characters";
        if (Source is { Length: > 400 })
            yield return $"Source has {Source.Length} characters (allowed: 400)";
    }
}
