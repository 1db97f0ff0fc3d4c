namespace AnaplanConnectors.Client;

/// <summary>A list of a model (API reference 3.8).</summary>
public sealed class AnaplanList : NamedItem;

/// <summary>A module of a model (API reference 3.5).</summary>
public sealed class AnaplanModule : NamedItem;
