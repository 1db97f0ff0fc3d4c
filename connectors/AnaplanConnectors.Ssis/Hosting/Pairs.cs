namespace AnaplanConnectors.Ssis;

/// <summary>Settings of the form <c>name=value;name=value</c>, in one property.</summary>
internal static class Pairs
{
    /// <exception cref="FormatException">A part has no equals sign.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string property, string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split(';').Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
                throw new FormatException($"{property} holds '{part}', which is not of the form name=value.");
            pairs.Add(new KeyValuePair<string, string>(part.Substring(0, equals).Trim(), part.Substring(equals + 1).Trim()));
        }

        return pairs;
    }
}
