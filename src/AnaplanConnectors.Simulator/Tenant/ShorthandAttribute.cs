namespace AnaplanConnectors.Simulator;

/// <summary>The property that a plain scalar sets where the file could state a whole mapping: <c>format: NUMBER</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShorthandAttribute : Attribute;
