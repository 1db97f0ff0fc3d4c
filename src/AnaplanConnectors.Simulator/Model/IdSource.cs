using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>Makes the ids that a definition leaves out, in the forms of API reference section 4.</summary>
internal sealed class IdSource
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> _next = [];

    /// <summary>False when the id is in use already.</summary>
    public bool TryTake(string id) => _taken.Add(id);

    /// <summary>The first free id at or after <paramref name="first"/>, counting per <paramref name="first"/>.</summary>
    public string Next(long first)
    {
        var number = _next.GetValueOrDefault(first, first);
        string id;
        do
            id = (number++).ToString(CultureInfo.InvariantCulture);
        while (!_taken.Add(id));
        _next[first] = number;
        return id;
    }

    /// <summary>The given id, or 32 hex digits derived from the words; equal words give different ids.</summary>
    public string HexOf(string? given, bool upperCase, params string[] words)
    {
        if (given is not null)
            return given;
        for (var attempt = 0; ; attempt++)
        {
            var text = string.Join('\n', words) + (attempt == 0 ? "" : attempt.ToString(CultureInfo.InvariantCulture));
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
            var id = upperCase ? Convert.ToHexString(hash)[..32] : "8a81" + Convert.ToHexStringLower(hash)[..28];
            if (_taken.Add(id))
                return id;
        }
    }
}

/// <summary>First ids of each kind.</summary>
internal static class FirstId
{
    public const long List = 101_000_000_000;
    public const long Module = 102_000_000_000;
    public const long Version = 107_000_000_001;
    public const long Subset = 109_000_000_000;
    public const long Import = 112_000_000_000;
    public const long File = 113_000_000_000;
    public const long LineItemSubset = 114_000_000_000;
    public const long Dashboard = 115_000_000_000;
    public const long Export = 116_000_000_000;
    public const long Action = 117_000_000_000;
    public const long Process = 118_000_000_000;

    /// <summary>Items of a list: the prefix varies by list.</summary>
    public static long Item(int listIndex) => (201 + listIndex) * 1_000_000_000L;

    /// <summary>Saved views: as line items, from another start.</summary>
    public static long View(int moduleIndex) => (4_001 + moduleIndex) * 1_000_000_000L + 500_000_001;

    /// <summary>Line items: the prefix varies by module, with 13 digits beyond any prefix of list items.</summary>
    public static long LineItem(int moduleIndex) => (4_001 + moduleIndex) * 1_000_000_000L + 1;
}
