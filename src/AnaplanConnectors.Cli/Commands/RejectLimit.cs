using System.Globalization;

namespace AnaplanConnectors.Cli;

/// <summary>How many refused rows are fine: a number, or a share of the rows that were sent.</summary>
internal sealed record RejectLimit(string Text, long? Rows, double? Share)
{
    public static readonly RejectLimit None = new("0", 0, null);

    public static RejectLimit Parse(string text)
    {
        if (text.EndsWith('%')
            && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
        {
            return new RejectLimit(text, null, percent / 100);
        }

        return long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var rows)
            ? new RejectLimit(Figures.Count(rows), rows, null)
            : throw new UsageException($"'{text}' is not a limit for rejected rows.", "Write a number, or a share such as 0.5%.");
    }

    public bool IsExceededBy(long rejected, long sent) => Rows is { } rows ? rejected > rows : rejected > Share * sent;
}
