using System.CommandLine;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using AnaplanConnectors.AdoNet;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli;

/// <summary>How a database is asked.</summary>
internal sealed record QueryOptions
{
    public IReadOnlyList<DbQueryParameter> Parameters { get; init; } = [];

    /// <summary>Seconds for a statement, 0 without limit; null when nothing was said.</summary>
    public int? CommandTimeout { get; init; }

    public bool IsSequential { get; init; }

    /// <summary>Ranges of the key that are read at the same time; none: all at once.</summary>
    public IReadOnlyList<KeyRange> Ranges { get; init; } = [];

    /// <summary>Seconds for a statement of this provider. To SQLite they only are the time to wait for its lock, which has to end: 30.</summary>
    public int? TimeoutFor(DbProviderFactory factory) => CommandTimeout ?? (factory is SqliteFactory ? null : 0);

    /// <summary>Whether the query may change what is in the database.</summary>
    public bool MayWrite { get; init; }

    /// <summary>Whether something was said that only a query understands.</summary>
    public bool NeedsQuery => Parameters.Count > 0 || IsSequential || Ranges.Count > 0 || MayWrite;
}

/// <summary>The flags of a query.</summary>
internal sealed partial class QueryFlags
{
    private static readonly string[] Moments = ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd"];

    private static readonly Dictionary<string, (DbType Type, Func<string, object> Parse)> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = (DbType.String, text => text),
        ["integer"] = (DbType.Int64, text => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
        ["decimal"] = (DbType.Decimal, text => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)),
        ["double"] = (DbType.Double, text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
        ["boolean"] = (DbType.Boolean, text => bool.Parse(text)),
        ["date"] = (DbType.Date, text => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ["timestamp"] = (DbType.DateTime2, text => DateTime.ParseExact(text, Moments, CultureInfo.InvariantCulture)),
    };

    private readonly Option<string[]> _param = new("--param")
    {
        Description = "Value for a parameter of a query, as text or of a type: --param period=2026-11 --param year:integer=2026. Without a value it is null: --param region:text. May be repeated.",
        HelpName = "name[:type]=value",
    };

    private readonly Option<string?> _ranges = new("--ranges")
    {
        Description = "Read a query in ranges of a key, four at a time; it takes each by @low (first) and @high (behind the last): --ranges 1..1000001/8, --ranges 2026-01-01..2027-01-01/12.",
        HelpName = "low..high/count",
    };

    private readonly Option<bool> _sequential = new("--sequential")
    {
        Description = "Take values of a query as they arrive, without keeping the row: less memory for very long texts. Columns have to be in the order of the destination.",
    };

    private readonly Option<bool> _mayWrite = new("--query-may-write")
    {
        Description = "Run a query as it is, also when it changes rows or makes tables. Without it a database that can refuses that, others take it back. A change stays when the copy fails.",
    };

    private readonly Option<int?> _timeout = new("--command-timeout") { Description = "Seconds that a statement may take in a database, and that SQLite waits for its lock. Default: 0, without limit; SQLite 30.", HelpName = "s" };

    public IReadOnlyList<Option> All => [_param, _ranges, _sequential, _mayWrite, _timeout];

    /// <exception cref="UsageException">A flag is malformed.</exception>
    public QueryOptions Read(ParseResult parsed) => new()
    {
        Parameters = [.. (parsed.GetValue(_param) ?? []).Select(Parameter)],
        CommandTimeout = parsed.GetValue(_timeout) is < 0 ? throw new UsageException("--command-timeout is below 0.", "Give seconds, or 0 for no limit.") : parsed.GetValue(_timeout),
        IsSequential = parsed.GetValue(_sequential),
        MayWrite = parsed.GetValue(_mayWrite),
        Ranges = parsed.GetValue(_ranges) is { } ranges ? Ranges(ranges) : [],
    };

    private static DbQueryParameter Parameter(string text)
    {
        var match = ParameterForm().Match(text);
        var word = match.Groups["type"] is { Success: true } type ? type.Value : "text";
        if (!match.Success || !Types.TryGetValue(word, out var kind))
            throw new UsageException($"'{text}' is no parameter.", $"Write name=value or name:type=value, with type one of {string.Join(", ", Types.Keys)}.");
        var name = match.Groups["name"].Value;
        if (match.Groups["value"] is not { Success: true } value)
            return new DbQueryParameter(name, null) { Type = kind.Type };
        try
        {
            return new DbQueryParameter(name, kind.Parse(value.Value)) { Type = kind.Type };
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            throw new UsageException($"'{value.Value}' is no {word} for parameter '{name}'.", "Write numbers with a point, days as 2026-11-24, times as 2026-11-24T09:30:00, and true or false.");
        }
    }

    private static IReadOnlyList<KeyRange> Ranges(string text)
    {
        var match = RangesForm().Match(text);
        var (low, high) = (match.Groups["low"].Value, match.Groups["high"].Value);
        if (match.Success && int.TryParse(match.Groups["count"].Value, CultureInfo.InvariantCulture, out var count))
        {
            if (long.TryParse(low, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first) && long.TryParse(high, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var end))
                return CopyEnds.Made(() => KeyRange.Split(first, end, count));
            if (DateTime.TryParseExact(low, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && DateTime.TryParseExact(high, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var to))
                return CopyEnds.Made(() => KeyRange.Split(from, to, count));
        }

        throw new UsageException($"'{text}' is no set of ranges.", "Write first..behind/count with whole numbers or days: --ranges 1..1000001/8");
    }

    [GeneratedRegex("^(?<name>[^:=]+)(:(?<type>[A-Za-z]+))?(=(?<value>.*))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex ParameterForm();

    [GeneratedRegex(@"^(?<low>[^.]+)\.\.(?<high>[^/]+)/(?<count>\d{1,5})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex RangesForm();
}
