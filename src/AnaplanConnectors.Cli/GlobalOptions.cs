using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary>The flags that every command understands.</summary>
internal static class GlobalOptions
{
    private static readonly Option<bool> Json = new("--json") { Description = "Write the result as one JSON document.", Recursive = true };

    private static readonly Option<OutputFormat?> Output = new("--output") { Description = "Form of tables: table, json, csv or tsv.", HelpName = "form", Recursive = true };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress and no remarks; errors only.", Recursive = true };

    private static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "Say what happens behind the calls.", Recursive = true };

    private static readonly Option<bool> NoColor = new("--no-color") { Description = "Plain text on terminals too.", Recursive = true };

    private static readonly Option<bool> NoProgress = new("--no-progress") { Description = "No progress.", Recursive = true };

    private static readonly Option<bool> NoInput = new("--no-input") { Description = "Ask nothing, also on a terminal: what is missing is an error.", Recursive = true };

    public static IEnumerable<Option> All => [Json, Output, Quiet, Verbose, NoColor, NoProgress, NoInput];

    /// <summary>Whether an argument is one of these flags, without a value.</summary>
    public static bool IsSwitch(string argument) => All.OfType<Option<bool>>().Any(option => option.Name == argument || option.Aliases.Contains(argument));

    public static bool MayAsk(ParseResult parsed) => !parsed.GetValue(NoInput);

    /// <summary>How results are written when other flags could not be read.</summary>
    public static OutputSettings ReadFormat(ParseResult parsed)
        => new(parsed.GetResult(Json) is { Implicit: false } ? OutputFormat.Json : OutputFormat.Table, Quiet: false, Verbose: false, NoColor: false, NoProgress: false);

    public static OutputSettings Read(ParseResult parsed) => new(
        parsed.GetValue(Json) ? OutputFormat.Json : parsed.GetValue(Output) ?? OutputFormat.Table,
        parsed.GetValue(Quiet), parsed.GetValue(Verbose), parsed.GetValue(NoColor), parsed.GetValue(NoProgress));
}
