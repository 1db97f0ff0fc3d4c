namespace AnaplanConnectors.Simulator;

/// <summary>Kinds of <see cref="FormulaToken"/>.</summary>
internal enum TokenKind
{
    Number,
    Text,
    Name,
    Operator,
}

/// <summary>A word of a formula.</summary>
internal readonly record struct FormulaToken(TokenKind Kind, string Text)
{
    private static readonly string[] Words = ["IF", "THEN", "ELSE", "AND", "OR", "NOT"];

    /// <exception cref="FormulaException">A quote that is not closed, or a character that means nothing.</exception>
    public static List<FormulaToken> Split(string formula)
    {
        var tokens = new List<FormulaToken>();
        var isGlued = false;
        for (var at = 0; at < formula.Length;)
        {
            if (char.IsWhiteSpace(formula[at]))
            {
                at++;
                continue;
            }

            var token = Next(formula, ref at, out var isWord);
            // Unquoted names may have blanks in them, and numbers after the first word: Net sales 2.
            if (isWord && isGlued && token.Kind != TokenKind.Operator)
                tokens[^1] = tokens[^1] with { Text = tokens[^1].Text + " " + token.Text };
            else
                tokens.Add(token);
            isGlued = isWord && tokens[^1].Kind == TokenKind.Name;
        }

        return tokens;
    }

    private static FormulaToken Next(string formula, ref int at, out bool isWord)
    {
        var start = at;
        var first = formula[at];
        isWord = char.IsLetterOrDigit(first) || first == '_';
        if (first is '\'' or '"')
        {
            var end = formula.IndexOf(first, start + 1);
            if (end < 0)
                throw new FormulaException($"the quote {first} is not closed");
            at = end + 1;
            return new FormulaToken(first == '"' ? TokenKind.Text : TokenKind.Name, formula[(start + 1)..end]);
        }

        if (char.IsAsciiDigit(first))
        {
            while (at < formula.Length && (char.IsAsciiDigit(formula[at]) || formula[at] == '.'))
                at++;
            return double.TryParse(formula.AsSpan(start, at - start), System.Globalization.CultureInfo.InvariantCulture, out _)
                ? new FormulaToken(TokenKind.Number, formula[start..at])
                : throw new FormulaException($"'{formula[start..at]}' is no number");
        }

        if (isWord)
        {
            while (at < formula.Length && (char.IsLetterOrDigit(formula[at]) || formula[at] is '_' or '#' or '%'))
                at++;
            var word = formula[start..at];
            return Words.Contains(word.ToUpperInvariant())
                ? new FormulaToken(TokenKind.Operator, word.ToUpperInvariant())
                : new FormulaToken(TokenKind.Name, word);
        }

        at += formula.AsSpan(start).StartsWith("<>") || formula.AsSpan(start).StartsWith("<=") || formula.AsSpan(start).StartsWith(">=") ? 2 : 1;
        var sign = formula[start..at];
        return "+-*/&=<>().[]:,".Contains(sign[0], StringComparison.Ordinal)
            ? new FormulaToken(TokenKind.Operator, sign)
            : throw new FormulaException($"'{sign}' means nothing");
    }
}
