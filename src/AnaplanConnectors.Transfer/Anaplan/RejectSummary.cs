using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Why rows were refused, counted. The service writes the value into the message, so that every row has a message of its own;
/// messages that differ in the value only are one reason here.
/// </summary>
public sealed class RejectSummary
{
    private const int MaxReasons = 1_000;
    private const int MaxFirstRows = 3;
    private const string OtherReasons = "other reasons";

    private readonly Dictionary<(string Reason, string? Column), Group> _groups = [];

    internal RejectSummary()
    {
    }

    /// <summary>Nothing was refused.</summary>
    internal static RejectSummary None { get; } = new();

    /// <summary>The rows themselves; null when there are none or they cannot be read.</summary>
    public RejectedRows? Rows { get; private init; }

    /// <summary>Why the rows cannot be read.</summary>
    public Exception? Problem { get; private init; }

    /// <summary>Rows that were not loaded.</summary>
    public long RowsRejected { get; private set; }

    /// <summary>Rows that were loaded without one of their values.</summary>
    public long RowsWithWarnings { get; private set; }

    /// <summary>Why, the most frequent reason first; at most a thousand, the rest under one heading.</summary>
    public IReadOnlyList<RejectReason> Reasons => _groups
        .OrderByDescending(group => group.Value.Rows)
        .ThenBy(group => group.Key.Reason, StringComparer.Ordinal)
        .Select(group => new RejectReason(group.Key.Reason, group.Key.Column, group.Value.Rows, group.Value.Example, group.Value.FirstRows))
        .ToList();

    /// <summary>Reads all refused rows once and counts them, in memory that does not grow with them.</summary>
    /// <exception cref="AnaplanNotFoundException">The service has no dump of them any more.</exception>
    public static async Task<RejectSummary> ReadAsync(RejectedRows source, CancellationToken cancellationToken = default)
    {
        if (source is null)
            throw new ArgumentNullException(nameof(source));
        using var rows = (RejectedRowReader)await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await SumAsync(rows, source, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts what a reader has left.</summary>
    internal static async Task<RejectSummary> SumAsync(RejectedRowReader rows, RejectedRows? source = null, CancellationToken cancellationToken = default)
    {
        var summary = new RejectSummary { Rows = source };
        var values = new string?[rows.SourceColumnCount];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            summary.Add(rows, values);
        return summary;
    }

    /// <summary>What the counters of the task say when the rows cannot be read.</summary>
    internal static RejectSummary Unreadable(TaskResult result, Exception problem)
    {
        // A module import counts every row once for each line item, so the counts of a task cannot be added up.
        var failed = result.AllDetails().Max(detail => detail.Count("failedCount")) ?? 0;
        return new RejectSummary
        {
            RowsRejected = failed > 0 ? failed : result.AllDetails().Max(detail => (long?)detail.Occurrences) ?? 0,
            Problem = problem,
        };
    }

    /// <summary>Counts a row that was refused, or that lost a value.</summary>
    /// <param name="schema">Columns of its values.</param>
    /// <param name="values">Its values as texts; null where there is none.</param>
    /// <param name="isWarning">Whether it was loaded all the same.</param>
    /// <param name="row">Its number in the source, if that is known.</param>
    /// <param name="messages">Why.</param>
    internal void Add(RowSchema schema, IReadOnlyList<string?> values, bool isWarning, long? row, IEnumerable<string> messages)
    {
        if (isWarning)
            RowsWithWarnings++;
        else
            RowsRejected++;

        foreach (var message in messages)
        {
            var (reason, column, example) = Split(message, schema, values);
            if (!_groups.TryGetValue((reason, column), out var group))
                group = NewGroup(reason, column, example);
            group.Rows++;
            if (row is { } number && group.FirstRows.Count < MaxFirstRows)
                group.FirstRows.Add(number);
        }
    }

    private void Add(RejectedRowReader rows, string?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = rows.IsDBNull(i) ? null : rows.GetString(i);
        var row = rows.GetValue(rows.SourceColumnCount) as long? ?? rows.GetValue(rows.SourceColumnCount + 1) as long?;
        Add(rows.Schema, values, rows.GetString(rows.SourceColumnCount + 2) == RejectedRows.WarningStatus, row, rows.Errors());
    }

    private Group NewGroup(string reason, string? column, string? example)
    {
        if (_groups.Count >= MaxReasons)
        {
            (reason, column, example) = (OtherReasons, null, null);
            if (_groups.TryGetValue((reason, column), out var others))
                return others;
        }

        return _groups[(reason, column)] = new Group { Example = example };
    }

    /// <summary>Takes the longest value of the row that stands in the message as a whole word out of it.</summary>
    private static (string Reason, string? Column, string? Example) Split(string message, RowSchema schema, IReadOnlyList<string?> values)
    {
        string? best = null;
        var bestColumn = -1;
        var bestIndex = -1;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { Length: > 0 } value || value.Length <= (best?.Length ?? 0))
                continue;
            if (LastIndexOfWord(message, value) is >= 0 and var index)
                (best, bestColumn, bestIndex) = (value, i, index);
        }

        return best is null
            ? (message, null, null)
            : (message.Remove(bestIndex, best.Length).Insert(bestIndex, "…"), schema[bestColumn].Name, best);
    }

    private static int LastIndexOfWord(string message, string value)
    {
        var index = message.LastIndexOf(value, StringComparison.Ordinal);
        while (index >= 0 && !IsWord(message, index, value.Length))
            index = index == 0 ? -1 : message.LastIndexOf(value, index + value.Length - 2, StringComparison.Ordinal);
        return index;
    }

    private static bool IsWord(string message, int start, int length)
    {
        bool IsEdge(int index) => index < 0 || index >= message.Length || !char.IsLetterOrDigit(message[index]);
        return IsEdge(start - 1) && IsEdge(start + length);
    }

    private sealed class Group
    {
        public long Rows { get; set; }

        public string? Example { get; init; }

        public List<long> FirstRows { get; } = [];
    }
}
