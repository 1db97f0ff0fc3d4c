namespace AnaplanConnectors.AdoNet;

/// <summary>
/// The SQL of <see cref="AnaplanCommand"/>:
/// <code>
/// SELECT * | column [AS alias], … FROM exports.name | lists.name | views.module[.view] [WHERE column = value [AND …]] [;]
/// EXEC imports.name | exports.name | actions.name | processes.name [;]
/// </code>
/// Names are bare words, [in brackets] or "in quotation marks"; values are 'texts', numbers, TRUE, FALSE or @parameters.
/// </summary>
internal sealed class SqlParser
{
    private static readonly string[] Readable = ["exports", "lists", "views"];
    private static readonly string[] Executable = ["imports", "exports", "actions", "processes"];

    private readonly List<SqlToken> _tokens;
    private int _next;

    private SqlParser(string text) => _tokens = SqlToken.Read(text);

    private SqlToken Current => _tokens[_next];

    /// <exception cref="AnaplanDbException">The statement cannot be read.</exception>
    public static SqlStatement Parse(string text)
    {
        var parser = new SqlParser(text);
        SqlStatement statement = parser.Take("SELECT") ? parser.Select()
            : parser.Take("EXEC") || parser.Take("EXECUTE") ? parser.Exec()
            : throw parser.Unexpected("SELECT or EXEC");
        parser.Take(";");
        return parser.Current.Kind == SqlTokenKind.End ? statement : throw parser.Unexpected("the end");
    }

    private SelectStatement Select()
    {
        var columns = new List<SelectedColumn>();
        if (!Take("*"))
        {
            do
            {
                var name = Name("a column or *");
                columns.Add(new SelectedColumn(name, Take("AS") ? Name("an alias") : name));
            }
            while (Take(","));
        }

        Expect("FROM");
        var (kind, table) = Object(Readable);
        var view = kind == "views" && Take(".") ? Name("a view") : null;
        var conditions = new List<SqlCondition>();
        if (Take("WHERE"))
        {
            do
            {
                var column = Name("a column");
                Expect("=");
                conditions.Add(Condition(column));
            }
            while (Take("AND"));
        }

        return new SelectStatement(kind, table, view, columns, conditions);
    }

    private ExecStatement Exec()
    {
        var (kind, name) = Object(Executable);
        return new ExecStatement(kind, name);
    }

    private (string Kind, string Name) Object(params string[] kinds)
    {
        var kind = Name(string.Join(" or ", kinds.Select(one => one + ".[name]")));
        if (!kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
        {
            _next--;
            throw Unexpected(string.Join(" or ", kinds.Select(one => one + ".[name]")));
        }

        Expect(".");
        return (kind.ToLowerInvariant(), Name("a name"));
    }

    private SqlCondition Condition(string column)
    {
        var token = Current;
        _next++;
        return token.Kind switch
        {
            SqlTokenKind.Text or SqlTokenKind.Number => new SqlCondition(column, token.Text, IsParameter: false),
            SqlTokenKind.Parameter => new SqlCondition(column, token.Text, IsParameter: true),
            SqlTokenKind.Word when token.Is("TRUE") || token.Is("FALSE") => new SqlCondition(column, token.Text.ToLowerInvariant(), IsParameter: false),
            _ => throw Unexpected("a value or @parameter", token),
        };
    }

    private string Name(string expected)
    {
        if (Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.Name))
            throw Unexpected(expected);
        return _tokens[_next++].Text;
    }

    private void Expect(string word)
    {
        if (!Take(word))
            throw Unexpected(word);
    }

    private bool Take(string word)
    {
        if (!Current.Is(word))
            return false;
        _next++;
        return true;
    }

    private AnaplanDbException Unexpected(string expected, SqlToken? token = null)
    {
        var found = token ?? Current;
        return new AnaplanDbException(
            $"The statement cannot be read: expected {expected} at character {found.Position + 1}, found {(found.Kind == SqlTokenKind.End ? "the end" : $"'{found.Text}'")}. {SqlStatement.Forms}");
    }
}
