using System.CommandLine;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx preview</c>: what a text file looks like. Sends nothing.</summary>
internal sealed class PreviewCommand
{
    private const int MaxProblems = 10;

    private readonly Argument<string> _file = new("file") { Description = "A CSV, TSV or text file, also with .gz." };
    private readonly Option<int> _rows = new("--rows") { Description = "Rows to look at. Default: 1,000.", DefaultValueFactory = _ => 1_000, HelpName = "n" };
    private readonly Option<int> _show = new("--show") { Description = "Rows to print. Default: 10.", DefaultValueFactory = _ => 10, HelpName = "n" };
    private readonly ConnectorFlags _connectors = new([CsvConnector.Connector]);

    private PreviewCommand()
    {
    }

    public static Command Create(AnxHost host)
    {
        var preview = new PreviewCommand();
        var command = new Command("preview", """
            Look at a text file: columns, types that would fit, the first rows, and rows that cannot be read. Sends nothing.

            Examples:
              anx preview actuals.csv
              anx preview facts.psv --delimiter "|" --no-header
            """)
        {
            preview._file, preview._rows, preview._show,
        };
        foreach (var option in preview._connectors.All)
            command.Options.Add(option);
        command.Runs(host, preview.RunAsync);
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var path = screen.Host.FullPath(parsed.GetValue(_file)!);
        if (!File.Exists(path))
            throw new UsageException($"The file '{path}' does not exist.", "Check the path.", ExitCode.NotFound);
        var file = (CsvFile)CopyEnds.Made(() => CsvConnector.Connector.CreateSource!(_connectors.Read(parsed, path)));

        var preview = await file.PreviewAsync(parsed.GetValue(_rows), cancellationToken);
        PrintColumns(screen, preview);
        if (screen.IsJson)
            return ExitCode.Ok;

        screen.Host.Out.WriteLine();
        TablePrinter.Print(screen, preview.Columns.Select(column => new TableColumn(column.Name)).ToList(), await FirstRowsAsync(file, parsed.GetValue(_show), cancellationToken));
        PrintProblems(screen, preview);
        return preview.RefusedRows.Count == 0 ? ExitCode.Ok : ExitCode.Refused;
    }

    private static void PrintColumns(Screen screen, CsvPreview preview)
        => TablePrinter.Print(
            screen,
            [new("column"), new("type"), new("pattern"), new("missing", IsNumber: true), new("longest", IsNumber: true), new("example"), new("note")],
            preview.Columns.Select(column => (IReadOnlyList<string>)
            [
                column.Name, column.Type.ToString().ToLowerInvariant(), column.Pattern ?? string.Empty, Figures.Count(column.MissingValues),
                Figures.Count(column.MaxLength), column.Example ?? string.Empty, column.Note ?? string.Empty,
            ]).ToList());

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
                lines.Add(Enumerable.Range(0, rows.FieldCount).Select(i => Convert.ToString(rows.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)!).ToList());
            }
            catch (RowException)
            {
                // Named below, with the other rows that cannot be read.
            }
        }

        return lines;
    }

    private static void PrintProblems(Screen screen, CsvPreview preview)
    {
        var output = screen.Host.Out;
        output.WriteLine();
        output.WriteLine($"{Figures.Count(preview.RowsRead, "row")} looked at{(preview.IsWhole ? ", which is all of them" : string.Empty)}");
        foreach (var note in preview.Notes)
            output.WriteLine($"note     {note}");
        foreach (var problem in preview.RefusedRows.Take(MaxProblems))
            output.WriteLine($"problem  {problem.Message}");
        if (preview.RefusedRows.Count > MaxProblems)
            output.WriteLine($"         … and {Figures.Count(preview.RefusedRows.Count - MaxProblems, "more row")} that cannot be read");
        var types = string.Join(',', preview.Format.Columns.Select(column => $"{column.Name}={column.Type.ToString().ToLowerInvariant()}{(column.Pattern is null ? string.Empty : ":" + column.Pattern)}"));
        if (types.Length > 0)
            output.WriteLine($"types    --types \"{types}\"");
    }
}
