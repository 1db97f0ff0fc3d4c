using System.Globalization;
using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Matrix.Tests;

/// <summary>The matrix as text of docs/types.md.</summary>
internal sealed class MatrixPage(IReadOnlyList<string> sources, IReadOnlyList<string> destinations)
{
    public const string Start = "<!-- matrix -->", End = "<!-- end of matrix -->";

    private readonly Dictionary<(ColumnType Type, string Source, string Destination), string> _cells = [];
    private readonly Dictionary<ColumnType, List<(string Source, string Destination, string Note)>> _notes = [];

    public void Add(ColumnType type, string source, string destination, IReadOnlyList<(object? Sent, Arrival Arrival)> values)
    {
        var refused = values.Count(value => value.Arrival.IsRefused);
        var changed = values.Count(value => !value.Arrival.IsRefused && !Extremes.AreSame(value.Sent, value.Arrival.Value));
        string[] parts = [refused > 0 ? $"{refused} refused" : "", changed > 0 ? $"{changed} changed" : ""];
        _cells[(type, source, destination)] = values.Count == 0 ? "none" : refused + changed == 0 ? "equal" : string.Join(", ", parts.Where(part => part.Length > 0));
        var notes = _notes.TryGetValue(type, out var known) ? known : _notes[type] = [];
        foreach (var (sent, arrival) in values)
        {
            if (arrival.IsRefused)
                notes.Add((source, destination, $"{Extremes.Shown(sent)} is refused ({arrival.Refusal!.GetType().Name})"));
            else if (!Extremes.AreSame(sent, arrival.Value))
                notes.Add((source, destination, $"{Extremes.Shown(sent)} becomes {Extremes.Shown(arrival.Value)}"));
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var type in Enum.GetValues<ColumnType>())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {type}\n\n");
            text.Append("Values: ").AppendJoin(", ", Extremes.Of(type).Select(Extremes.Shown)).Append(".\n\n");
            text.Append("| from \\ to |").AppendJoin(" |", destinations.Select(name => " " + name)).Append(" |\n|---|").Append(string.Concat(destinations.Select(_ => "---|"))).Append('\n');
            foreach (var source in sources)
                text.Append(CultureInfo.InvariantCulture, $"| {source} | ").AppendJoin(" | ", destinations.Select(destination => _cells[(type, source, destination)])).Append(" |\n");
            Notes(text, _notes[type]);
        }

        return text.ToString();
    }

    private void Notes(StringBuilder text, List<(string Source, string Destination, string Note)> notes)
    {
        var lines = notes.GroupBy(note => (note.Destination, note.Note)).Select(group => (Group: group.Key, Sources: group.Select(note => note.Source).ToList())).ToList();
        text.Append(lines.Count == 0 ? "" : "\n");
        foreach (var destination in destinations)
        {
            var own = lines.Where(line => line.Group.Destination == destination).ToList();
            if (own.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"* Into {destination}: ").AppendJoin("; ", own.Select(line => line.Sources.Count == sources.Count || line.Sources.Count >= 3
                    ? line.Group.Note : $"{line.Group.Note} (from {string.Join(", ", line.Sources)})")).Append(".\n");
            }
        }
    }
}
