namespace AnaplanConnectors.Simulator;

/// <summary>Loads rows into a list or a module and passes those with problems on to the dump.</summary>
internal abstract class RowLoader(ImportSource source, RejectedRows rejected)
{
    protected ImportSource Source { get; } = source;

    protected RejectedRows Rejected { get; } = rejected;

    /// <summary>Problems of the current row.</summary>
    protected List<RowProblem> Problems { get; } = [];

    /// <summary>Problems of all rows.</summary>
    protected ProblemCounts Counts { get; } = new();

    /// <summary>Rows that were not loaded.</summary>
    protected long FailedRows { get; private set; }

    /// <summary>Loads the current row of the source.</summary>
    public void Load()
    {
        Problems.Clear();
        var loaded = IsComplete() && LoadRow(Source.Record);
        Note(loaded);
        if (Problems.Count > 0)
            Rejected.Add(!loaded, Source.Record, Source.Line, Problems);
        AfterRow();
    }

    /// <summary>Settles rows whose fate depended on later ones.</summary>
    public virtual void Finish()
    {
    }

    /// <summary><c>details</c> of the outcome.</summary>
    public abstract IReadOnlyList<OutcomeDetail> Details();

    /// <summary>Loads a row. False when it was rejected; problems of a row that was loaded are warnings.</summary>
    protected abstract bool LoadRow(IRecord row);

    /// <summary>Called when a row of the source is done with.</summary>
    protected virtual void AfterRow()
    {
    }

    /// <summary>Loads a row later than its turn, or rejects it.</summary>
    protected void LoadLate(KeptRecord row, RowProblem? problem)
    {
        Problems.Clear();
        var loaded = problem is null ? LoadRow(row) : Fail(problem.Value.Type, problem.Value.Message);
        Note(loaded);
        if (Problems.Count > 0)
            Rejected.AddLate(!loaded, row, row.Line, Problems);
    }

    protected bool Fail(string type, string message)
    {
        Problems.Add(new RowProblem(type, message));
        return false;
    }

    private bool IsComplete()
    {
        var record = Source.Record;
        if (Source.IsComplete)
            return true;
        var column = record.UnseparatedField == 0 ? record.FieldCount : record.UnseparatedField;
        return Fail("columnSeparatorExpected", FormattableString.Invariant($"Column separator expected after column {column}"));
    }

    private void Note(bool loaded)
    {
        if (!loaded)
            FailedRows++;
        foreach (var problem in Problems)
            Counts.Add(problem);
    }
}
