namespace AnaplanConnectors.Arrow;

/// <summary>One file of a source.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Values">Values that its folders state, by name, in order; null for a missing one.</param>
internal sealed record ParquetPart(string Path, IReadOnlyDictionary<string, string?> Values);
