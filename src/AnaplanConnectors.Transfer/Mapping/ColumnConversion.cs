using System.Buffers;
using System.Globalization;
using System.Text;
using AnaplanConnectors.Transfer.Compat;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>The values of one column as those of another type. Never rounds, never cuts: what does not fit is a <see cref="BadValueException"/>.</summary>
internal sealed class ColumnConversion
{
    private const double GreatestExact = 1L << 53;

    private readonly int _ordinal;
    private readonly ColumnType _from;
    private readonly CsvColumn _parser;
    private readonly byte _point;
    private readonly DateText _dates;
    private readonly MissingValues _missing;
    private readonly bool _emptyIsMissing;
    private readonly Utf8Output _text;

    /// <param name="ordinal">Of the column in the source; -1: every value is missing.</param>
    /// <param name="from">Type of the column in the source.</param>
    /// <param name="column">The column as it becomes.</param>
    /// <param name="rule">How.</param>
    /// <param name="text">Room for a text, shared by the columns of a reader.</param>
    public ColumnConversion(int ordinal, ColumnType from, Column column, ColumnRule rule, Utf8Output text)
    {
        _ordinal = ordinal;
        _from = from;
        Column = column;
        _text = text;
        _missing = rule.Missing;
        _emptyIsMissing = rule.EmptyIsMissing && from == ColumnType.Text;
        _point = (byte)rule.DecimalSeparator;
        _parser = new CsvColumn(column, new ColumnFormat(column.Name, column.Type, rule.Pattern), new CsvFormat { DecimalSeparator = rule.DecimalSeparator });
        _dates = rule.Pattern is { } pattern ? DatePattern.TryCreate(pattern, out _)! : from == ColumnType.Timestamp ? DateText.IsoTimestamp : DateText.IsoDate;
    }

    public Column Column { get; }

    /// <summary>Whether values of one type can become values of another at all.</summary>
    public static bool IsPossible(ColumnType from, ColumnType to)
        => from == to || from == ColumnType.Text || to == ColumnType.Text || (IsNumber(from) && IsNumber(to)) || (IsDay(from) && IsDay(to));

    public bool IsNull(RowReader rows) => _missing == MissingValues.Keep && IsMissing(rows);

    /// <summary>The value as the type's own object; only for values that are there.</summary>
    public object GetValue(RowReader rows) => Column.Type switch
    {
        ColumnType.Integer => GetInt64(rows),
        ColumnType.Decimal => GetDecimal(rows),
        ColumnType.Double => GetDouble(rows),
        ColumnType.Boolean => GetBoolean(rows),
        ColumnType.Date or ColumnType.Timestamp => GetDateTime(rows),
        _ => GetString(rows),
    };

    public long GetInt64(RowReader rows)
    {
        if (IsZero(rows))
            return 0;
        switch (_from)
        {
            case ColumnType.Text:
                return _parser.TryInteger(Trimmed(rows), out var parsed) ? parsed : throw Unfit(rows);
            case ColumnType.Decimal:
                var exact = rows.GetDecimal(_ordinal);
                return exact is >= long.MinValue and <= long.MaxValue && decimal.Truncate(exact) == exact ? (long)exact : throw Unfit(rows);
            case ColumnType.Double:
                var binary = rows.GetDouble(_ordinal);
                return Math.Abs(binary) <= GreatestExact && Math.Floor(binary) == binary ? (long)binary : throw Unfit(rows);
            default:
                return rows.GetInt64(_ordinal);
        }
    }

    public decimal GetDecimal(RowReader rows)
    {
        if (IsZero(rows))
            return 0;
        return _from switch
        {
            ColumnType.Text => _parser.TryDecimal(Trimmed(rows), out var parsed) ? parsed : throw Unfit(rows),
            ColumnType.Integer => rows.GetInt64(_ordinal),
            ColumnType.Double => rows.GetDouble(_ordinal) is var binary && !double.IsNaN(binary) && SqliteText.TryConvert(binary, out decimal exact) ? exact : throw Unfit(rows),
            _ => rows.GetDecimal(_ordinal),
        };
    }

    public double GetDouble(RowReader rows)
    {
        if (IsZero(rows))
            return 0;
        switch (_from)
        {
            case ColumnType.Text:
                return _parser.TryDouble(Trimmed(rows), out var parsed) ? parsed : throw Unfit(rows);
            case ColumnType.Integer:
                var whole = rows.GetInt64(_ordinal);
                return whole is >= -(1L << 53) and <= 1L << 53 ? whole : throw Unfit(rows);
            case ColumnType.Decimal:
                var exact = rows.GetDecimal(_ordinal);
                return SqliteText.TryConvert((double)exact, out decimal back) && back == exact ? (double)exact : throw Unfit(rows);
            default:
                return rows.GetDouble(_ordinal);
        }
    }

    public bool GetBoolean(RowReader rows)
    {
        if (IsZero(rows))
            return false;
        return _from != ColumnType.Text ? rows.GetBoolean(_ordinal) : BooleanParser.TryParse(Trimmed(rows), out var parsed) ? parsed : throw Unfit(rows);
    }

    public DateTime GetDateTime(RowReader rows)
    {
        if (_missing == MissingValues.Refuse)
            IsZero(rows);
        if (_from == ColumnType.Text)
            return _parser.TryDate(Trimmed(rows), out var parsed) ? parsed : throw Unfit(rows);
        var value = rows.GetDateTime(_ordinal);
        return Column.Type == ColumnType.Date && value.TimeOfDay != TimeSpan.Zero ? throw Unfit(rows) : value;
    }

    public string GetString(RowReader rows)
    {
        if (IsZero(rows))
            return "";
        if (_from == ColumnType.Text)
            return rows.GetString(_ordinal);
        Span<byte> text = stackalloc byte[CellFormat.MaxLength];
        return Utf8.GetString(Encoding.UTF8, text.Slice(0, Write(rows, text)));
    }

    public void CopyUtf8(RowReader rows, IBufferWriter<byte> output)
    {
        if (IsZero(rows))
            return;
        if (_from == ColumnType.Text)
            rows.CopyUtf8(_ordinal, output);
        else
            output.Advance(Write(rows, output.GetSpan(CellFormat.MaxLength)));
    }

    /// <summary>What a value is not, with the value: "'12,5' is not a number".</summary>
    private BadValueException Unfit(RowReader rows)
    {
        var text = Convert.ToString(rows.GetValue(_ordinal), CultureInfo.InvariantCulture) ?? "";
        return new BadValueException($"'{(text.Length > 60 ? text.Substring(0, 60) + "…" : text)}' is not {_parser.Expectation}", text);
    }

    private bool IsMissing(RowReader rows)
    {
        if (_ordinal < 0 || rows.IsDBNull(_ordinal))
            return true;
        if (!_emptyIsMissing)
            return false;
        _text.Clear();
        rows.CopyUtf8(_ordinal, _text);
        return _text.Length == 0;
    }

    /// <summary>Whether a missing value is to be zero; refuses one that may not be missing.</summary>
    private bool IsZero(RowReader rows)
    {
        if (_missing == MissingValues.Keep || !IsMissing(rows))
            return false;
        return _missing == MissingValues.Zero ? true : throw new BadValueException("the value is missing", "");
    }

    private ReadOnlySpan<byte> Trimmed(RowReader rows)
    {
        _text.Clear();
        rows.CopyUtf8(_ordinal, _text);
        return CsvColumn.Trim(_text.Written);
    }

    private int Write(RowReader rows, Span<byte> output) => _from switch
    {
        ColumnType.Integer => CellFormat.Integer(rows.GetInt64(_ordinal), output),
        ColumnType.Decimal => CellFormat.Decimal(rows.GetDecimal(_ordinal), _point, output),
        ColumnType.Double => rows.GetDouble(_ordinal) is var number && !double.IsNaN(number) && !double.IsInfinity(number)
            ? CellFormat.Double(number, _point, output)
            : throw new BadValueException("the value is no number that text carries", ""),
        ColumnType.Boolean => CellFormat.Boolean(rows.GetBoolean(_ordinal), output),
        _ => _dates.Write(rows.GetDateTime(_ordinal), output),
    };

    private static bool IsNumber(ColumnType type) => type is ColumnType.Integer or ColumnType.Decimal or ColumnType.Double;

    private static bool IsDay(ColumnType type) => type is ColumnType.Date or ColumnType.Timestamp;
}
