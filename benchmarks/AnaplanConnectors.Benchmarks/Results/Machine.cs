using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Where figures come from; without it they mean little.</summary>
internal sealed partial record Machine(string Processor, int Processors, string Runtime, string System)
{
    private const string CpuInfo = "/proc/cpuinfo";

    /// <summary>The processor's name as a folder.</summary>
    public string Slug => $"{NotAWord().Replace(Processor.ToLowerInvariant(), "-").Trim('-')}-{Processors}-cores";

    public static Machine Current() => new(
        ProcessorName(), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription);

    private static string ProcessorName()
    {
        if (!File.Exists(CpuInfo))
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAWord();
}
