using System.CommandLine;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx rejects show|export|retry</c>: the rows that a run's imports refused, kept with the run.</summary>
internal static class RejectsCommand
{
    private static readonly string[] ServiceColumns = [RejectedRows.RowColumn, RejectedRows.LineColumn, RejectedRows.StatusColumn, RejectedRows.ReasonColumn];

    public static Command Create(AnxHost host) => new("rejects", """
        Look at the rows that a run's import refused, take them out, and send them again. Files of refused rows are for spreadsheets:
        text that one would run as a formula has an apostrophe in front, which 'retry --from' takes off again.

        Examples:
          anx rejects show 7k3f9a
          anx rejects export 7k3f9a fixes.csv
          anx rejects retry 7k3f9a --from fixes.csv
        """)
    {
        CreateShow(host), CreateExport(host), CreateRetry(host),
    };

    private static Command CreateShow(AnxHost host)
    {
        var id = RunsCommand.Id();
        var rows = new Option<int>("--rows") { Description = "Most rows to show. Default: 20.", HelpName = "n", DefaultValueFactory = _ => 20 };
        var command = new Command("show", "Show refused rows: the row of the source, its columns, and why.") { id, rows };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var (directory, kept) = Kept(screen, parsed.GetValue(id)!);
            foreach (var file in kept)
            {
                screen.Say($"{file.ImportId}: {Figures.Count(file.Rejected, "row")} refused, {Figures.Count(file.Warned)} with warnings");
                using var reader = await new CsvFile(Path.Combine(directory, file.Name)).OpenAsync(cancellationToken);
                var lines = new List<IReadOnlyList<string>>();
                while (lines.Count < parsed.GetValue(rows) && await reader.ReadAsync(cancellationToken))
                    lines.Add(Enumerable.Range(0, reader.Schema.Count).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i)).ToList());
                TablePrinter.Print(screen, reader.Schema.Select(column => new TableColumn(column.Name)).ToList(), lines);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateExport(AnxHost host)
    {
        var id = RunsCommand.Id();
        var target = new Argument<string>("file") { Description = "Where the rows go, in the layout of the import." };
        var import = Import();
        var overwrite = new Option<bool>("--overwrite") { Description = "Replaces a file of the same name." };
        var command = new Command("export", "Write the refused rows to a file to correct: the import's columns only, in their order.") { id, target, import, overwrite };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var (directory, kept) = Kept(screen, parsed.GetValue(id)!);
            var file = One(kept, parsed.GetValue(import));
            var path = screen.Host.FullPath(parsed.GetValue(target)!);
            var result = await ExtractAsync(FormulaMarks.On, Path.Combine(directory, file.Name), path, parsed.GetValue(overwrite), cancellationToken);
            screen.Say($"{Figures.Count(result, "row")} in {path}. Correct them, then: anx rejects retry {parsed.GetValue(id)} --from {parsed.GetValue(target)}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateRetry(AnxHost host)
    {
        var id = RunsCommand.Id();
        var from = new Option<string?>("--from") { Description = "The corrected rows. Default: the refused rows as they are.", HelpName = "file" };
        var import = Import();
        var command = new Command("retry", "Send refused rows again, to where they were refused, as a run of its own. Nothing but these rows is touched.") { id, from, import };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var store = RunSession.Store(screen);
            var run = RunsCommand.Known(store, parsed.GetValue(id)!);
            var (directory, kept) = Kept(screen, run);
            var file = One(kept, parsed.GetValue(import));
            var plan = RunHistory.Of(store.Read(run)).Plan!;
            var place = new[] { plan.Target, plan.Source }.OfType<string>().Select(Location.Parse).OfType<AnaplanLocation>().First();
            var source = Path.Combine(directory, "retry.csv");
            if (parsed.GetValue(from) is { } given)
                await RowTransfer.RunAsync(FormulaMarks.Off(new CsvFile(screen.Host.FullPath(given))), new CsvFile(source, overwrite: true), cancellationToken: cancellationToken);
            else
                await ExtractAsync(exactly => exactly, Path.Combine(directory, file.Name), source, overwrite: true, cancellationToken);
            PrivateFile.MakePrivate(source);
            var destination = place.Kind is ObjectKind.Lists or ObjectKind.Modules
                ? place.Text
                : AnaplanLocation.Format(place.Connection, place.Workspace!, place.Model!, ObjectKind.Imports.Word(), file.ImportId);
            var flags = screen.Host.Arguments.Where(GlobalOptions.IsSwitch);
            return (ExitCode)await Anx.RunAsync(["copy", source, destination, .. ModelFlags.Of(plan.Arguments), .. flags], screen.Host, cancellationToken);
        });
        return command;
    }

    private static Option<string?> Import() => new("--import") { Description = "Id of the import, when several imports of a process refused rows.", HelpName = "id" };

    private static (string Directory, IReadOnlyList<RejectsStored> Kept) Kept(Screen screen, string id)
    {
        var store = RunSession.Store(screen);
        var run = RunsCommand.Known(store, id);
        var kept = RunHistory.Of(store.Read(run)).Rejects;
        return kept.Count > 0 ? (store.DirectoryOf(run), kept) : throw new UsageException($"Run {run} refused no rows.", $"See: anx runs show {run}", ExitCode.NotFound);
    }

    private static RejectsStored One(IReadOnlyList<RejectsStored> kept, string? import) => import is null && kept.Count == 1
        ? kept[0]
        : kept.FirstOrDefault(file => file.ImportId == import)
            ?? throw new UsageException("Several imports of the run refused rows.", $"Choose one with --import: {string.Join(", ", kept.Select(file => file.ImportId))}");

    /// <summary>Writes the rows that were not loaded, without what the service added to them. Those with warnings were loaded.</summary>
    private static async Task<long> ExtractAsync(Func<ISource, ISource> change, string rejects, string path, bool overwrite, CancellationToken cancellationToken)
    {
        var source = new CsvFile(rejects);
        var schema = await source.GetSchemaAsync(cancellationToken);
        var refused = new RefusedRows(source, schema.IndexOf(RejectedRows.StatusColumn));
        var columns = schema.Select(column => column.Name).Take(schema.Count - ServiceColumns.Length).ToArray();
        return (await RowTransfer.RunAsync(change(refused.Select(columns)), new CsvFile(path, overwrite: overwrite), cancellationToken: cancellationToken)).RowsWritten;
    }
}
