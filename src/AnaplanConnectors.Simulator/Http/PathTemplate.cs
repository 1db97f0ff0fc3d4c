namespace AnaplanConnectors.Simulator;

/// <summary>
/// A path with places for values, as <c>{M}/files/{file}/chunks/{chunk}</c>. <c>{M}</c> stands for both prefixes of a model
/// (API reference 1.3) and <c>{kind}</c> for the four kinds of actions; everything else matches one segment, case-sensitively.
/// </summary>
internal sealed class PathTemplate
{
    private static readonly string[] ModelPrefixes = ["/2/0/models/{model}", "/2/0/workspaces/{workspace}/models/{model}"];
    private static readonly string[] ActionKinds = ["imports", "exports", "actions", "processes"];

    private readonly string[] _segments;
    private readonly string[]? _kinds;

    private PathTemplate(string path, string[]? kinds)
    {
        _segments = Split(path);
        _kinds = kinds;
    }

    public int Length => _segments.Length;

    public static IEnumerable<PathTemplate> Parse(string template)
    {
        var kinds = ActionKinds;
        if (template.IndexOf("{kind:", StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = template.IndexOf('}', start);
            kinds = template[(start + "{kind:".Length)..end].Split('|');
            template = template[..start] + "{kind}" + template[(end + 1)..];
        }
        return template.StartsWith("{M}", StringComparison.Ordinal)
            ? ModelPrefixes.Select(prefix => new PathTemplate(prefix + template["{M}".Length..], kinds))
            : [new PathTemplate(template, kinds)];
    }

    /// <summary>The segments of a raw path. A trailing slash leaves an empty one.</summary>
    public static string[] Split(string rawPath) => rawPath.TrimStart('/').Split('/');

    public Dictionary<string, string>? Match(string[] segments)
    {
        for (var i = 0; i < _segments.Length; i++)
        {
            if (!IsPlace(_segments[i]) && !string.Equals(_segments[i], segments[i], StringComparison.Ordinal))
                return null;
        }
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _segments.Length; i++)
        {
            if (!IsPlace(_segments[i]))
                continue;
            if (segments[i].Length == 0)
                return null;
            values[_segments[i][1..^1]] = Uri.UnescapeDataString(segments[i]);
        }
        return _kinds is not null && values.TryGetValue("kind", out var kind) && !_kinds.Contains(kind) ? null : values;
    }

    private static bool IsPlace(string segment) => segment.StartsWith('{');
}
