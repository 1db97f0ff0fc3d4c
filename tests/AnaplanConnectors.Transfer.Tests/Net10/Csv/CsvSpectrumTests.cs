using System.Text.Json;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class CsvSpectrumTests
{
    private const string Corpus = "csv-spectrum";

    public static IEnumerable<string> Files => Corpora.Files(Corpus, "*.csv");

    [TestCaseSource(nameof(Files))]
    public async Task A_file_equals_its_JSON_twin(string file)
    {
        var folder = Corpora.Folder(Corpus);

        using var rows = await new CsvFile(Path.Combine(folder, file)).OpenAsync();
        var table = await MemoryTable.ReadAsync(rows);

        var read = table.Rows.Select(row => row.Select((value, i) => (table.Schema[i].Name, Text: (string?)value ?? "")).ToDictionary(cell => cell.Name, cell => cell.Text));
        Assert.That(read, Is.EqualTo(Twin(folder, Path.GetFileNameWithoutExtension(file))));
    }

    [TestCaseSource(nameof(Files))]
    public async Task What_is_written_of_a_file_is_read_back_whatever_the_slicing(string file)
    {
        using var rows = await new CsvFile(Path.Combine(Corpora.Folder(Corpus), file)).OpenAsync();
        var table = await MemoryTable.ReadAsync(rows);
        using var output = new MemoryStream();
        await using (var writer = new CsvRowWriter(output, table.Schema, leaveOpen: true))
        {
            await writer.WriteAsync(table.OpenRows());
            await writer.CompleteAsync();
        }

        foreach (var piece in Enumerable.Range(1, (int)output.Length))
        {
            using var back = await CsvRows.OpenAsync(new DribblingStream(output.ToArray(), piece));
            var read = await MemoryTable.ReadAsync(back);

            Assert.That(read.Schema.Select(column => column.Name), Is.EqualTo(table.Schema.Select(column => column.Name)), $"in pieces of {piece}");
            Assert.That(read.Rows, Is.EqualTo(table.Rows), $"in pieces of {piece}");
        }
    }

    private static List<Dictionary<string, string>> Twin(string folder, string name)
    {
        var json = File.ReadAllText(Path.Combine(folder, "json", name + ".json"));

        // One twin is a single object, and has another telephone number than its file.
        if (name == "location_coordinates")
            json = $"[{json.Replace("1234567890", "2095257564", StringComparison.Ordinal)}]";
        return JsonSerializer.Deserialize<List<Dictionary<string, string>>>(json)!;
    }
}

public sealed class NaughtyStringTests
{
    [Test]
    public async Task Every_naughty_string_arrives_unchanged_as_a_cell()
    {
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Path.Combine(Corpora.Folder("naughty-strings"), "blns.json")))!;
        using var output = new MemoryStream();
        await using (var writer = new CsvRowWriter(output, Some.Texts().Schema, leaveOpen: true))
        {
            await writer.WriteAsync(Some.Texts(strings).OpenRows());
            await writer.CompleteAsync();
        }

        output.Position = 0;
        using var rows = await CsvRows.OpenAsync(output);

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows.Select(row => row[0]), Is.EqualTo(strings));
    }
}
