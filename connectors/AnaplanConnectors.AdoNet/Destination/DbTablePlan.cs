namespace AnaplanConnectors.AdoNet;

/// <summary>What a load into a table would do, found out by reading only.</summary>
public sealed class DbTablePlan
{
    internal DbTablePlan(LoadPlan plan)
    {
        Columns = plan.Targets;
        StagingTable = plan.StagingName.ToString();
        Definition = plan.Definition;
    }

    /// <summary>For each column of the rows its name in the table.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The table beside it that takes the rows first, and is gone when the load has ended.</summary>
    public string StagingTable { get; }

    /// <summary>The <c>CREATE TABLE</c> statement that makes the table; null when it is there and stays.</summary>
    public string? Definition { get; }
}
