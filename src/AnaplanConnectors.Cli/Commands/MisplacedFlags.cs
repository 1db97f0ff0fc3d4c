using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary>Flags that mean nothing for the places of a copy are mistakes: whoever gives one expects it to do something.</summary>
internal static class MisplacedFlags
{
    /// <exception cref="UsageException">One of the flags was given.</exception>
    public static void Refuse(ParseResult parsed, IEnumerable<Option> flags, string belongTo)
    {
        var given = flags.Where(flag => parsed.GetResult(flag) is { Implicit: false }).Select(flag => flag.Name).ToList();
        if (given.Count > 0)
            throw new UsageException($"{string.Join(", ", given)} {(given.Count == 1 ? "belongs" : "belong")} to {belongTo}.", "Leave it out, or check the locations.");
    }
}
