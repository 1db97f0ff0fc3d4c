using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Cli;

/// <summary>Prints a plan: lines and a table for people, one JSON document for programs.</summary>
internal static class CopyPlanPrinter
{
    public static void Print(Screen screen, CopyPlan plan)
    {
        if (screen.IsJson)
        {
            screen.Host.Out.WriteLine(Json(plan));
            return;
        }

        var output = screen.Host.Out;
        output.WriteLine($"from         {plan.Source}");
        output.WriteLine($"to           {plan.Destination}");
        output.WriteLine($"rows         {plan.Sample}");
        output.WriteLine();
        TablePrinter.Print(
            screen, [new("column"), new("type"), new("known from"), new("looks like"), new("goes to"), new("example"), new("note")],
            plan.Columns.Select(column => (IReadOnlyList<string>)
            [
                column.Name, column.Type, column.Origin, column.LooksLike ?? "", column.GoesTo ?? "(left out)", column.Example ?? "", column.Note ?? "",
            ]).ToList());
        output.WriteLine();
        Lines(output, "does", plan.Operations.Select((operation, i) => $"{i + 1}. {operation}"));
        Lines(output, "requests", plan.Requests is null ? [] : [plan.Requests]);
        Lines(output, "memory", [plan.Memory]);
        Lines(output, "overwrites", plan.Overwrites.Count == 0 ? ["nothing"] : plan.Overwrites);
        Lines(output, "missing", [plan.Missing]);
        Lines(output, "warning", plan.Warnings);
        Lines(output, "problem", plan.Problems);
        output.WriteLine(plan.Problems.Count == 0 ? "PLAN         nothing was sent or changed; anx copy with the same words does it" : "REFUSED      the copy would be refused; nothing was sent or changed");
    }

    private static void Lines(TextWriter output, string word, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine($"{word,-12} {line}");
            word = "";
        }
    }

    private static string Json(CopyPlan plan)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JsonText.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "anx.plan/1");
            json.WriteString("source", plan.Source);
            json.WriteString("destination", plan.Destination);
            json.WriteString("sample", plan.Sample);
            json.WriteStartArray("columns");
            foreach (var column in plan.Columns)
                Write(json, column);
            json.WriteEndArray();
            Write(json, "operations", plan.Operations);
            if (plan.Chunks is { } chunks)
                json.WriteNumber("chunks", chunks);
            json.WriteString("requests", plan.Requests);
            json.WriteString("memory", plan.Memory);
            Write(json, "overwrites", plan.Overwrites);
            json.WriteString("missing", plan.Missing);
            Write(json, "warnings", plan.Warnings);
            Write(json, "problems", plan.Problems);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, PlannedColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type);
        json.WriteString("origin", column.Origin);
        json.WriteString("looksLike", column.LooksLike);
        json.WriteString("goesTo", column.GoesTo);
        json.WriteString("example", column.Example);
        json.WriteString("note", column.Note);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
