using System.Text;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Ssis;

/// <summary>A chapter of docs/ssis.md, which lies inside this DLL, as plain text for the Help buttons. Servers and designers may be offline.</summary>
internal static class HelpText
{
    public const string ConnectionManager = "Connection manager";
    public const string Source = "Source";
    public const string Destination = "Destination";
    public const string Task = "Task";
    public const string Troubles = "When something is wrong";

    private const string Resource = "Help.ssis.md";

    /// <summary>The chapter of a component or task, and what to do when something is wrong.</summary>
    public static string Of(string chapter) => string.Join("\r\n", Lines(chapter).Append(string.Empty).Append(Troubles.ToUpperInvariant()).Append(string.Empty).Concat(Lines(Troubles)));

    private static IEnumerable<string> Lines(string chapter)
    {
        using var content = typeof(HelpText).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(content, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd());
        var own = lines.SkipWhile(line => line != $"## {chapter}").Skip(2).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToList();
        return own.Count > 0 ? own.SelectMany(Plain) : throw new InvalidOperationException($"There is no chapter '{chapter}'.");
    }

    /// <summary>Tables become a line for the name and one, further in, for the rest; marks of emphasis and pictures go.</summary>
    private static IEnumerable<string> Plain(string line)
    {
        if (Regex.IsMatch(line, @"^\|[-|]+\|$|^\s*!\["))
            return [];
        var text = Regex.Replace(line, @"\[([^\]]*)\]\([^)]*\)", "$1").Replace("`", string.Empty).Replace("**", string.Empty);
        if (!text.StartsWith("|", StringComparison.Ordinal))
            return [text];
        var cells = text.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();
        if (cells[0] is "Property" or "You see" or "It ended with")
            return [];
        return cells.Length == 3 && line.StartsWith("| `", StringComparison.Ordinal) || line.StartsWith("| **`", StringComparison.Ordinal)
            ? [$"{cells[0]}   (default: {cells[1]})", $"      {cells[2]}"]
            : [cells[0], .. cells.Skip(1).Select(cell => $"      {cell}")];
    }
}
