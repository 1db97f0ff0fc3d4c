namespace AnaplanConnectors.Transfer.Runs;

/// <summary>Who has a lease.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Process">Id of its process.</param>
/// <param name="ProcessStartedAt">When that process began: ids are used again.</param>
/// <param name="Since">When it took the lease.</param>
/// <param name="Epoch">How often the lease was taken, this time included.</param>
public sealed record LeaseHolder(string Run, int Process, DateTimeOffset ProcessStartedAt, DateTimeOffset Since, int Epoch);
