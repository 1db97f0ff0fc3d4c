namespace AnaplanConnectors.Simulator;

/// <summary>Gives the values of what a formula refers to, at the cell it is calculated for.</summary>
internal interface IFormulaSource
{
    /// <param name="slot">Which of its references.</param>
    /// <param name="members">Where the formula is calculated.</param>
    CellValue Reference(int slot, ReadOnlySpan<int> members);
}

/// <summary>A part of a formula. Booleans are 1 and 0.</summary>
internal abstract record FormulaNode
{
    public abstract CellValue Evaluate(IFormulaSource source, ReadOnlySpan<int> members);

    /// <summary>True when the value is a text.</summary>
    public abstract bool IsText(Func<int, bool> isTextReference);
}

/// <summary>A number, a text, true, false or blank.</summary>
internal sealed record ConstantNode(CellValue Value) : FormulaNode
{
    public override CellValue Evaluate(IFormulaSource source, ReadOnlySpan<int> members) => Value;

    public override bool IsText(Func<int, bool> isTextReference) => Value.Text is not null;
}

/// <summary>Another line item, or another version.</summary>
internal sealed record ReferenceNode(int Slot) : FormulaNode
{
    public override CellValue Evaluate(IFormulaSource source, ReadOnlySpan<int> members) => source.Reference(Slot, members);

    public override bool IsText(Func<int, bool> isTextReference) => isTextReference(Slot);
}

/// <summary>Minus or NOT.</summary>
internal sealed record UnaryNode(string Operator, FormulaNode Operand) : FormulaNode
{
    public override CellValue Evaluate(IFormulaSource source, ReadOnlySpan<int> members)
    {
        var value = Operand.Evaluate(source, members).Number;
        // Zero minus it: a negative zero is nothing anybody wants to see.
        return new CellValue(Operator == "-" ? 0 - value : value == 0 ? 1 : 0);
    }

    public override bool IsText(Func<int, bool> isTextReference) => false;
}

/// <summary>Two operands and what joins them. A quotient by zero is infinite, or no number, as the service has it.</summary>
internal sealed record BinaryNode(string Operator, FormulaNode Left, FormulaNode Right) : FormulaNode
{
    public override CellValue Evaluate(IFormulaSource source, ReadOnlySpan<int> members)
    {
        var left = Left.Evaluate(source, members);
        var right = Right.Evaluate(source, members);
        if (Operator == "&")
            return new CellValue(0, left.Text + right.Text);
        return new CellValue(Operator switch
        {
            "+" => left.Number + right.Number,
            "-" => left.Number - right.Number,
            "*" => left.Number * right.Number,
            "/" => left.Number / right.Number,
            "AND" => IsTrue(left.Number != 0 && right.Number != 0),
            "OR" => IsTrue(left.Number != 0 || right.Number != 0),
            "=" => IsTrue(Compare(left, right) == 0),
            "<>" => IsTrue(Compare(left, right) != 0),
            "<" => IsTrue(Compare(left, right) < 0),
            "<=" => IsTrue(Compare(left, right) <= 0),
            ">" => IsTrue(Compare(left, right) > 0),
            _ => IsTrue(Compare(left, right) >= 0),
        });
    }

    public override bool IsText(Func<int, bool> isTextReference) => Operator == "&";

    private static double IsTrue(bool condition) => condition ? 1 : 0;

    private static int Compare(CellValue left, CellValue right) => left.Text is not null || right.Text is not null
        ? string.Compare(left.Text ?? "", right.Text ?? "", StringComparison.OrdinalIgnoreCase)
        : left.Number.CompareTo(right.Number);
}

/// <summary>IF … THEN … ELSE ….</summary>
internal sealed record ConditionNode(FormulaNode Condition, FormulaNode Then, FormulaNode Else) : FormulaNode
{
    public override CellValue Evaluate(IFormulaSource source, ReadOnlySpan<int> members) =>
        (Condition.Evaluate(source, members).Number != 0 ? Then : Else).Evaluate(source, members);

    public override bool IsText(Func<int, bool> isTextReference) => Then.IsText(isTextReference) || Else.IsText(isTextReference);
}
