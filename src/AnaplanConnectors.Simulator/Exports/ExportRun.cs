namespace AnaplanConnectors.Simulator;

/// <summary>The output of a running export or read: where lines go, and who is told how far it is.</summary>
internal sealed class ExportRun(DelimitedWriter writer, long expectedRows, Action<double, string> progress,
    CancellationToken cancellationToken)
{
    private const int RowsBetweenReports = 8192;

    public DelimitedWriter Writer { get; } = writer;

    /// <summary>Lines below the header.</summary>
    public long Rows { get; private set; }

    /// <summary>Most lines below the header; null: all.</summary>
    public long? MaxRows { get; init; }

    /// <summary>Large reads: where a piece of the output ends every so many lines; null: it is in one piece.</summary>
    public IPagedOutput? Pages { get; init; }

    /// <summary>No more lines are wanted.</summary>
    public bool IsFull => Rows >= MaxRows;

    /// <summary>The header is complete.</summary>
    public void EndHeader()
    {
        if (Pages is null)
            return;
        Writer.Finish();
        Pages.EndHeader();
    }

    public void EndRow()
    {
        Writer.EndRecord();
        Rows++;
        if (Pages is not null && Rows % Pages.RowsAPage == 0)
        {
            Writer.Finish();
            Pages.EndPage();
        }

        if (Rows % RowsBetweenReports != 0)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        progress(Math.Min(1, (double)Rows / Math.Max(1, expectedRows)), "Exporting rows");
    }
}

/// <summary>Output in pieces that consist of whole lines.</summary>
internal interface IPagedOutput
{
    int RowsAPage { get; }

    /// <summary>What was written so far is the header.</summary>
    void EndHeader();

    /// <summary>What was written since the last call is a page.</summary>
    void EndPage();
}
