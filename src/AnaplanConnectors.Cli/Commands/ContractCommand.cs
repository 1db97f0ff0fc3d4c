using System.CommandLine;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx contract</c>: what was agreed about the columns of a source.</summary>
internal sealed class ContractCommand
{
    private const int MaxProblems = 10;

    private readonly Argument<string> _source = new("source") { Description = "As for anx copy" };
    private readonly Argument<string> _contract = new("contract") { Description = "File of the contract" };
    private readonly Option<int> _rows = new("--rows") { Description = "Rows to look at. Default: 1,000.", DefaultValueFactory = _ => SourceSample.DefaultRows, HelpName = "n" };
    private readonly SourceFlags _from = new();

    private ContractCommand()
    {
    }

    public static Command Create(AnxHost host) => new("contract", """
        Agree on the columns of a source once, and notice when they change: anx copy --contract refuses other columns before anything is sent.

        Examples:
          anx contract infer actuals.csv > actuals.contract.yaml
          anx contract check actuals.csv actuals.contract.yaml
          anx contract diff actuals.contract.yaml "db:warehouse/actuals"
          anx copy actuals.csv "prod:/Finance/FP&A/imports/Load Actuals" --contract actuals.contract.yaml
        """)
    {
        new ContractCommand().Infer(host),
        new ContractCommand().Check(host),
        new ContractCommand().Diff(host),
    };

    private Command Infer(AnxHost host) => Finish(new Command("infer", "Print a contract for a source as it is now. Nothing is run or sent.") { _source, _rows }, host, async (parsed, screen, cancellationToken) =>
    {
        var (_, sample, _) = await SampleAsync(parsed, screen, parsed.GetValue(_source)!, cancellationToken);
        screen.Host.Out.Write(ContractFile.Write(sample.ToContract()));
        return ExitCode.Ok;
    });

    private Command Check(AnxHost host) => Finish(new Command("check", "Hold a source to a contract: its columns, and its first rows. Ends with 10 when it is broken.") { _source, _contract, _rows }, host, async (parsed, screen, cancellationToken) =>
    {
        var contract = ContractFile.Read(screen.Host.FullPath(parsed.GetValue(_contract)!));
        var broken = new List<RowException>();
        var from = Location.Parse(parsed.GetValue(_source)!);
        using var ends = new CopyEnds(screen, new RunWatch(screen.Host.Time));
        var source = (await OpenAsync(parsed, screen, ends, from, cancellationToken)).WithContract(contract, MappingFlags.IsUntyped(from), (problem, _) => broken.Add(problem));
        var sample = await SourceSample.ReadAsync(source, from, parsed.GetValue(_rows), cancellationToken);
        broken.AddRange(sample.Problems);
        foreach (var problem in broken.Take(MaxProblems))
            screen.Host.Out.WriteLine($"broken   {problem.Message}");
        if (broken.Count > MaxProblems)
            screen.Host.Out.WriteLine($"         … and {Figures.Count(broken.Count - MaxProblems, "more value")}");
        screen.Host.Out.WriteLine($"{(broken.Count == 0 ? "kept" : "broken"),-8} {(sample.Rows is { } rows ? Figures.Count(rows + sample.Problems.Count, "row") + " looked at" : "columns only: rows exist once the export has run")}");
        return broken.Count == 0 ? ExitCode.Ok : ExitCode.Refused;
    });

    private Command Diff(AnxHost host) => Finish(new Command("diff", "Show in what a source differs from a contract. Ends with 6 when it does.") { _contract, _source, _rows }, host, async (parsed, screen, cancellationToken) =>
    {
        var contract = ContractFile.Read(screen.Host.FullPath(parsed.GetValue(_contract)!));
        var (_, sample, _) = await SampleAsync(parsed, screen, parsed.GetValue(_source)!, cancellationToken);
        var differences = contract.Differences(sample.ToContract().Schema);
        var added = differences.Where(difference => difference.Agreed is null).Select(difference => difference.Name).ToList();
        TablePrinter.Print(screen, [new("column"), new("change"), new("agreed"), new("now"), new("note")], differences.Select(difference => (IReadOnlyList<string>)
        [
            difference.Name, difference.Change.ToString().ToLowerInvariant(), difference.Agreed is { } agreed ? TypeText.Of(agreed) : "-", difference.Actual is { } actual ? TypeText.Of(actual) : "-",
            difference.Agreed is not null && difference.Actual is null && NearNames.Of(difference.Name, added).FirstOrDefault() is { } near ? $"renamed to '{near}'?" : "",
        ]).ToList());
        return differences.Count == 0 ? ExitCode.Ok : ExitCode.Rejects;
    });

    private Command Finish(Command command, AnxHost host, Func<ParseResult, Screen, CancellationToken, Task<ExitCode>> run)
    {
        foreach (var option in _from.All)
            command.Options.Add(option);
        command.Runs(host, run);
        return command;
    }

    private async Task<(Location From, SourceSample Sample, ISource Source)> SampleAsync(ParseResult parsed, Screen screen, string text, CancellationToken cancellationToken)
    {
        var from = Location.Parse(text);
        using var ends = new CopyEnds(screen, new RunWatch(screen.Host.Time));
        var source = await OpenAsync(parsed, screen, ends, from, cancellationToken);
        return (from, await SourceSample.ReadAsync(source, from, parsed.GetValue(_rows), cancellationToken), source);
    }

    private Task<ISource> OpenAsync(ParseResult parsed, Screen screen, CopyEnds ends, Location from, CancellationToken cancellationToken)
    {
        _from.RefuseMisplaced(parsed, screen.Host, [from]);
        return ends.SourceAsync(from, _from.Read(parsed, from), cancellationToken);
    }
}
