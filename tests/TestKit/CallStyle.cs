namespace AnaplanConnectors.TestKit;

/// <summary>How a host calls: waiting, as SSIS does, or awaiting. Contract suites run in both.</summary>
public enum CallStyle
{
    Sync,
    Async,
}
