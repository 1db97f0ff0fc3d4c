namespace AnaplanConnectors.Cli;

/// <summary>The command cannot be carried out as it was written; nothing was done. Ends with exit code 2 or 10.</summary>
internal sealed class UsageException(string message, string hint, ExitCode exitCode = ExitCode.Usage) : Exception(message)
{
    public string Hint { get; } = hint;

    public ExitCode ExitCode { get; } = exitCode;
}
