namespace AnaplanConnectors.Ssis.Host;

/// <summary>A component did what a real server would not stand.</summary>
public sealed class HostRuleException(string message) : Exception(message);
