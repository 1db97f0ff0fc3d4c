using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.Cli;

/// <summary>Reads the limit of <c>--max-rejects</c>.</summary>
internal static class RejectLimits
{
    public static RejectLimit Parse(string text) => RejectLimit.TryParse(text, out var limit)
        ? limit
        : throw new UsageException($"'{text}' is not a limit for rejected rows.", "Write a number, or a share such as 0.5%.");
}
