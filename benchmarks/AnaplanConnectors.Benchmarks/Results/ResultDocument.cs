using System.Globalization;

namespace AnaplanConnectors.Benchmarks;

/// <summary>What one command found out.</summary>
/// <param name="Name">Name of the command and of its files.</param>
/// <param name="Rounds">Measured rounds; figures are their medians.</param>
/// <param name="Tables">The figures.</param>
internal sealed record ResultDocument(string Name, int Rounds, IReadOnlyList<ResultTable> Tables)
{
    /// <summary>What has to be known to read the tables.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public Machine Machine { get; init; } = Machine.Current();
}

/// <summary>A table of figures as text.</summary>
internal sealed record ResultTable(string Title, IReadOnlyList<string> Columns)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    public void Add(params IEnumerable<object> cells)
        => _rows.Add([.. cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")]);

    public IEnumerable<string> Markdown()
    {
        yield return $"| {string.Join(" | ", Columns)} |";
        yield return $"| --- |{string.Concat(Columns.Skip(1).Select(_ => " ---: |"))}";
        foreach (var row in Rows)
            yield return $"| {string.Join(" | ", row)} |";
    }
}
