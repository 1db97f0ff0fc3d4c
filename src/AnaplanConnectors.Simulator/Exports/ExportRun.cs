namespace AnaplanConnectors.Simulator;

/// <summary>The output of a running export: where lines go, and who is told how far it is.</summary>
internal sealed class ExportRun(DelimitedWriter writer, long expectedRows, Action<double, string> progress,
    CancellationToken cancellationToken)
{
    private const int RowsBetweenReports = 8192;

    public DelimitedWriter Writer { get; } = writer;

    /// <summary>Lines below the header.</summary>
    public long Rows { get; private set; }

    public void EndRow()
    {
        Writer.EndRecord();
        Rows++;
        if (Rows % RowsBetweenReports != 0)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        progress(Math.Min(1, (double)Rows / Math.Max(1, expectedRows)), "Exporting rows");
    }
}
