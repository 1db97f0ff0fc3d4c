namespace AnaplanConnectors.Cli.Tests.Sweeps;

/// <summary>
/// The points that a sweep is done with, in the file that <c>ANX_SWEEP_LOG</c> names, so that one that was stopped goes on where it was;
/// in memory alone when none is named. Points that ended wrong are not in it.
/// </summary>
internal sealed class SweepLog
{
    private const char Separator = '\t';

    private readonly string? _path = Environment.GetEnvironmentVariable("ANX_SWEEP_LOG");
    private readonly string _test;
    private readonly Dictionary<string, string> _ends = [];

    /// <param name="test">Which sweep of which job: a file may hold several.</param>
    public SweepLog(string test)
    {
        _test = test;
        var lines = File.Exists(_path) ? File.ReadAllLines(_path) : [];
        foreach (var line in lines.Select(line => line.Split(Separator)).Where(line => line[0] == test))
            _ends[line[1]] = line[2];
    }

    /// <summary>Whether a point need not be tried again.</summary>
    public bool Has(string point) => _ends.ContainsKey(point);

    public void Add(string point, string end)
    {
        _ends[point] = end;
        if (_path is not null)
            File.AppendAllLines(_path, [string.Join(Separator, _test, point, end)]);
    }

    /// <summary>How many there are, and how they ended.</summary>
    public override string ToString()
    {
        var counts = _ends.Values.GroupBy(end => end).OrderBy(group => group.Key, StringComparer.Ordinal);
        return $"{_ends.Count} points; {string.Join(", ", counts.Select(group => $"{group.Count()} {group.Key}"))}";
    }
}
