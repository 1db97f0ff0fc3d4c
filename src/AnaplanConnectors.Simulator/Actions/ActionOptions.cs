namespace AnaplanConnectors.Simulator;

/// <summary>How actions behave where the API reference leaves it open (section 13).</summary>
public sealed class ActionOptions
{
    /// <summary>A process goes on after an action of it failed (open question 6). Default: false, it stops.</summary>
    public bool ContinueProcessAfterFailure { get; init; }

    /// <summary>What <c>_Line_</c> in dumps counts. Default: physical lines.</summary>
    public DumpLineNumbers DumpLineNumbers { get; init; } = DumpLineNumbers.PhysicalLines;
}

/// <summary>What <c>_Line_</c> in dumps counts; it differs when fields contain line breaks.</summary>
public enum DumpLineNumbers
{
    /// <summary>Lines of the file; a record has the number of its first line.</summary>
    PhysicalLines,

    /// <summary>Records of the file, blank lines included.</summary>
    Records,
}
