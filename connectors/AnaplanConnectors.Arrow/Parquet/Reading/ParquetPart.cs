namespace AnaplanConnectors.Arrow;

/// <summary>One file of a source.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Values">Values that its folders state, by name, in order; null for a missing one.</param>
/// <param name="Open">Opens it.</param>
internal sealed record ParquetPart(string Path, long Length, IReadOnlyDictionary<string, string?> Values, Func<FileBytes> Open);
