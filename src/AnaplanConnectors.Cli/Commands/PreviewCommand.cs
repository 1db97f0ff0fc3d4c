using System.CommandLine;
using System.Globalization;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx preview</c>: what a source looks like. Reads, and nothing else.</summary>
internal sealed class PreviewCommand
{
    private const int MaxProblems = 10;

    private readonly Argument<string> _source = new("source") { Description = "As for anx copy" };
    private readonly Option<int> _rows = new("--rows") { Description = "Rows to look at. Default: 1,000.", DefaultValueFactory = _ => SourceSample.DefaultRows, HelpName = "n" };
    private readonly Option<int> _show = new("--show") { Description = "Rows to print. Default: 10.", DefaultValueFactory = _ => 10, HelpName = "n" };
    private readonly SourceFlags _from = new();

    private PreviewCommand()
    {
    }

    public static Command Create(AnxHost host)
    {
        var preview = new PreviewCommand();
        var command = new Command("preview", """
            Look at a source: columns, their types and what those are known from, the first rows, and rows that cannot be read. Text files get
            types proposed. Nothing is run: of an export, what its last run has left is looked at. What a query does to rows is refused or taken
            back by the database.

            Examples:
              anx preview actuals.csv
              anx preview facts.psv --delimiter "|" --no-header
              anx preview "prod:/Finance/FP&A/exports/P&L"
              anx preview "db:warehouse?query=@actuals.sql" --param period=2026-11
            """)
        {
            preview._source, preview._rows, preview._show,
        };
        foreach (var option in preview._from.All)
            command.Options.Add(option);
        command.Runs(host, preview.RunAsync);
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var from = Location.Parse(parsed.GetValue(_source)!);
        _from.RefuseMisplaced(parsed, screen.Host, [from]);
        using var ends = new CopyEnds(screen, new RunWatch(screen.Host.Time));
        var source = await ends.SourceAsync(from, _from.Read(parsed, from), cancellationToken);
        return source is CsvFile file
            ? await TextAsync(parsed, screen, file, cancellationToken)
            : await TypedAsync(parsed, screen, from, source, cancellationToken);
    }

    private async Task<ExitCode> TypedAsync(ParseResult parsed, Screen screen, Location from, ISource source, CancellationToken cancellationToken)
    {
        var sample = await SourceSample.ReadAsync(source, from, parsed.GetValue(_rows), cancellationToken, parsed.GetValue(_show));
        TablePrinter.Print(
            screen, [new("column"), new("type"), new("pattern"), new("known from"), new("missing", IsNumber: true), new("example"), new("note")],
            sample.Columns.Select(column => (IReadOnlyList<string>)
            [
                column.Column.Name, TypeText.Of(column.Column), column.Pattern ?? "", column.Origin, Figures.Count(column.Missing), column.Example ?? "", column.Note ?? "",
            ]).ToList());
        if (screen.IsJson)
            return ExitCode.Ok;

        screen.Host.Out.WriteLine();
        if (sample.Rows is not null)
            TablePrinter.Print(screen, sample.Columns.Select(column => new TableColumn(column.Column.Name)).ToList(), sample.FirstRows);
        PrintProblems(screen, sample.Describe(from), [], sample.Problems);
        PrintTypes(screen, sample.Columns.Where(column => column.Origin == "sample").Select(column => (column.Column.Name, column.Column.Type, column.Pattern)));
        return sample.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Refused;
    }

    private async Task<ExitCode> TextAsync(ParseResult parsed, Screen screen, CsvFile file, CancellationToken cancellationToken)
    {
        var preview = await file.PreviewAsync(parsed.GetValue(_rows), cancellationToken);
        TablePrinter.Print(
            screen,
            [new("column"), new("type"), new("pattern"), new("missing", IsNumber: true), new("longest", IsNumber: true), new("example"), new("note")],
            preview.Columns.Select(column => (IReadOnlyList<string>)
            [
                column.Name, column.Type.ToString().ToLowerInvariant(), column.Pattern ?? "", Figures.Count(column.MissingValues),
                Figures.Count(column.MaxLength), Printable.Short(column.Example ?? ""), column.Note ?? "",
            ]).ToList());
        if (screen.IsJson)
            return ExitCode.Ok;

        screen.Host.Out.WriteLine();
        TablePrinter.Print(screen, preview.Columns.Select(column => new TableColumn(column.Name)).ToList(), await FirstRowsAsync(file, parsed.GetValue(_show), cancellationToken));
        PrintProblems(screen, SourceSample.Describe(preview.RowsRead, preview.RefusedRows.Count, preview.IsWhole), preview.Notes, preview.RefusedRows);
        PrintTypes(screen, preview.Format.Columns.Select(column => (column.Name, column.Type, column.Pattern)));
        return preview.RefusedRows.Count == 0 ? ExitCode.Ok : ExitCode.Refused;
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> FirstRowsAsync(CsvFile file, int count, CancellationToken cancellationToken)
    {
        var lines = new List<IReadOnlyList<string>>();
        using var rows = await file.OpenAsync(cancellationToken);
        while (lines.Count < count)
        {
            try
            {
                if (!await rows.ReadAsync(cancellationToken))
                    break;
                lines.Add(Enumerable.Range(0, rows.FieldCount).Select(i => Printable.Short(Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture)!)).ToList());
            }
            catch (RowException)
            {
                // Named below, with the other rows that cannot be read.
            }
        }

        return lines;
    }

    private static void PrintProblems(Screen screen, string looked, IReadOnlyList<string> notes, IReadOnlyList<RowException> problems)
    {
        var output = screen.Host.Out;
        output.WriteLine();
        output.WriteLine(looked);
        foreach (var note in notes)
            output.WriteLine($"note     {note}");
        foreach (var problem in problems.Take(MaxProblems))
            output.WriteLine($"problem  {problem.Message}");
        if (problems.Count > MaxProblems)
            output.WriteLine($"         … and {Figures.Count(problems.Count - MaxProblems, "more row")} that cannot be read");
    }

    private static void PrintTypes(Screen screen, IEnumerable<(string Name, ColumnType Type, string? Pattern)> columns)
    {
        var types = string.Join(',', columns.Where(column => column.Type != ColumnType.Text)
            .Select(column => $"{column.Name}={column.Type.ToString().ToLowerInvariant()}{(column.Pattern is null ? "" : ":" + column.Pattern)}"));
        if (types.Length > 0)
            screen.Host.Out.WriteLine($"types    --types \"{types}\"");
    }
}
