namespace AnaplanConnectors.Client;

/// <summary>A dashboard of a model (API reference 3.18).</summary>
public sealed class AnaplanDashboard : NamedItem;
