using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>What is wrong with a command line, and what was probably meant, in a few lines: help would scroll it away.</summary>
internal static partial class CommandLineProblems
{
    /// <summary>Null when a command was named that needs another word: its help is the answer.</summary>
    public static Failure? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = NameOf(parsed.CommandResult);
        var unknown = Unknown(parsed.UnmatchedTokens);
        if (unknown.Count == 0 && command.Subcommands.Count > 0)
            return null;
        var help = $"See: {name} --help";
        if (unknown.Count == 0)
            return new Failure(ExitCode.Usage, string.Join(" ", parsed.Errors.Select(error => InWords(error.Message)).Distinct()), help, LocalCodes.Command);
        var near = unknown.SelectMany(word => NearNames.Of(word, Known(parsed.CommandResult, word)).Take(1)).Distinct().Select(word => $"'{word}'").ToList();
        return new Failure(
            ExitCode.Usage, string.Join(" ", unknown.Select(word => Describe(word, name, command))), near.Count > 0 ? $"Did you mean {string.Join(", ", near)}? {help}" : help, LocalCodes.Command);
    }

    // What follows an option or a command that nobody knows was meant for it.
    private static List<string> Unknown(IReadOnlyList<string> unmatched)
        => unmatched.Where(word => word.StartsWith('-')).DefaultIfEmpty(unmatched.FirstOrDefault()).OfType<string>().Select(word => word.Split('=')[0]).ToList();

    private static string Describe(string word, string name, Command command)
        => word.StartsWith('-') ? $"'{word}' is no option of '{name}'."
            : command.Subcommands.Count > 0 ? $"'{word}' is no command of '{name}'."
            : $"'{word}' is one argument too many for '{name}'.";

    private static IEnumerable<string> Known(CommandResult result, string word)
    {
        if (!word.StartsWith('-'))
            return result.Command.Subcommands.SelectMany(command => command.Aliases.Append(command.Name));
        var recursive = Ancestors(result).SelectMany(command => command.Options).Where(option => option.Recursive);
        return result.Command.Options.Concat(recursive).Select(option => option.Name).Where(option => option.StartsWith("--", StringComparison.Ordinal));
    }

    private static string NameOf(CommandResult result) => string.Join(' ', Ancestors(result).Reverse().Select((command, i) => i == 0 ? "anx" : command.Name));

    private static IEnumerable<Command> Ancestors(CommandResult result)
    {
        for (SymbolResult? one = result; one is CommandResult command; one = one.Parent)
            yield return command.Command;
    }

    // The library's sentence names the type of .NET that a value has to become.
    private static string InWords(string message)
    {
        if (Unparsed().Match(message) is not { Success: true } match)
            return message;
        var allowed = match.Groups["type"].Value is "System.Int32" or "System.Int64"
            ? "a whole number"
            : string.Join(", ", match.Groups["choices"].Value.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return $"'{match.Groups["value"].Value}' is no value for {match.Groups["option"].Value}{(allowed.Length > 0 ? $" (allowed: {allowed})" : "")}.";
    }

    [GeneratedRegex(@"^Cannot parse argument '(?<value>.*)' for option '(?<option>[^']*)' as expected type '(?<type>[^']*)'\.[^\r\n]*(?<choices>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Unparsed();
}
