using System.Text;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Fuzz.Targets;

/// <summary>A fault put there on purpose: a pause of a year counts as a crash. Shows that faults are found at all.</summary>
internal static class PlantedTarget
{
    public static IReadOnlyList<byte[]> Seeds { get; } = [[.. "5"u8]];

    public static void Run(byte[] input)
    {
        if (RetryAfter.Parse(Encoding.Latin1.GetString(input), DateTimeOffset.UnixEpoch)?.TotalDays == 365)
            throw new WrongResultException("The planted fault.");
    }
}
