using System.Buffers;
using System.Globalization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>The path of a row's folder, as Hive writes it: <c>year=2026/month=01</c>. Special characters are written as <c>%2F</c>.</summary>
internal sealed class PartitionKeys
{
    private const string MissingValue = "__HIVE_DEFAULT_PARTITION__";
    private const int MaxSegment = 200; // file systems take 255 bytes, and a little is left for others

    private readonly RowSchema _schema;
    private readonly Dictionary<string, string> _segments = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<char> _key = new(256);

    /// <exception cref="ArgumentException">A column is missing, named twice, or of a type that does not name a folder.</exception>
    public PartitionKeys(RowSchema schema, IReadOnlyList<string> names)
    {
        _schema = schema;
        Ordinals = [.. names.Select(name => Find(schema, name))];
        if (Ordinals.Distinct().Count() != Ordinals.Length)
            throw new ArgumentException("A column to partition by is named twice.", nameof(schema));
    }

    /// <summary>The columns that name folders.</summary>
    public int[] Ordinals { get; }

    /// <summary>The path for the reader's current row; valid until the next one.</summary>
    public ReadOnlySpan<char> Read(RowReader rows, long rowNumber)
    {
        _key.ResetWrittenCount();
        foreach (var ordinal in Ordinals)
        {
            if (_key.WrittenCount > 0)
                _key.Write("/");
            _key.Write(Escaped(_schema[ordinal].Name));
            _key.Write("=");
            _key.Write(TextOf(ordinal, ValueOf(rows, ordinal), rowNumber));
        }

        return _key.WrittenSpan;
    }

    private static int Find(RowSchema schema, string name)
    {
        var ordinal = schema.IndexOf(name);
        if (ordinal < 0)
            throw new ArgumentException($"There is no column '{name}' to partition by. Columns: {schema}.", nameof(schema));
        return schema[ordinal].Type is ColumnType.Text or ColumnType.Integer or ColumnType.Boolean or ColumnType.Date
            ? ordinal
            : throw new ArgumentException($"Column '{name}' is {schema[ordinal].Type}. Text, Integer, Boolean and Date name folders.", nameof(schema));
    }

    private string? ValueOf(RowReader rows, int ordinal) => rows.IsDBNull(ordinal) ? null : _schema[ordinal].Type switch
    {
        ColumnType.Integer => rows.GetInt64(ordinal).ToString(CultureInfo.InvariantCulture),
        ColumnType.Boolean => rows.GetBoolean(ordinal) ? "true" : "false",
        ColumnType.Date => rows.GetDateTime(ordinal).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => rows.GetString(ordinal),
    };

    private string TextOf(int ordinal, string? value, long rowNumber)
    {
        var text = value is null ? MissingValue : Escaped(value);
        return text.Length <= MaxSegment
            ? text
            : throw new RowException("the value is too long to name a folder", rowNumber, _schema[ordinal].Name, value);
    }

    private string Escaped(string text)
    {
        if (_segments.TryGetValue(text, out var known))
            return known;
        var escaped = Uri.EscapeDataString(text);
        if (_segments.Count < 10_000)
            _segments[text] = escaped;
        return escaped;
    }
}
