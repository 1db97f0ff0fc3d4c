namespace AnaplanConnectors.Arrow;

/// <summary>A text that all rows of a file share, because it stands in the file's path.</summary>
internal sealed class SameText(string? text) : ColumnValues
{
    public override bool IsNull(int row) => text is null;

    public override object Get(int row) => text!;

    public override string GetString(int row) => text!;
}
