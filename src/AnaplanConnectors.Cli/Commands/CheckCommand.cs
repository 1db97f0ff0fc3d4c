using System.CommandLine;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx check</c>: whether two places hold the same rows.</summary>
internal sealed class CheckCommand
{
    private readonly Argument<string> _left = new("source") { Description = "A file, sqlite:file?query=…, db:connection?query=…, or connection:/workspace/model/exports/name (also lists and views)" };
    private readonly Argument<string> _right = new("destination") { Description = "The same" };
    private readonly Option<string[]> _key = new("--key") { Description = "Column that tells rows apart, for rows in another order. May be repeated.", HelpName = "column" };
    private readonly Option<bool> _byPosition = new("--by-position") { Description = "Match columns by position instead of by name." };
    private readonly TaskFlags _task = new();
    private readonly SourceFlags _from = new();

    private CheckCommand()
    {
    }

    public static Command Create(AnxHost host)
    {
        var check = new CheckCommand();
        var command = new Command("check", """
            Compare two places: header, number of rows, and a hash of each column. Ends with 6 when they differ. Nothing is changed;
            an export is run to be read.

            Examples:
              anx check pnl.csv "prod:/Finance/FP&A/exports/P&L"
              anx check facts.csv facts.parquet --key account --key period
            """)
        {
            check._left, check._right, check._key, check._byPosition,
        };
        foreach (var option in check._task.All.Concat(check._from.All))
            command.Options.Add(option);
        command.Runs(host, check.RunAsync);
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var watch = new RunWatch(screen.Host.Time);
        Location[] places = [Location.Parse(parsed.GetValue(_left)!), Location.Parse(parsed.GetValue(_right)!)];
        _from.RefuseMisplaced(parsed, screen.Host, places);
        if (!places.Any(place => place is AnaplanLocation { Kind: ObjectKind.Exports }))
            MisplacedFlags.Refuse(parsed, _task.All, "an export, and no source here is one");
        using var ends = new CopyEnds(screen, watch);
        var left = await OpenAsync(parsed, ends, places[0], cancellationToken);
        using var leftRows = await left.OpenAsync(cancellationToken);
        var right = await OpenAsync(parsed, ends, places[1], cancellationToken);
        using var rightRows = await right.OpenAsync(cancellationToken);

        var columns = Match(leftRows.Schema, rightRows.Schema, parsed.GetValue(_byPosition));
        var keys = (parsed.GetValue(_key) ?? []).Select(name => KeyIndex(columns, name)).ToArray();
        var leftSum = await ColumnSums.OfAsync(leftRows, columns.Select(column => (column.Left, column.Kind)).ToList(), keys, cancellationToken);
        var rightSum = await ColumnSums.OfAsync(rightRows, columns.Select(column => (column.Right, column.Kind)).ToList(), keys, cancellationToken);

        var lines = new List<IReadOnlyList<string>> { Line("(rows)", Figures.Count(leftSum.Rows), Figures.Count(rightSum.Rows)) };
        lines.AddRange(columns.Select((column, i) => Line(column.Name, leftSum.Hashes[i], rightSum.Hashes[i])));
        TablePrinter.Print(screen, [new("column"), new("result"), new("source"), new("destination")], lines);
        return lines.TrueForAll(line => line[1] == "same") ? ExitCode.Ok : ExitCode.Rejects;
    }

    private Task<ISource> OpenAsync(ParseResult parsed, CopyEnds ends, Location from, CancellationToken cancellationToken)
    {
        var options = _from.Read(parsed, from);
        var export = new ExportOptions
        {
            Start = _task.Start(parsed), Wait = _task.Wait(parsed), Numbers = options.Export.Numbers, ColumnFormats = options.Export.ColumnFormats, CancelTask = true,
        };
        return ends.SourceAsync(from, options with { Export = export }, cancellationToken);
    }

    private static IReadOnlyList<string> Line(string name, string left, string right) => [name, left == right ? "same" : "differs", left, right];

    private static IReadOnlyList<ComparedColumn> Match(RowSchema left, RowSchema right, bool byPosition)
    {
        var missing = byPosition ? [] : left.Where(column => right.IndexOf(column.Name) < 0).Concat(right.Where(column => left.IndexOf(column.Name) < 0)).ToList();
        if (missing.Count > 0 || left.Count != right.Count)
        {
            throw new UsageException(
                $"The headers differ: {string.Join(", ", left.Select(column => column.Name))} against {string.Join(", ", right.Select(column => column.Name))}.",
                "Select or rename columns, or compare with --by-position.", ExitCode.Rejects);
        }

        return left.Select((column, i) =>
        {
            var other = byPosition ? i : right.IndexOf(column.Name);
            return new ComparedColumn(column.Name, i, other, ColumnSums.KindOf(column.Type, right[other].Type));
        }).ToList();
    }

    private static int KeyIndex(IReadOnlyList<ComparedColumn> columns, string name)
    {
        var index = columns.ToList().FindIndex(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw new UsageException($"There is no column '{name}' to tell rows apart by.", $"Columns are: {string.Join(", ", columns.Select(column => column.Name))}.");
    }

    private sealed record ComparedColumn(string Name, int Left, int Right, ComparedKind Kind);
}

/// <summary>What values of two columns are compared as.</summary>
internal enum ComparedKind
{
    /// <summary>Their text.</summary>
    Text,

    /// <summary>Numbers: 12.50 is 12.5.</summary>
    Number,

    /// <summary>Truth: TRUE is true.</summary>
    Boolean,
}
