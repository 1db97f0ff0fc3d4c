using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Cli;

/// <summary>A column of a printed table.</summary>
internal sealed record TableColumn(string Name, bool IsNumber = false);

/// <summary>
/// Prints rows of text in the format that was asked for. In a table columns are padded and never cut: names must be copied from
/// it.
/// </summary>
internal static class TablePrinter
{
    private const int Gap = 2;

    public static void Print(Screen screen, IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        switch (screen.Settings.Format)
        {
            case OutputFormat.Json:
                screen.Host.Out.WriteLine(Json(columns, rows));
                break;
            case OutputFormat.Csv:
                PrintSeparated(screen.Host.Out, columns, rows, ',');
                break;
            case OutputFormat.Tsv:
                PrintSeparated(screen.Host.Out, columns, rows, '\t');
                break;
            default:
                foreach (var line in Lines(columns, rows))
                    screen.Host.Out.WriteLine(line);
                break;
        }
    }

    /// <summary>The table as lines: header, rule, rows.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        rows = rows.Select(row => row.Select(OneLine).ToArray()).ToArray();
        var widths = columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Name.Length).Max()).ToArray();

        string Line(Func<int, string> cell)
        {
            var line = new StringBuilder();
            for (var i = 0; i < columns.Count; i++)
            {
                var text = cell(i);
                line.Append(' ', i == 0 ? 0 : Gap).Append(columns[i].IsNumber ? text.PadLeft(widths[i]) : text.PadRight(widths[i]));
            }

            return line.ToString().TrimEnd();
        }

        yield return Line(i => OneLine(columns[i].Name));
        yield return Line(i => new string('-', widths[i]));
        foreach (var row in rows)
            yield return Line(i => row[i]);
    }

    private static string OneLine(string text) => Printable.Of(text.AsSpan().IndexOfAny('\r', '\n', '\t') < 0 ? text : text.ReplaceLineEndings("⏎").Replace('\t', ' '));

    private static void PrintSeparated(
        TextWriter output, IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, char separator)
    {
        string Quote(string text) => text.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

        output.WriteLine(string.Join(separator, columns.Select(column => Quote(column.Name))));
        foreach (var row in rows)
            output.WriteLine(string.Join(separator, row.Select(Quote)));
    }

    private static string Json(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JsonText.Encoder }))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < columns.Count; i++)
                    Write(json, columns[i], row[i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    // Programs want numbers where people see figures: "1,204" is 1204. What has a unit, as "84 ms", stays text.
    private static void Write(Utf8JsonWriter json, TableColumn column, string text)
    {
        var name = column.Name.Replace(' ', '_');
        if (column.IsNumber && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            json.WriteNumber(name, number);
        else if (column.IsNumber && text.Length == 0)
            json.WriteNull(name);
        else
            json.WriteString(name, text);
    }
}
