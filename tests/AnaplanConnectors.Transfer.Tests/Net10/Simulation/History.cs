using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>What happened, line by line with the time. Ids that are new in every run are numbered in the order of their appearance.</summary>
internal sealed partial class History(TimeProvider time, string root)
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly DateTimeOffset _start = time.GetUtcNow();

    public void Add(string what)
        => _text.AppendLine(CultureInfo.InvariantCulture, $"{(time.GetUtcNow() - _start).TotalSeconds,10:0.000} {Numbered(what)}");

    public override string ToString() => _text.ToString();

    private string Numbered(string text) => Id().Replace(text.Replace(root, "$", StringComparison.Ordinal), match =>
    {
        if (!_ids.TryGetValue(match.Value, out var number))
            _ids[match.Value] = number = FormattableString.Invariant($"#{_ids.Count + 1}");
        return number;
    });

    [GeneratedRegex("[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Id();
}
