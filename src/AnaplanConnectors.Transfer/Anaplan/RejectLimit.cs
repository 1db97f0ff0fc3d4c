using System.Globalization;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>How many refused rows are fine: a number, or a share of the rows that were sent.</summary>
public sealed class RejectLimit
{
    private readonly long _rows;
    private readonly double? _share;

    private RejectLimit(string text, long rows, double? share)
    {
        Text = text;
        _rows = rows;
        _share = share;
    }

    /// <summary>Not one row may be refused.</summary>
    public static RejectLimit None { get; } = new("0", 0, null);

    /// <summary>The limit for people: <c>1,000</c> or <c>0.5%</c>.</summary>
    public string Text { get; }

    /// <summary>Reads a number such as <c>100</c>, or a share such as <c>0.5%</c> with a point in every culture.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="limit">The limit; <see cref="None"/> when the text is neither.</param>
    public static bool TryParse(string text, out RejectLimit limit)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        limit = None;
        if (text.EndsWith("%", StringComparison.Ordinal))
        {
            if (!double.TryParse(text.Substring(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent > 100)
                return false;
            limit = new RejectLimit(text, 0, percent / 100);
            return true;
        }

        if (!long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var rows))
            return false;
        limit = new RejectLimit(rows.ToString("N0", CultureInfo.InvariantCulture), rows, null);
        return true;
    }

    /// <summary>Whether more rows were refused than are fine.</summary>
    /// <param name="rejected">Rows that were refused.</param>
    /// <param name="sent">Rows that were sent.</param>
    public bool IsExceededBy(long rejected, long sent) => rejected > (_share is { } share ? share * sent : _rows);
}
