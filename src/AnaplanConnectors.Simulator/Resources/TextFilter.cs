using System.Text.RegularExpressions;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// The <c>s</c> parameter: a part of the text in any case, <c>%</c> for anything, <c>_</c> for one character (API reference 3.0).
/// </summary>
internal static class TextFilter
{
    public static IEnumerable<T> Matching<T>(this IEnumerable<T> items, string? pattern, params Func<T, string>[] texts)
    {
        if (string.IsNullOrEmpty(pattern))
            return items;
        var expression = new Regex(
            Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
        return items.Where(item => texts.Any(text => expression.IsMatch(text(item))));
    }
}
