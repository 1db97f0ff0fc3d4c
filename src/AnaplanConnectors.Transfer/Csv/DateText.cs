using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>How the dates of one column are read and written: ISO 8601 by fixed layout, or a pattern.</summary>
internal abstract class DateText
{
    /// <summary>Most bytes that <see cref="Write"/> writes.</summary>
    public const int MaxLength = 128;

    /// <summary>2025-03-01.</summary>
    public static readonly DateText IsoDate = new IsoDateText();

    /// <summary>2025-03-01T09:30:00, with decimals and zone where there are any; reading also takes a blank for the T.</summary>
    public static readonly DateText IsoTimestamp = new IsoTimestampText();

    /// <summary>What a text should look like, for messages.</summary>
    public abstract string Expected { get; }

    public abstract bool TryParse(ReadOnlySpan<byte> text, out DateTime value);

    /// <summary>Writes to the start of a span of <see cref="MaxLength"/> bytes and returns the length.</summary>
    public abstract int Write(DateTime value, Span<byte> output);

    /// <summary>Checked, because a calendar day may not exist.</summary>
    protected static bool TryDay(int year, int month, int day, out DateTime value)
    {
        var exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        value = exists ? new DateTime(year, month, day) : default;
        return exists;
    }

    protected static int Pair(ReadOnlySpan<byte> text, int at)
    {
        var tens = (uint)(text[at] - '0');
        var ones = (uint)(text[at + 1] - '0');
        return tens > 9 || ones > 9 ? -1 : (int)((tens * 10) + ones);
    }

    private sealed class IsoDateText : DateText
    {
        public const int Length = 10;

        public override string Expected => "yyyy-MM-dd";

        public override bool TryParse(ReadOnlySpan<byte> text, out DateTime value)
        {
            value = default;
            if (text.Length != Length || text[4] != '-' || text[7] != '-')
                return false;
            var century = Pair(text, 0);
            var year = Pair(text, 2);
            return (century | year) >= 0 && TryDay((century * 100) + year, Pair(text, 5), Pair(text, 8), out value);
        }

        public override int Write(DateTime value, Span<byte> output)
        {
            WriteDay(value, output);
            return Length;
        }

        public static void WriteDay(DateTime value, Span<byte> output)
        {
            Calendar.Split(value, out var year, out var month, out var day);
            output = output.Slice(0, Length);
            Digits.WritePair(year / 100, output);
            Digits.WritePair(year % 100, output.Slice(2));
            output[4] = (byte)'-';
            Digits.WritePair(month, output.Slice(5));
            output[7] = (byte)'-';
            Digits.WritePair(day, output.Slice(8));
        }
    }

    private sealed class IsoTimestampText : DateText
    {
        private const int DayLength = IsoDateText.Length;
        private const int FractionDigits = 7;

        public override string Expected => "yyyy-MM-ddTHH:mm:ss";

        public override bool TryParse(ReadOnlySpan<byte> text, out DateTime value)
        {
            value = default;
            if (text.Length < DayLength || !IsoDate.TryParse(text.Slice(0, DayLength), out var day))
                return false;
            if (text.Length == DayLength)
            {
                value = day;
                return true;
            }

            if ((text[DayLength] | 0x20) is not ('t' or ' ') || !TryTime(text.Slice(DayLength + 1), out var ticks, out var rest))
                return false;
            return DateZone.TryApply(rest, day.AddTicks(ticks), out value);
        }

        public override int Write(DateTime value, Span<byte> output)
        {
            IsoDateText.WriteDay(value, output);
            output[10] = (byte)'T';
            Digits.WritePair(value.Hour, output.Slice(11));
            output[13] = (byte)':';
            Digits.WritePair(value.Minute, output.Slice(14));
            output[16] = (byte)':';
            Digits.WritePair(value.Second, output.Slice(17));
            var length = 19;
            var fraction = (uint)(value.Ticks % TimeSpan.TicksPerSecond);
            if (fraction != 0)
            {
                var places = FractionDigits;
                for (; fraction % 10 == 0; places--)
                    fraction /= 10;
                output[length++] = (byte)'.';
                Digits.WritePadded(fraction, output.Slice(length, places));
                length += places;
            }

            if (value.Kind == DateTimeKind.Utc)
                output[length++] = (byte)'Z';
            return length;
        }

        private static bool TryTime(ReadOnlySpan<byte> text, out long ticks, out ReadOnlySpan<byte> rest)
        {
            ticks = 0;
            rest = text;
            if (text.Length < 5 || text[2] != ':')
                return false;
            var hour = Pair(text, 0);
            var minute = Pair(text, 3);
            if (hour is < 0 or > 23 || minute is < 0 or > 59)
                return false;
            ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
            rest = text.Slice(5);
            if (rest.Length < 3 || rest[0] != ':')
                return true;
            var second = Pair(rest, 1);
            if (second is < 0 or > 59)
                return false;
            ticks += second * TimeSpan.TicksPerSecond;
            rest = rest.Slice(3);
            return rest.Length == 0 || rest[0] is not ((byte)'.' or (byte)',') || TryFraction(ref ticks, ref rest);
        }

        // Ticks are seven decimals; further ones have to be zeros, since nothing is rounded.
        private static bool TryFraction(ref long ticks, ref ReadOnlySpan<byte> rest)
        {
            long fraction = 0;
            var i = 1;
            for (; i < rest.Length && rest[i] is >= (byte)'0' and <= (byte)'9'; i++)
            {
                if (i <= FractionDigits)
                    fraction = (fraction * 10) + (rest[i] - '0');
                else if (rest[i] != '0')
                    return false;
            }

            for (var digits = i - 1; digits < FractionDigits; digits++)
                fraction *= 10;
            ticks += fraction;
            rest = rest.Slice(i);
            return i > 1;
        }
    }
}
