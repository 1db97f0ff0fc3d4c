using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Writes results below <c>benchmarks/results</c>, and the tables of <c>benchmarks/README.md</c> from them.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(ResultDocument result)
    {
        var benchmarks = FindBenchmarks();
        var folder = Directory.CreateDirectory(Path.Combine(benchmarks, "results", result.Machine.Slug)).FullName;
        File.WriteAllText(Path.Combine(folder, result.Name + ".json"), JsonSerializer.Serialize(result, Json) + "\n");
        File.WriteAllText(Path.Combine(folder, result.Name + ".md"), string.Join("\n", Markdown(result, "#")) + "\n");
        UpdateReadme(Path.Combine(benchmarks, "README.md"), result);
        Print(result);
    }

    public static void Print(ResultDocument result)
    {
        foreach (var line in Markdown(result, "#"))
            Console.WriteLine(line);
    }

    private static IEnumerable<string> Markdown(ResultDocument result, string heading)
    {
        foreach (var table in result.Tables)
        {
            yield return $"{heading} {table.Title}";
            yield return "";
            foreach (var line in table.Markdown())
                yield return line;
            yield return "";
        }

        foreach (var note in result.Notes)
            yield return note;
        var rounds = result.Rounds == 1 ? "One round." : $"Medians of {result.Rounds} rounds.";
        yield return $"{rounds} {result.Machine.Processor}, {result.Machine.Processors} processors, {result.Machine.Runtime}, {result.Machine.System}.";
    }

    // What stands between the two marks of a command is written by it.
    private static void UpdateReadme(string path, ResultDocument result)
    {
        var begin = $"<!-- results of {result.Name} -->";
        var end = $"<!-- end of {result.Name} -->";
        var text = File.ReadAllText(path);
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidDataException($"{path} has no place for the results: '{begin}' and '{end}'.");
        var tables = string.Join("\n", Markdown(result, "####"));
        File.WriteAllText(path, $"{text[..(from + begin.Length)]}\n\n{tables}\n\n{text[to..]}");
    }

    private static string FindBenchmarks()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AnaplanConnectors.sln")))
                return Path.Combine(folder.FullName, "benchmarks");
        }

        throw new DirectoryNotFoundException("The benchmarks lie in no checkout.");
    }
}
