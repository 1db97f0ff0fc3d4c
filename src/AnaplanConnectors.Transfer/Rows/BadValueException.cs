namespace AnaplanConnectors.Transfer.Rows;

/// <summary>A value is not of its column's type. Becomes a <see cref="RowException"/> where the row is known.</summary>
internal sealed class BadValueException(string message, string excerpt) : FormatException(message)
{
    public string Excerpt { get; } = excerpt;
}
