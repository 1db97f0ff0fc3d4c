using System.Collections.Concurrent;
using System.Reflection;

namespace AnaplanConnectors.Simulator;

/// <summary>The API's word for a member of an enumeration, where it is not the name in capitals: <c>UTF-8</c>.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class ApiNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Enumerations in the API's words: <c>TabularMultiColumn</c> is <c>TABULAR_MULTI_COLUMN</c>.</summary>
internal static class ApiText
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Enum>> Words = new();

    public static string Of(Enum value) => WordsOf(value.GetType()).First(word => word.Value.Equals(value)).Key;

    public static IReadOnlyDictionary<string, Enum> WordsOf(Type type) => Words.GetOrAdd(type, static key => Read(key));

    private static Dictionary<string, Enum> Read(Type type)
    {
        var words = new Dictionary<string, Enum>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            words.Add(field.GetCustomAttribute<ApiNameAttribute>()?.Name ?? InCapitals(field.Name), (Enum)field.GetValue(null)!);
        return words;
    }

    private static string InCapitals(string name) => string.Concat(name.Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));
}
