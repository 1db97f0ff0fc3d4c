using System.Globalization;
using System.Text;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Arrow;
using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli.Tests.Sweeps;

/// <summary>A job of the sweeps: a command, what it starts on the server, and what it must have left behind in the end.</summary>
/// <param name="Name">What the test is called.</param>
/// <param name="Action">The action that it starts, once; null when it starts none.</param>
/// <param name="Arguments">The command.</param>
/// <param name="Output">The local file, folder or database that it writes; null when it writes to Anaplan.</param>
internal sealed record SweepJob(string Name, string? Action, string[] Arguments, string? Output)
{
    public const string Database = "out.db";

    private const string Header = "Product,Month,Units,Launch,Active,Note\n";
    private const string Module = "REV01 Sales";

    private static readonly (string Product, string Month)[] Places =
        [.. from month in "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".Split(' ') from product in Enumerable.Range(1, 3) select ($"Product {product}", $"{month} 25")];

    private static readonly string Model = $"test:/{Some.WorkspaceName}/{Some.ModelName}/";

    /// <summary>Two chunks: the notes are long, and differ enough not to be taken for a bomb when they come back.</summary>
    private static readonly string Csv = Header + string.Concat(Enumerable.Range(1, 600).Select(
        i => $"P{(i % 3) + 1},Jan 25,{i},,,{Noise(i, 250)}\n"));

    private static readonly string Refused = Header + string.Concat(Enumerable.Range(1, 60).Select(i => $"{(i % 7 == 0 ? "X" : "P")}{(i % 3) + 1},Jan 25,{i},,,\"two\nlines\"\n"));

    public static IReadOnlyList<SweepJob> All { get; } =
    [
        new("A file into an import", Some.ImportName, ["copy", "sales.csv", Model + "imports/" + Some.ImportName, "--chunk-size", "1", "--settle-window", "1s"], null),
        new("A query into an import", Some.ImportName, ["copy", "sqlite:sales.db?query=SELECT * FROM sales", Model + "imports/" + Some.ImportName, "--chunk-size", "1", "--settle-window", "1s"], null),
        new("Ranges of a query into an import", Some.ImportName, ["copy", "sqlite:sales.db?query=SELECT Product, Month, Units, Launch, Active, Note FROM notes WHERE Id >= @low AND Id < @high", Model + "imports/" + Some.ImportName, "--ranges", "1..37/6", "--chunk-size", "1", "--settle-window", "1s"], null) { IsMixed = true },
        new("Rows of which some are refused", Some.ImportName, ["copy", "refused.csv", Model + "imports/" + Some.ImportName, "--settle-window", "1s"], null) { ExitCode = (int)Cli.ExitCode.Rejects },
        new("A file as it is", null, ["file", "put", "sales.csv", Model + "files/" + Some.FileName], null),
        new("A file of Anaplan", null, ["file", "get", Model + "files/" + Some.FileName, "out.csv"], "out.csv"),
        new("An export into a file", Some.ExportName, ["copy", Model + "exports/" + Some.ExportName, "out.csv", "--settle-window", "1s"], "out.csv"),
        new("An export into Parquet", Some.ExportName, ["copy", Model + "exports/" + Some.ExportName, "out.parquet", "--settle-window", "1s"], "out.parquet"),
        new("An export into folders", Some.ExportName, ["copy", Model + "exports/" + Some.ExportName, "out.lake/", "--partition-by", "Products", "--settle-window", "1s"], "out.lake"),
        new("An export into a table", Some.ExportName, ["copy", Model + "exports/" + Some.ExportName, "db:house/sales", "--settle-window", "1s"], Database),
        new("An export as it is", Some.ExportName, ["export", "run", Model + "exports/" + Some.ExportName, "--to", "out.csv", "--settle-window", "1s"], "out.csv"),
    ];

    /// <summary>How it ends when nothing disturbs it.</summary>
    public int ExitCode { get; private init; }

    /// <summary>
    /// Its rows come in another order every time, each of them for a cell of its own. A run of it that has cut chunks and lost the rest may end as
    /// one whose source has changed.
    /// </summary>
    public bool IsMixed { get; private init; }

    public override string ToString() => Name;

    /// <summary>Puts the job's input in its place.</summary>
    public static void Prepare(string directory)
    {
        File.WriteAllText(Path.Combine(directory, "sales.csv"), Csv);
        File.WriteAllText(Path.Combine(directory, "refused.csv"), Refused);
        using var database = new SqliteConnection($"Data Source={Path.Combine(directory, "sales.db")};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "CREATE TABLE sales (Product TEXT, Month TEXT, Units REAL, Launch TEXT, Active TEXT, Note TEXT)";
        command.ExecuteNonQuery();
        command.CommandText = string.Concat(Csv.Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).Select(
            cells => $"INSERT INTO sales VALUES ('{cells[0]}', '{cells[1]}', {cells[2]}, NULL, NULL, '{cells[5]}');"));
        command.ExecuteNonQuery();
        command.CommandText = "CREATE TABLE notes (Id INTEGER, Product TEXT, Month TEXT, Units REAL, Launch TEXT, Active TEXT, Note TEXT);" + string.Concat(Places.Select(
            (place, i) => $"INSERT INTO notes VALUES ({i + 1}, '{place.Product}', '{place.Month}', {i}, NULL, NULL, '{Noise(i + 1, 8_000)}');"));
        command.ExecuteNonQuery();
    }

    /// <summary>Makes a model forget what an import has put into it, so that cells which are there in the end are there by this run.</summary>
    public async Task ForgetAsync(AnaplanSimulator simulator, Uri address)
    {
        if (Action != Some.ImportName)
            return;
        using var client = new AnaplanClient(new AnaplanClientOptions
        {
            SignIn = AnaplanSignIn.WithPassword(Some.User, new Secret("simulator")), Hosts = AnaplanHosts.Single(address),
        });
        var columns = new RowSchema(new Column("Products", ColumnType.Text), new Column("Time", ColumnType.Text), new Column("Units", ColumnType.Double), new Column("Note", ColumnType.Text));
        var rows = new MemoryTable(columns, Places.Select(place => new object?[] { place.Product, place.Month, -1.0, "forgotten" }));
        await RowTransfer.RunAsync(rows, new CellDestination(client.Model(await client.FindModelAsync(Some.WorkspaceName, Some.ModelName)), Module));
        Assert.That(Cells(simulator), Does.Contain("forgotten").And.Contain("-1"));
    }

    /// <summary>
    /// What the job has left behind: rows or text of what it wrote here, or of the file in Anaplan, the cells that an import has set and the
    /// rows that it refused.
    /// </summary>
    public async Task<string> ResultAsync(string directory, AnaplanSimulator simulator)
    {
        if (Output is not null)
        {
            var path = Path.Combine(directory, Output);
            return Path.GetExtension(Output) switch
            {
                ".csv" => await File.ReadAllTextAsync(path),
                ".db" => await RowsAsync(new DbQuery(SqliteFactory.Instance, $"Data Source={path};Pooling=False", "SELECT * FROM sales ORDER BY 1, 2")),
                _ => await RowsAsync(new ParquetFile(path)),
            };
        }

        using var content = simulator.Model(Some.ModelName).OpenFile(Some.FileName) ?? Stream.Null;
        using var reader = new StreamReader(content, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        return (IsMixed ? string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal)) : text) + (Action is null ? "" : Cells(simulator)) + (ExitCode == 0 ? "" : await File.ReadAllTextAsync(LatestRejects(directory)));
    }

    /// <summary>How often its action was started so far.</summary>
    public int Starts(AnaplanSimulator simulator) => simulator.Model(Some.ModelName).TasksStarted.Count(task => task.ActionName == Action);

    /// <summary>Removes what it left behind here.</summary>
    public void Clear(string directory)
    {
        foreach (var file in Output is null ? [] : Directory.GetFiles(directory, Output + "*"))
            File.Delete(file);
        foreach (var folder in Output is null ? [] : Directory.GetDirectories(directory, Output + "*"))
            Directory.Delete(folder, recursive: true);
    }

    private static string Noise(int seed, int words) => string.Concat(Enumerable.Range(seed, words).Select(n => (n * 7_919 * seed).ToString("x8", CultureInfo.InvariantCulture)));

    private static string Cells(AnaplanSimulator simulator) => string.Join('\n', Places.SelectMany(place => new[] { "Units", "Note" }.Select(
        lineItem => simulator.Model(Some.ModelName).Cell(Module, lineItem, ("Products", place.Product), ("Time", place.Month)))));

    private static string LatestRejects(string directory)
        => Directory.GetFiles(Path.Combine(directory, "state", "runs"), "rejects.csv", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;

    private static async Task<string> RowsAsync(ISource source)
    {
        using var rows = await source.OpenAsync();
        return string.Join('\n', (await MemoryTable.ReadAsync(rows)).Rows.Select(row => string.Join('|', row)));
    }
}
