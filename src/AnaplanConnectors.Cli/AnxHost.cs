namespace AnaplanConnectors.Cli;

/// <summary>Everything outside the process that a command touches, so that tests can stand in for it.</summary>
internal sealed record AnxHost
{
    public required TextReader In { get; init; }

    /// <summary>Data and results, nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, warnings and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input as bytes, for <c>-</c>.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Standard output as bytes, for <c>-</c>.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    public required bool IsOutTerminal { get; init; }

    public required bool IsErrorTerminal { get; init; }

    public required bool IsInTerminal { get; init; }

    /// <summary>Columns of the terminal; 100 where there is none.</summary>
    public required int Width { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>Where connections are kept: <c>$XDG_CONFIG_HOME/anx</c>, or the roaming profile on Windows.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>Where runs are kept: <c>$XDG_STATE_HOME/anx</c>, or the local profile on Windows.</summary>
    public required string StateDirectory { get; init; }

    public required Func<string, string?> Environment { get; init; }

    /// <summary>The command line, for the ledger of a run.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Id of the run that this command goes on with; null for a new one.</summary>
    public string? Resuming { get; init; }

    /// <summary>The task that the user says is the run's.</summary>
    public string? Adopt { get; init; }

    /// <summary>Whether the user says that the run's task has to be started again.</summary>
    public bool Restart { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static AnxHost Current() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        OpenInput = Console.OpenStandardInput,
        OpenOutput = OutputPipe.Open,
        IsOutTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        IsInTerminal = !Console.IsInputRedirected,
        Width = Console.IsOutputRedirected && Console.IsErrorRedirected ? 100 : Math.Max(60, Console.WindowWidth),
        WorkingDirectory = Directory.GetCurrentDirectory(),
        ConfigDirectory = ConfigDirectoryOf(System.Environment.GetEnvironmentVariable),
        StateDirectory = StateDirectoryOf(System.Environment.GetEnvironmentVariable),
        Environment = System.Environment.GetEnvironmentVariable,
    };

    /// <summary>A path as the user wrote it, from the directory the command runs in.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, WorkingDirectory);

    private static string StateDirectoryOf(Func<string, string?> environment)
        => environment("ANX_STATE_DIR")
            ?? Path.Combine(
                environment("XDG_STATE_HOME") is { Length: > 0 } state && !OperatingSystem.IsWindows()
                    ? state
                    : System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData, System.Environment.SpecialFolderOption.DoNotVerify),
                "anx");

    private static string ConfigDirectoryOf(Func<string, string?> environment)
        => environment("ANX_CONFIG_DIR")
            ?? Path.Combine(
                System.Environment.GetFolderPath(System.Environment.SpecialFolder.ApplicationData, System.Environment.SpecialFolderOption.DoNotVerify),
                "anx");
}
