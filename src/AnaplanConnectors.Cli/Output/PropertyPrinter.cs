using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Cli;

/// <summary>Something that is known of an object; null when nothing is.</summary>
internal sealed record Property(string Name, string? Value);

/// <summary>Prints what is known of one object: two columns, or one JSON object.</summary>
internal static class PropertyPrinter
{
    public static void Print(Screen screen, IReadOnlyList<Property> properties)
    {
        if (screen.IsJson)
            screen.Host.Out.WriteLine(Json(properties));
        else
            TablePrinter.Print(screen, [new("property"), new("value")], properties.Select(p => (IReadOnlyList<string>)[p.Name, p.Value ?? "-"]).ToList());
    }

    private static string Json(IReadOnlyList<Property> properties)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JsonText.Encoder }))
        {
            json.WriteStartObject();
            foreach (var property in properties)
                json.WriteString(property.Name.Replace(' ', '_'), property.Value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
