using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using SharpFuzz;

namespace AnaplanConnectors.Fuzz;

/// <summary>AFL++ on one target: an instrumented copy of this program, in a folder of its own, for so many seconds.</summary>
internal sealed class AflRun(string folder, FuzzTarget target)
{
    // Ours, and the tokeniser that the CSV decoder stands on.
    private static readonly string[] Instrumented = ["AnaplanConnectors.Client.dll", "AnaplanConnectors.Transfer.dll", "CsvHelper.dll"];

    // On a busy machine afl-fuzz now and then looks at its first trial before anything was counted, and gives up. What counts in the end is
    // what FuzzTests asks of the figures: that it has learned something.
    private const string NothingCounted = "No instrumentation detected";
    private const int MostStarts = 4;

    private string Program => Path.Combine(folder, "program");

    private string Output => Path.Combine(folder, "output", "default");

    /// <summary>Inputs that ended in an exception, and those that took longer than a few seconds.</summary>
    public IReadOnlyList<string> Findings => [.. Saved("crashes"), .. Saved("hangs")];

    /// <summary>Ignores the test where AFL++ is missing.</summary>
    public static void RequireOrIgnore()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("AFL++ is for Linux.");
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("afl-fuzz", ["-V"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            trial.WaitForExit();
        }
        catch (Win32Exception)
        {
            Assert.Ignore("AFL++ is not installed (package afl++ of Debian).");
        }
    }

    /// <summary>Fuzzes, and returns what afl-fuzz counted.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RunAsync(int seconds)
    {
        CopyProgram();
        WriteSeeds();
        var start = new ProcessStartInfo(
            "afl-fuzz",
            [
                "-i", Path.Combine(folder, "seeds"), "-o", Path.Combine(folder, "output"), "-V", seconds.ToString(CultureInfo.InvariantCulture), "-t", "5000", "-m", "none",
                "--", "dotnet", Path.Combine(Program, Path.GetFileName(typeof(AflRun).Assembly.Location)), target.Name,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a container does not let us change (core pattern, processor governor, affinity), and a target that is dotnet itself.
        foreach (var name in new[] { "AFL_SKIP_CPUFREQ", "AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES", "AFL_NO_AFFINITY", "AFL_SKIP_BIN_CHECK", "AFL_NO_UI" })
            start.Environment[name] = "1";
        start.Environment["AFL_FORKSRV_INIT_TMOUT"] = "60000";
        var (exitCode, output) = await FuzzAsync(start);
        for (var starts = 1; starts < MostStarts && exitCode != 0 && output.Contains(NothingCounted, StringComparison.Ordinal); starts++)
            (exitCode, output) = await FuzzAsync(start);
        Assert.That(exitCode, Is.Zero, output);
        return File.ReadLines(Path.Combine(Output, "fuzzer_stats")).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim());
    }

    private static async Task<(int ExitCode, string Output)> FuzzAsync(ProcessStartInfo start)
    {
        using var fuzzer = Process.Start(start)!;
        var output = fuzzer.StandardOutput.ReadToEndAsync();
        var error = await fuzzer.StandardError.ReadToEndAsync();
        await fuzzer.WaitForExitAsync();
        return (fuzzer.ExitCode, await output + error);
    }

    // A copy: what is instrumented writes into memory that only exists under afl-fuzz.
    private void CopyProgram()
    {
        var source = Path.GetDirectoryName(typeof(AflRun).Assembly.Location)!;
        Directory.CreateDirectory(Program);
        foreach (var file in Directory.GetFiles(source))
            File.Copy(file, Path.Combine(Program, Path.GetFileName(file)));
        foreach (var name in Instrumented)
            Fuzzer.Instrument(Path.Combine(Program, name), _ => true, Options.Value);
    }

    private void WriteSeeds()
    {
        var seeds = Directory.CreateDirectory(Path.Combine(folder, "seeds")).FullName;
        foreach (var (index, seed) in target.Seeds().Index())
            File.WriteAllBytes(Path.Combine(seeds, index.ToString(CultureInfo.InvariantCulture)), seed);
    }

    private IEnumerable<string> Saved(string kind)
        => Directory.Exists(Path.Combine(Output, kind)) ? Directory.GetFiles(Path.Combine(Output, kind), "id*") : [];
}
