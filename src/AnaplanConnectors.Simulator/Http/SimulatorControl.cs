namespace AnaplanConnectors.Simulator;

/// <summary>What the control path can do with the simulator as a whole.</summary>
internal interface ISimulatorControl
{
    IReadOnlyList<RecordedRequest> Requests { get; }

    IReadOnlyList<PlannedFault> UnmetFaults { get; }

    Task ResetAsync();

    /// <exception cref="StateException">The state cannot be used.</exception>
    Task RestoreAsync(Stream state);
}
