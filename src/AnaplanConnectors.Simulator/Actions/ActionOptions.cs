namespace AnaplanConnectors.Simulator;

/// <summary>How actions behave where the API reference leaves it open (section 13).</summary>
public sealed class ActionOptions
{
    /// <summary>A process goes on after an action of it failed (open question 6). Default: false, it stops.</summary>
    public bool ContinueProcessAfterFailure { get; init; }

    /// <summary>Layout of GRID_ALL_PAGES files (open question 5). Default: a block for each page.</summary>
    public AllPagesLayout AllPagesLayout { get; init; } = AllPagesLayout.Blocks;

    /// <summary>
    /// A row of a list import that repeats an earlier one counts as an update; false: it is ignored (open question 15). Default: false.
    /// </summary>
    public bool RepeatedListRowsUpdate { get; init; }

    /// <summary>
    /// A module import tells one sum over all its line items; false: one detail for each (open question 18). Default: false.
    /// </summary>
    public bool OneDetailAModule { get; init; }

    /// <summary>What <c>_Line_</c> in dumps counts. Default: physical lines.</summary>
    public DumpLineNumbers DumpLineNumbers { get; init; } = DumpLineNumbers.PhysicalLines;
}

/// <summary>Layouts of GRID_ALL_PAGES files.</summary>
public enum AllPagesLayout
{
    /// <summary>The page line, the header and the rows of each page, one page after the other.</summary>
    Blocks,

    /// <summary>One header; pages are in front of the rows, and the header names both.</summary>
    PagesInRows,
}

/// <summary>What <c>_Line_</c> in dumps counts; it differs when fields contain line breaks.</summary>
public enum DumpLineNumbers
{
    /// <summary>Lines of the file; a record has the number of its first line.</summary>
    PhysicalLines,

    /// <summary>Records of the file, blank lines included.</summary>
    Records,

    /// <summary>Records from the first row of data on: what no client expects.</summary>
    DataRecords,
}
