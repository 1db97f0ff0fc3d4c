using AnaplanConnectors.AdoNet.Tests;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Matrix.Tests;

/// <summary>Each pair of ends with every type at its extremes: what arrives is equal, refused with a typed error, or stands in docs/types.md.</summary>
public sealed class TypeMatrixTests
{
    private const string Import = "Anaplan import", Export = "Anaplan export";

    private static readonly (string Name, Func<ColumnType, Task<End>> Create)[] Ends =
    [
        ("CSV", type => Task.FromResult(FileEnd.Csv(type))), ("Parquet", type => Task.FromResult(FileEnd.Parquet(type))), ("Arrow IPC", type => Task.FromResult(FileEnd.Arrow(type))),
        ("SQLite", type => Task.FromResult(DatabaseEnd.Sqlite(type))), ("DuckDB", type => Task.FromResult(DatabaseEnd.DuckDb(type))),
        ("PostgreSQL", _ => DatabaseEnd.PostgreSqlAsync()), ("Anaplan", type => Task.FromResult(AnaplanEnd.Create(type))),
    ];

    private readonly List<string> _silent = [];

    private static string FilePath => Repository.Path("docs", "types.md");

    [OneTimeTearDown]
    public Task StopServer() => PostgreSqlServer.Stop();

    [Test]
    public async Task What_arrives_is_equal_or_refused_or_documented()
    {
        var page = new MatrixPage([.. Ends.Select(end => end.Name == "Anaplan" ? Export : end.Name)], [.. Ends.Select(end => end.Name == "Anaplan" ? Import : end.Name)]);
        foreach (var type in Enum.GetValues<ColumnType>())
        {
            foreach (var source in Ends)
                await FillAsync(page, type, source);
        }

        var whole = await File.ReadAllTextAsync(FilePath);
        var expected = whole[..(whole.IndexOf(MatrixPage.Start, StringComparison.Ordinal) + MatrixPage.Start.Length)] + "\n" + page + "\n" + whole[whole.IndexOf(MatrixPage.End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("ANX_UPDATE_DOCS") == "1")
            await File.WriteAllTextAsync(FilePath, expected);

        Assert.That(_silent, Is.Empty, "Values that change between ends other than Anaplan, which nothing excuses");
        Assert.That(await File.ReadAllTextAsync(FilePath), Is.EqualTo(expected), "Set ANX_UPDATE_DOCS=1 and run this test to write the matrix anew.");
    }

    private async Task FillAsync(MatrixPage page, ColumnType type, (string Name, Func<ColumnType, Task<End>> Create) source)
    {
        // What the source holds itself is the table of its column: here it only has to hold something to send.
        var held = await HeldAsync(type, source.Create);
        foreach (var destination in Ends)
        {
            var arrivals = await Journey.TakeAsync(held, () => destination.Create(held.Schema[1].Type));
            var values = held.Rows.Select(row => (row[1], arrivals[(string)row[0]!])).ToList();
            page.Add(type, source.Name == "Anaplan" ? Export : source.Name, destination.Name == "Anaplan" ? Import : destination.Name, values);
            if (destination.Name != "Anaplan")
            {
                _silent.AddRange(values.Where(value => !value.Item2.IsRefused && !Extremes.AreSame(value.Item1, value.Item2.Value) && !IsMarkOnly(value.Item1, value.Item2.Value))
                    .Select(value => $"{type}: {source.Name} to {destination.Name}: {Extremes.Shown(value.Item1)} becomes {Extremes.Shown(value.Item2.Value)}"));
            }
        }
    }

    // Columns of files and databases have one zone or none: where moments with and without UTC stand in one column, the mark goes (docs/types.md).
    private static bool IsMarkOnly(object? sent, object? arrived) => sent is DateTime { Kind: DateTimeKind.Utc } moment && arrived is DateTime other && moment.Ticks == other.Ticks;

    /// <summary>The rows that a place gives back after it was given the extremes, without those that it refuses.</summary>
    private static async Task<MemoryTable> HeldAsync(ColumnType type, Func<ColumnType, Task<End>> create)
    {
        var arrivals = await Journey.TakeAsync(Extremes.Table(type), () => create(type));
        var accepted = Enumerable.Range(0, Extremes.Of(type).Count).Where(i => !arrivals[$"k{i + 1}"].IsRefused).ToList();
        await using var end = await create(type);
        await Transfer.RowTransfer.RunAsync(Extremes.Table(type, accepted), end.Destination);
        var rows = await Journey.ReadAsync(end.Source);
        return new MemoryTable(rows.Schema, rows.Rows.Where(row => accepted.Contains(int.Parse(((string)row[0]!)[1..], System.Globalization.CultureInfo.InvariantCulture) - 1)));
    }
}
