namespace AnaplanConnectors.Arrow;

/// <summary>Bytes are not what their format says. Becomes a <see cref="ColumnarFileException"/> where the file is known.</summary>
internal sealed class DamagedException(string reason) : Exception(reason);
