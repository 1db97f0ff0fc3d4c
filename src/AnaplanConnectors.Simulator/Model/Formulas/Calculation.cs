namespace AnaplanConnectors.Simulator;

/// <summary>A formula of a line item with its references found.</summary>
/// <param name="Root">The formula.</param>
/// <param name="References">Line items by slot.</param>
internal sealed record Calculation(FormulaNode Root, IReadOnlyList<LineItemState> References);
