namespace AnaplanConnectors.Simulator;

/// <summary>A path that is relative to the folder of the tenant file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FilePathAttribute : Attribute;
