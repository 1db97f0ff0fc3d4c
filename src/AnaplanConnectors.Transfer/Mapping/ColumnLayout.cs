using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>Columns as rules make them, and where each comes from.</summary>
internal sealed class ColumnLayout
{
    private readonly IReadOnlyList<(int Ordinal, ColumnType From, Column Column, ColumnRule Rule)> _columns;

    public ColumnLayout(IReadOnlyList<(int Ordinal, ColumnType From, Column Column, ColumnRule Rule)> columns)
    {
        _columns = columns;
        Schema = new RowSchema(columns.Select(column => column.Column));
    }

    public RowSchema Schema { get; }

    public ColumnConversion[] Conversions(Utf8Output text)
        => [.. _columns.Select(column => new ColumnConversion(column.Ordinal, column.From, column.Column, column.Rule, text))];

    /// <exception cref="AnaplanConfigurationException">Rules do not fit the columns; all problems are named.</exception>
    public static ColumnLayout Of(RowSchema schema, IReadOnlyList<ColumnRule> rules, OtherColumns others)
    {
        var problems = new List<string>();
        var byOrdinal = new Dictionary<int, ColumnRule>();
        var order = new List<int>();
        foreach (var rule in rules)
        {
            var ordinal = Find(schema, rule, problems);
            if (ordinal < 0)
                continue;
            if (byOrdinal.ContainsKey(ordinal))
                problems.Add($"two rules are for column '{schema[ordinal].Name}'");
            byOrdinal[ordinal] = rule;
            order.Add(ordinal);
            problems.AddRange(Problems(schema[ordinal], rule));
        }

        if (problems.Count > 0)
            throw new AnaplanConfigurationException(problems, ErrorCodes.OtherColumns, "Correct the rules for columns. Nothing was sent.");
        var ordinals = others == OtherColumns.LeaveOut ? order : Enumerable.Range(0, schema.Count);
        var columns = ordinals.Select(ordinal =>
        {
            var rule = byOrdinal.TryGetValue(ordinal, out var own) ? own : new ColumnRule();
            return (ordinal, schema[ordinal].Type, Target(schema[ordinal], rule), rule);
        }).ToList();
        var twice = columns.GroupBy(column => column.Item3.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null || schema.GroupBy(column => column.Name, StringComparer.Ordinal).Any(group => group.Count() > 1)
            ? new ColumnLayout(columns)
            : throw new AnaplanConfigurationException([$"{twice.Count()} columns become '{twice.Key}'"], ErrorCodes.OtherColumns, "Give each its own name. Nothing was sent.");
    }

    private static Column Target(Column column, ColumnRule rule)
    {
        var target = rule.Type is { } type && type != column.Type
            ? new Column(rule.To ?? column.Name, type, column.IsNullable)
            : column with { Name = rule.To ?? column.Name };
        return rule.Missing != MissingValues.Keep ? target with { IsNullable = false } : rule.EmptyIsMissing ? target with { IsNullable = true } : target;
    }

    private static int Find(RowSchema schema, ColumnRule rule, List<string> problems)
    {
        if (rule.From is null)
        {
            if (rule.Position is not >= 1 || rule.Position > schema.Count)
                problems.Add($"a rule is for column #{rule.Position}, and there are {schema.Count}");
            return rule.Position is >= 1 and var position && position <= schema.Count ? position - 1 : -1;
        }

        try
        {
            var ordinal = schema.IndexOf(rule.From);
            if (ordinal < 0)
                problems.Add($"there is no column '{rule.From}'{Near(rule.From, schema)}");
            return ordinal;
        }
        catch (ArgumentException ambiguous)
        {
            problems.Add(ambiguous.Message.Split('\n')[0].TrimEnd('.', '\r'));
            return -1;
        }
    }

    /// <summary>" (did you mean 'Amount'?)", or the names there are.</summary>
    public static string Near(string name, RowSchema schema)
    {
        var near = NearNames.Of(name, schema.Select(column => column.Name)).Take(3).ToList();
        return near.Count > 0
            ? $" (did you mean {string.Join(" or ", near.Select(one => $"'{one}'"))}?)"
            : $" (columns: {string.Join(", ", schema.Select(column => column.Name))})";
    }

    private static IEnumerable<string> Problems(Column column, ColumnRule rule)
    {
        var to = rule.Type ?? column.Type;
        if (!ColumnConversion.IsPossible(column.Type, to))
            yield return $"column {rule.Origin} is {column.Type} and cannot become {to}";
        if (rule.Pattern is { } pattern && DatePattern.TryCreate(pattern, out var problem) is null)
            yield return $"the pattern '{pattern}' of column {rule.Origin} does not work: {problem}";
        if (rule.DecimalSeparator is not ('.' or ','))
            yield return $"the decimal separator of column {rule.Origin} is '{rule.DecimalSeparator}' (allowed: point and comma)";
        if (rule.Missing == MissingValues.Zero && to is ColumnType.Date or ColumnType.Timestamp)
            yield return $"column {rule.Origin} is {to}, which has no zero for missing values";
    }
}
