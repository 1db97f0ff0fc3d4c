using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>A formula that the simulator does not understand, or that refers to nothing.</summary>
internal sealed class FormulaException(string message) : Exception(message);

/// <summary>
/// Reads formulas: + - * /, comparisons, AND, OR, NOT, IF THEN ELSE, &amp; for texts, parentheses, constants, names with blanks in
/// them, names in single quotes and <c>Module.Line item</c>.
/// </summary>
internal sealed class FormulaParser
{
    private static readonly string[][] Levels = [["OR"], ["AND"], ["=", "<>", "<", "<=", ">", ">="], ["&"], ["+", "-"], ["*", "/"]];

    private readonly List<FormulaToken> _tokens;
    private readonly Func<string?, string, int> _resolve;
    private int _next;

    private FormulaParser(List<FormulaToken> tokens, Func<string?, string, int> resolve)
    {
        _tokens = tokens;
        _resolve = resolve;
    }

    /// <param name="formula">The formula.</param>
    /// <param name="resolve">Gives the slot of a reference by module, if stated, and name; throws for one that is unknown.</param>
    /// <exception cref="FormulaException">It is none that the simulator understands.</exception>
    public static FormulaNode Parse(string formula, Func<string?, string, int> resolve)
    {
        var parser = new FormulaParser(FormulaToken.Split(formula), resolve);
        var node = parser.Expression();
        return parser._next == parser._tokens.Count
            ? node
            : throw new FormulaException($"'{parser._tokens[parser._next].Text}' is not expected there");
    }

    private FormulaNode Expression() => Take("IF") ? Condition() : Operation(0);

    private ConditionNode Condition()
    {
        var condition = Expression();
        Require("THEN");
        var then = Expression();
        Require("ELSE");
        return new ConditionNode(condition, then, Expression());
    }

    private FormulaNode Operation(int level)
    {
        if (level == Levels.Length)
            return Operand();
        var left = Operation(level + 1);
        while (_next < _tokens.Count && _tokens[_next].Kind == TokenKind.Operator && Levels[level].Contains(_tokens[_next].Text))
            left = new BinaryNode(_tokens[_next++].Text, left, Operation(level + 1));
        return left;
    }

    private FormulaNode Operand()
    {
        if (Take("-"))
            return new UnaryNode("-", Operand());
        if (Take("+"))
            return Operand();
        if (Take("NOT"))
            return new UnaryNode("NOT", Operand());
        if (Take("IF"))
            return Condition();
        if (Take("("))
        {
            var inner = Expression();
            Require(")");
            return inner;
        }

        if (_next == _tokens.Count)
            throw new FormulaException("it ends too early");
        var token = _tokens[_next++];
        return token.Kind switch
        {
            TokenKind.Number => new ConstantNode(new CellValue(double.Parse(token.Text, CultureInfo.InvariantCulture))),
            TokenKind.Text => new ConstantNode(new CellValue(0, token.Text)),
            TokenKind.Name => Named(token.Text),
            _ => throw new FormulaException($"'{token.Text}' is not expected there"),
        };
    }

    private FormulaNode Named(string name)
    {
        if (name.ToUpperInvariant() is "TRUE" or "FALSE" or "BLANK")
            return new ConstantNode(new CellValue(name.Equals("TRUE", StringComparison.OrdinalIgnoreCase) ? 1 : 0));
        if (_next < _tokens.Count && _tokens[_next] is { Kind: TokenKind.Operator, Text: "(" or "[" })
            throw new FormulaException($"the function or mapping '{name}{_tokens[_next].Text}' is not simulated");
        if (!Take("."))
            return new ReferenceNode(_resolve(null, name));
        return _next < _tokens.Count && _tokens[_next] is { Kind: TokenKind.Name }
            ? new ReferenceNode(_resolve(name, _tokens[_next++].Text))
            : throw new FormulaException($"a name is missing after '{name}.'");
    }

    private bool Take(string text)
    {
        if (_next == _tokens.Count || _tokens[_next].Kind != TokenKind.Operator || _tokens[_next].Text != text)
            return false;
        _next++;
        return true;
    }

    private void Require(string text)
    {
        if (!Take(text))
            throw new FormulaException($"'{text}' is missing");
    }
}
