using System.Text.RegularExpressions;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// The filter of the SCIM service (API reference 10.4): eq, ne, pr, gt, ge, lt and le on a few attributes, with and, or and
/// parentheses. Everything else of the standard is refused, as the service refuses it.
/// </summary>
internal sealed partial class ScimFilter
{
    private readonly List<string> _words = [];
    private int _next;

    private ScimFilter(string text)
    {
        for (var position = 0; position < text.Length;)
        {
            var word = Word().Match(text, position);
            if (word.Index != position || word.Length == 0)
                throw Invalid();
            _words.Add(word.Groups[1].Value);
            position += word.Length;
        }
    }

    /// <exception cref="ApiException">400: the filter cannot be read.</exception>
    public static Func<UserState, bool> Parse(string text)
    {
        var filter = new ScimFilter(text);
        var condition = filter.Any();
        return filter._next == filter._words.Count ? condition : throw Invalid();
    }

    private Func<UserState, bool> Any()
    {
        var left = All();
        while (Takes("or"))
        {
            var (first, second) = (left, All());
            left = user => first(user) || second(user);
        }
        return left;
    }

    private Func<UserState, bool> All()
    {
        var left = One();
        while (Takes("and"))
        {
            var (first, second) = (left, One());
            left = user => first(user) && second(user);
        }
        return left;
    }

    private Func<UserState, bool> One()
    {
        if (Takes("("))
        {
            var inner = Any();
            return Takes(")") ? inner : throw Invalid();
        }
        var attribute = AttributeOf(Take());
        var comparison = Take().ToLowerInvariant();
        if (comparison == "pr")
            return user => !string.IsNullOrEmpty(attribute(user));
        var value = ValueOf(Take());
        return comparison switch
        {
            "eq" => user => Compare(attribute(user), value) == 0,
            "ne" => user => Compare(attribute(user), value) != 0,
            "gt" => user => Compare(attribute(user), value) > 0,
            "ge" => user => Compare(attribute(user), value) >= 0,
            "lt" => user => Compare(attribute(user), value) < 0,
            "le" => user => Compare(attribute(user), value) <= 0,
            _ => throw Invalid(),
        };
    }

    private static Func<UserState, string?> AttributeOf(string name) => name.ToLowerInvariant() switch
    {
        "username" => user => user.Email,
        "active" => user => user.Active ? "true" : "false",
        "id" => user => user.Id,
        "externalid" => user => user.ExternalId,
        "name.familyname" => user => user.LastName,
        "name.givenname" => user => user.FirstName,
        "name.formatted" => user => $"{user.FirstName} {user.LastName}",
        _ => throw Invalid(),
    };

    private static string ValueOf(string word) => word switch
    {
        "true" or "false" => word,
        _ when word.StartsWith('"') => word[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace("\\\\", "\\", StringComparison.Ordinal),
        _ => throw Invalid(),
    };

    private static int Compare(string? left, string right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase);

    private bool Takes(string word)
    {
        var isNext = _next < _words.Count && _words[_next].Equals(word, StringComparison.OrdinalIgnoreCase);
        if (isNext)
            _next++;
        return isNext;
    }

    private string Take() => _next < _words.Count ? _words[_next++] : throw Invalid();

    private static ApiException Invalid() => new(400, "The filter cannot be read", "invalidValue");

    [GeneratedRegex("""\s*(\(|\)|"(?:[^"\\]|\\.)*"|[A-Za-z][A-Za-z0-9.]*)\s*""")]
    private static partial Regex Word();
}
