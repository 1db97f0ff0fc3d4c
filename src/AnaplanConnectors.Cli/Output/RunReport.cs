using System.Text.Json.Serialization;

namespace AnaplanConnectors.Cli;

/// <summary>
/// What a run came to, as <c>--json</c> prints it. Keys are only ever added. Sizes are bytes, durations seconds.
/// </summary>
internal sealed record RunReport
{
    public string Schema { get; init; } = "anx.run/1";

    public required string Run { get; init; }

    /// <summary>ok or partial; what failed is a <see cref="FailureReport"/>.</summary>
    public required string Status { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>What was run or written, in a few words.</summary>
    public required string Title { get; init; }

    public string? Source { get; init; }

    public string? Target { get; init; }

    public RunRows? Rows { get; init; }

    public RunBytes? Bytes { get; init; }

    public RunTask? Task { get; init; }

    /// <summary>What rows did to a list or a module.</summary>
    public RunChanges? Changes { get; init; }

    public RunRejects? Rejects { get; init; }

    /// <summary>The actions of a process, in the order they ran.</summary>
    public IReadOnlyList<RunStep>? Steps { get; init; }

    /// <summary>What proves the run.</summary>
    public RunReceipt? Receipt { get; init; }

    public required double Seconds { get; init; }

    public required long PeakMemoryBytes { get; init; }

    /// <summary>Things that did not stop the run and should be known.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <param name="Read">Rows that came out of the source.</param>
/// <param name="Accepted">Rows that the destination took.</param>
/// <param name="Rejected">Rows that the service refused.</param>
/// <param name="LeftOut">Rows that could not be read or written and were left out on request.</param>
/// <param name="Warned">Rows that the service took without one of their values.</param>
internal sealed record RunRows(long Read, long Accepted, long Rejected = 0, long LeftOut = 0, long Warned = 0);

/// <param name="Content">Bytes of the content, before compression.</param>
/// <param name="Sent">Bytes that went over the wire, for uploads.</param>
/// <param name="Chunks">Chunks, for uploads.</param>
/// <param name="Retries">Calls that were repeated.</param>
internal sealed record RunBytes(long Content, long? Sent = null, int? Chunks = null, int Retries = 0);

/// <param name="Id">Id of the task.</param>
/// <param name="Kind">import, export, action or process.</param>
/// <param name="ActionId">Id of what ran.</param>
/// <param name="Name">Name of what ran.</param>
/// <param name="Seconds">From the start to the moment we saw its end.</param>
internal sealed record RunTask(string Id, string Kind, string ActionId, string Name, double Seconds);

/// <param name="Added">Items that are new.</param>
/// <param name="Updated">Items that were changed.</param>
/// <param name="Deleted">Items that are gone.</param>
/// <param name="CellsSent">Cells that were to be set.</param>
/// <param name="CellsChanged">Cells that have a new value.</param>
internal sealed record RunChanges(long? Added = null, long? Updated = null, long? Deleted = null, long? CellsSent = null, long? CellsChanged = null);

/// <param name="File">Where the refused rows were written.</param>
/// <param name="Limit">Rows that may be refused without an exit code of 6.</param>
/// <param name="ByReason">Why, the most frequent reason first.</param>
/// <param name="Rejected">Rows that the service refused.</param>
/// <param name="Warned">Rows that the service took without one of their values.</param>
internal sealed record RunRejects(string? File, string Limit, IReadOnlyList<RunReason> ByReason, long Rejected, long Warned);

internal sealed record RunReason(string Reason, string? Column, long Count, string? Example, IReadOnlyList<long> FirstRows);

/// <param name="Name">Name of the action.</param>
/// <param name="Id">Its id.</param>
/// <param name="Successful">Whether it ended well.</param>
/// <param name="Messages">What the service says.</param>
internal sealed record RunStep(string Name, string Id, bool Successful, IReadOnlyList<string> Messages);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(FailureReport))]
internal sealed partial class RunReportJson : JsonSerializerContext;
