using System.Text.Json.Serialization;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>Where a run stands. The last five are ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>Nothing was sent.</summary>
    Planned,

    /// <summary>Rows are read and chunks go up.</summary>
    Uploading,

    /// <summary>The upload is being closed.</summary>
    Completing,

    /// <summary>A task is being started; whether it runs is not known yet.</summary>
    Starting,

    /// <summary>A task runs on the server.</summary>
    Running,

    /// <summary>The task has ended; its output or the refused rows are being fetched.</summary>
    Collecting,

    /// <summary>Everything was done.</summary>
    Done,

    /// <summary>It was done, and rows were refused or lost a value.</summary>
    Partial,

    /// <summary>It stopped.</summary>
    Failed,

    /// <summary>Whether a task was started is unknown.</summary>
    Ambiguous,

    /// <summary>Cancelled by the user or on the server.</summary>
    Cancelled,
}
