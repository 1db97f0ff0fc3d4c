using System.Globalization;

namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// A tenant that serves gigabytes without keeping them: a note for each product, which an import of any length sets, and a module of ten
/// million cells that joins them with the text of a place whenever somebody looks. All of it is what the service does too.
/// </summary>
internal static class NotesTenant
{
    public const string Workspace = SalesTenant.Workspace;
    public const string Model = "Notes";
    public const string File = "Notes.csv";
    public const string Import = "Load notes";
    public const string Export = "All notes";
    public const int RowCount = SalesTable.ProductCount * RegionCount * ChannelCount;

    private const int RegionCount = SalesTable.RegionCount;
    private const int ChannelCount = 5;
    private const int PlaceLength = 60;

    // Product, region, channel and separators.
    private const int OtherBytes = 25;

    /// <summary>Characters of a note with which the export has so many megabytes.</summary>
    public static int NoteLength(int megabytes) => Math.Max(1, (int)(megabytes * 1e6 / RowCount) - PlaceLength - OtherBytes);

    /// <summary>Writes the tenant file and what belongs to it.</summary>
    public static string Write(string folder)
    {
        var words = new RandomWords();
        System.IO.File.WriteAllLines(Path.Combine(folder, "products.csv"), SalesTable.Products.Prepend("name"));
        System.IO.File.WriteAllLines(
            Path.Combine(folder, "places.csv"),
            (from region in SalesTable.Regions from channel in Channels() select $"{region},{channel},{words.Next(PlaceLength)}").Prepend("Regions,Channels,Place"));
        var path = Path.Combine(folder, "tenant.yaml");
        System.IO.File.WriteAllText(path, Yaml());
        return path;
    }

    /// <summary>Writes the file for the import: notes that are all different, of all products again and again.</summary>
    public static async Task WriteNotesAsync(string path, int megabytes)
    {
        var words = new RandomWords();
        var length = NoteLength(megabytes) + PlaceLength;
        await using var file = new StreamWriter(path) { NewLine = "\n" };
        await file.WriteLineAsync("Product,Note");
        for (var row = 0; row < RowCount; row++)
        {
            file.Write(SalesTable.Products[row % SalesTable.ProductCount]);
            file.Write(',');
            file.WriteLine(words.Next(length));
        }
    }

    private static IEnumerable<string> Channels() => Enumerable.Range(1, ChannelCount).Select(i => string.Create(CultureInfo.InvariantCulture, $"Channel {i}"));

    private static string Yaml() => $$"""
        users:
          - { email: {{SalesTenant.User}}, password: {{SalesTenant.Password}} }
        workspaces:
          - name: {{Workspace}}
            models:
              - name: {{Model}}
                lists:
                  - { name: Products, itemsFile: products.csv }
                  - { name: Regions, items: [{{string.Join(", ", SalesTable.Regions)}}] }
                  - { name: Channels, items: [{{string.Join(", ", Channels())}}] }
                modules:
                  - { name: Notes, dimensions: [Products], lineItems: [{ name: Note, format: TEXT }] }
                  - { name: Places, dimensions: [Regions, Channels], lineItems: [{ name: Place, format: TEXT }], cellsFile: places.csv }
                  - name: Everywhere
                    dimensions: [Products, Regions, Channels]
                    lineItems:
                      - { name: Text, format: TEXT, formula: Notes.Note & Places.Place }
                files: [{ name: {{File}} }]
                imports:
                  - name: {{Import}}
                    file: {{File}}
                    module: Notes
                    columns:
                      - { from: Product, dimension: Products }
                      - lineItem: Note
                exports:
                  - { name: {{Export}}, module: Everywhere, hideSummaries: true }
        """;
}

/// <summary>Text of random words, the same on every machine, a third as large as gzip.</summary>
internal sealed class RandomWords
{
    private const int Length = 4_000_000;
    private const int WordCount = 3_000;

    private readonly Random _random = new(20_261_124);
    private readonly string _text;

    public RandomWords()
    {
        var words = Enumerable.Range(0, WordCount)
            .Select(_ => new string([.. Enumerable.Range(0, _random.Next(3, 11)).Select(_ => (char)('a' + _random.Next(26)))])).ToArray();
        var text = new System.Text.StringBuilder(Length + 20);
        while (text.Length < Length)
            text.Append(words[_random.Next(WordCount)]).Append(' ');
        _text = text.ToString();
    }

    /// <summary>So many characters of it, from anywhere.</summary>
    public ReadOnlySpan<char> Next(int length) => _text.AsSpan(_random.Next(Length - length), length);
}
