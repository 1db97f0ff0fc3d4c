using System.Text;

namespace AnaplanConnectors.AdoNet;

internal enum SqlTokenKind
{
    /// <summary>A bare word: a name or a key word.</summary>
    Word,

    /// <summary>A name in brackets or quotation marks.</summary>
    Name,

    /// <summary>A text in apostrophes.</summary>
    Text,
    Number,

    /// <summary>The name of a parameter, without its @.</summary>
    Parameter,
    Sign,
    End,
}

/// <summary>A word of a statement, and where it starts.</summary>
internal sealed record SqlToken(SqlTokenKind Kind, string Text, int Position)
{
    /// <summary>Whether it is this key word or sign; names in brackets never are.</summary>
    public bool Is(string word) => Kind is SqlTokenKind.Word or SqlTokenKind.Sign && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="AnaplanDbException">A name or text has no end, or a character has no meaning.</exception>
    public static List<SqlToken> Read(string text)
    {
        var tokens = new List<SqlToken>();
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            var c = text[i];
            if (char.IsWhiteSpace(c))
                i++;
            else if (c == '[')
                tokens.Add(new SqlToken(SqlTokenKind.Name, Enclosed(text, ref i, ']'), start));
            else if (c == '"')
                tokens.Add(new SqlToken(SqlTokenKind.Name, Enclosed(text, ref i, '"'), start));
            else if (c == '\'')
                tokens.Add(new SqlToken(SqlTokenKind.Text, Enclosed(text, ref i, '\''), start));
            else if (c == '@')
                tokens.Add(new SqlToken(SqlTokenKind.Parameter, While(text, ref i, 1, IsWord), start));
            else if (char.IsDigit(c) || (c == '-' && i + 1 < text.Length && char.IsDigit(text[i + 1])))
                tokens.Add(new SqlToken(SqlTokenKind.Number, While(text, ref i, 0, one => char.IsDigit(one) || one is '.' or '-'), start));
            else if (IsWord(c))
                tokens.Add(new SqlToken(SqlTokenKind.Word, While(text, ref i, 0, IsWord), start));
            else if (c is '.' or ',' or '*' or '=' or ';')
                tokens.Add(new SqlToken(SqlTokenKind.Sign, text[i++].ToString(), start));
            else
                throw new AnaplanDbException($"The statement cannot be read: '{c}' at character {i + 1} has no meaning. Names with other characters than letters and digits stand in brackets. {SqlStatement.Forms}");
        }

        tokens.Add(new SqlToken(SqlTokenKind.End, "", text.Length));
        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static string While(string text, ref int i, int skipped, Func<char, bool> isPart)
    {
        var start = i += skipped;
        while (i < text.Length && isPart(text[i]))
            i++;
        return text.Substring(start, i - start);
    }

    // A closing mark inside is doubled.
    private static string Enclosed(string text, ref int i, char end)
    {
        var start = i++;
        var content = new StringBuilder();
        while (i < text.Length)
        {
            if (text[i] == end && (i + 1 == text.Length || text[i + 1] != end))
            {
                i++;
                return content.ToString();
            }

            i += text[i] == end ? 1 : 0;
            content.Append(text[i++]);
        }

        throw new AnaplanDbException($"The statement cannot be read: what starts at character {start + 1} has no closing {end}.");
    }
}
