using System.Text.Json;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>
/// Names are data. What the service calls a file, an import or a column decides neither where something is written nor what a terminal does.
/// </summary>
public sealed class HostileNameTests : CliTest
{
    private const string HostileImport = "112/../../../../escaped";

    private static readonly string[] HandMade =
    [
        "..", ".", "../sentinel", "../../sentinel", @"..\sentinel", "/etc/passwd", @"C:\Windows\win.ini", @"\\server\share", "//server/share", "a/b", @"a\b",
        "a:b", "a:$DATA", "CON", "con.txt", "NUL", "aux", "COM1", "lpt9.csv", "name.", "name ", " name", "~", "~root", "$HOME", "%2e%2e%2fsentinel", "%00",
        "..%2fsentinel", "-", "--help", "-rf", "*", "?", "<script>alert(1)</script>", "`id`", "$(id)", "; id", "| id", "\u001b[2J\u001b[31mred", "\u001b]0;title\u0007",
        "\u009b31m", "bell\u0007", "back\bspace", "cr\rover", "two\nlines", "tab\tbed", "\u202egpj.exe", "\u2066isolated", "\u2028line", "\0nul", "a\0b", "\ufeffbom",
        new string('x', 300), new string('ä', 200), "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "'quoted'", "\"quoted\"", "%", "%25", "%zz", "@users", "@roles",
    ];

    private static IReadOnlyList<string> Names => [.. HandMade.Concat(NaughtyStrings()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    // Names that the service could tell apart: it ignores case, and takes spaces around a name for nothing.
    private static IReadOnlyList<string> FileNames => [.. Names.Where(name => name.Trim().Length > 0).DistinctBy(name => name.Trim().ToUpperInvariant(), StringComparer.Ordinal)];

    [Test]
    public void Every_name_makes_one_file_in_its_directory_and_none_elsewhere()
    {
        var root = Directory.CreateDirectory(Path.Combine(Folder.Root, "root")).FullName;
        Write("sentinel", "untouched");

        foreach (var name in Names)
            File.WriteAllText(Path.Combine(root, $"rejects.{ServerName.ToFileName(name)}.csv"), "rows");

        Assert.That(Names, Has.Count.GreaterThan(500), "The corpus of naughty strings is part of this.");
        Assert.That(Directory.GetFiles(root), Has.Length.EqualTo(Names.Count));
        Assert.That(Directory.GetFiles(Folder.Root).Select(Path.GetFileName), Is.EqualTo(new[] { "sentinel" }));
        Assert.That(Read("sentinel"), Is.EqualTo("untouched"));
    }

    [Test]
    public async Task Refused_rows_of_an_import_with_a_hostile_id_stay_in_the_directory_of_the_run()
    {
        await ConnectAsync();
        Write("sales.csv", "Product,Month,Units,Launch,Active,Note\nP9,Jan 25,12,,,\n");
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));

        var run = await RunAsync("process", "run", Place("processes/Hostile"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Rejects), run.Error);
        var kept = Directory.GetFiles(Folder.Root, "*.csv", SearchOption.AllDirectories).Where(path => File.ReadAllText(path).Contains("P9 not found", StringComparison.Ordinal));
        Assert.That(kept.Select(path => Path.GetRelativePath(State, path)), Has.Exactly(1).Matches(@"^runs/[a-z0-9]+/rejects\.[A-Za-z0-9%]+\.csv$"));
    }

    [Test]
    public async Task Hostile_names_are_listed_as_they_are_and_a_terminal_is_told_nothing()
    {
        await ConnectAsync();

        var json = await RunAsync("ls", Place("files"), "--json");
        var table = await RunAsync("ls", Place("files"));
        var describe = await RunAsync("describe", Place("files/%1b[2J%1b[31mred"), "--verbose");
        var missing = await RunAsync("describe", Place("files/%1b[2Jnowhere"), "--verbose");

        Assert.That(JsonDocument.Parse(json.Out).RootElement.EnumerateArray().Select(file => file.GetProperty("name").GetString()), Is.SupersetOf(FileNames), json.Error);
        Assert.That((describe.ExitCode, missing.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.NotFound)), describe.Error + missing.Error);
        Assert.That(table.Out + describe.Out + describe.Error + missing.Error, Has.None.Matches<char>(c => c != '\n' && (char.IsControl(c) || c is '\u202e' or '\u2066' or '\u2028')));
    }

    // All made for this, and every fifth of the corpus: each costs a dozen syncs of the disk.
    [Test]
    public async Task Files_of_such_names_are_sent_and_fetched_by_them()
    {
        await ConnectAsync();
        Write("sentinel", "untouched");
        var failures = new List<string>();

        foreach (var (index, name) in FileNames.Where((name, i) => i % 5 == 0 || HandMade.Contains(name)).Index())
        {
            var place = AnaplanLocation.Format("test", Some.WorkspaceName, Some.ModelName, "files", name);
            Write("in", $"content {index}");
            var put = await RunAsync("file", "put", "in", place, "--quiet");
            var get = await RunAsync("file", "get", place, "out", "--overwrite", "--quiet");
            if (get.ExitCode != ExitCode.Ok || Read("out") != $"content {index}")
                failures.Add($"{JsonSerializer.Serialize(name)}: {put.Error}{get.Error}");
        }

        Assert.That(failures, Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(Folder.Root).Select(Path.GetFileName), Is.EquivalentTo(new[] { "config", "in", "out", "sentinel", "state" }));
        Assert.That(Read("sentinel"), Is.EqualTo("untouched"));
    }

    protected override TenantDefinition CreateTenant()
    {
        var some = Some.Tenant();
        var model = some.Workspaces[0].Models[0];
        var import = Some.Import();
        return new TenantDefinition
        {
            Users = some.Users,
            Workspaces =
            [
                new WorkspaceDefinition
                {
                    Name = Some.WorkspaceName,
                    Models =
                    [
                        new ModelDefinition
                        {
                            Name = Some.ModelName,
                            Lists = model.Lists,
                            Modules = model.Modules,
                            Files = [.. model.Files, .. FileNames.Select(name => new FileDefinition { Name = name })],
                            Imports = [new ImportDefinition { Id = HostileImport, Name = "Hostile import", File = import.File, Module = import.Module, Columns = import.Columns }],
                            Processes = [new ProcessDefinition { Name = "Hostile", Actions = ["Hostile import"] }],
                        },
                    ],
                },
            ],
        };
    }

    private static string[] NaughtyStrings()
        => JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Corpora.Folder("naughty-strings"), "blns.json")))!;
}
