namespace AnaplanConnectors.Simulator;

/// <summary>The query of a request. Unknown parameters are ignored (API reference 1.3).</summary>
internal sealed class QueryParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public QueryParameters(string text)
    {
        Text = text.TrimStart('?');
        foreach (var pair in Text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            _values[Decode(name)] = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
        }
    }

    /// <summary>As it was sent, without the question mark.</summary>
    public string Text { get; }

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>All values of a parameter that may be repeated, in order.</summary>
    public IEnumerable<string> All(string name) => Text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2 && Decode(pair[0]) == name).Select(pair => Decode(pair[1]));

    /// <summary><c>True</c> counts too: clients send it (API reference 1.3).</summary>
    public bool Flag(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same query with one parameter changed.</summary>
    public string With(params (string Name, string Value)[] changes)
    {
        var values = new Dictionary<string, string>(_values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            values[name] = value;
        return string.Join('&', values.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
    }

    public Dictionary<string, string> ToDictionary() => new(_values, StringComparer.Ordinal);

    // A plus is a blank here, as in every servlet: that is why sort orders must be sent as %2B (API reference 3.0).
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
