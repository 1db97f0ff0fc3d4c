namespace AnaplanConnectors.Simulator;

/// <summary>What a cell holds: a number in the encoding of <see cref="CellStore"/>, or a text.</summary>
internal readonly record struct CellValue(double Number, string? Text = null)
{
    /// <summary>Blank, zero or false.</summary>
    public bool IsBlank => Number == 0 && string.IsNullOrEmpty(Text);
}
