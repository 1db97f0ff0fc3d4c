namespace AnaplanConnectors.Ssis;

/// <summary>What a task came to.</summary>
/// <param name="TaskId">Anaplan's id of what ran; empty when nothing did.</param>
/// <param name="RowsRejected">Rows that imports did not load.</param>
/// <param name="Bytes">Bytes that were sent or received.</param>
/// <param name="Failure">Why it counts as failed although it ran; null when it does not.</param>
internal sealed record TaskOutcome(string TaskId = "", long RowsRejected = 0, long Bytes = 0, string? Failure = null);
