using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>Rows that a transfer cannot read or write: the first one stops it, or all are left out and the first few named.</summary>
internal sealed class RowsLeftOut(Screen screen, bool isAllowed)
{
    private const int MaxNamed = 5;

    private long _values;

    public long Count { get; private set; }

    /// <summary>The source is read from its start again.</summary>
    public void Restart() => (Count, _values) = (0, 0);

    public bool Take(RowException problem)
    {
        if (!isAllowed)
            return false;
        Leave(problem);
        return true;
    }

    /// <summary>What a contract leaves out is allowed by it. A value that it leaves out keeps its row.</summary>
    public void TakeByContract(RowException problem, bool isRow)
    {
        if (isRow)
            Leave(problem);
        else if (++_values <= MaxNamed)
            screen.Warn($"value left out: {problem.Message}");
        else if (_values == MaxNamed + 1)
            screen.Warn("more values are left out");
    }

    private void Leave(RowException problem)
    {
        Count++;
        if (Count <= MaxNamed)
            screen.Warn($"left out: {problem.Message}");
        else if (Count == MaxNamed + 1)
            screen.Warn("more rows are left out; the result counts them");
    }
}
