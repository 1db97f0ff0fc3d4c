using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Strikes out the date patterns that do not fit.</summary>
internal sealed class DateGuesser
{
    // Each line is a meaning; within it the stricter pattern comes first. Names of periods such as "Jan 25" are no dates.
    private static readonly string[][] Meanings =
    [
        ["dd/MM/yyyy", "d/M/yyyy"], ["MM/dd/yyyy", "M/d/yyyy"], ["dd/MM/yy", "d/M/yy"], ["MM/dd/yy", "M/d/yy"], ["yy/MM/dd"],
        ["dd.MM.yyyy", "d.M.yyyy"], ["MM.dd.yyyy", "M.d.yyyy"], ["dd.MM.yy", "d.M.yy"], ["dd-MM-yyyy", "d-M-yyyy"],
        ["MM-dd-yyyy", "M-d-yyyy"], ["dd-MM-yy", "d-M-yy"], ["MM-dd-yy", "M-d-yy"], ["yy-MM-dd"], ["yyyy/MM/dd", "yyyy/M/d"], ["yyyy.MM.dd"],
        ["d MMM yyyy"], ["d MMM yy"], ["d-MMM-yyyy"], ["d-MMM-yy"], ["d MMMM yyyy"], ["MMM d, yyyy"], ["MMMM d, yyyy"],
    ];

    private readonly List<List<DatePattern>> _fitting =
        [.. Meanings.Select(patterns => patterns.Select(pattern => DatePattern.TryCreate(pattern, out _)!).ToList())];

    private bool _mayBeIsoDate = true;
    private bool _mayBeIsoTimestamp = true;

    /// <summary>The patterns that fit, when they mean different things; else null.</summary>
    public string? Ambiguity => _fitting.Count > 1 ? string.Join(" and ", _fitting.Select(patterns => patterns[0].Expected)) : null;

    public void Look(byte[] text)
    {
        _mayBeIsoDate = _mayBeIsoDate && DateText.IsoDate.TryParse(text, out _);
        _mayBeIsoTimestamp = _mayBeIsoTimestamp && DateText.IsoTimestamp.TryParse(text, out _);
        foreach (var patterns in _fitting)
            patterns.RemoveAll(pattern => !pattern.TryParse(text, out _));
        _fitting.RemoveAll(patterns => patterns.Count == 0);
    }

    /// <summary>The one thing that the dates can mean, or null.</summary>
    public (ColumnType Type, string? Pattern)? Choose()
    {
        if (_mayBeIsoDate)
            return (ColumnType.Date, null);
        if (_mayBeIsoTimestamp)
            return (ColumnType.Timestamp, null);
        return _fitting.Count == 1 ? (ColumnType.Date, _fitting[0][0].Expected) : null;
    }
}
