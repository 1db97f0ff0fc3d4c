using System.Text;

namespace AnaplanConnectors.Transfer.Csv;

internal enum DateUnit
{
    Literal,
    Year4,
    Year2,
    Month,
    ShortMonth,
    LongMonth,
    Day,
    Hour24,
    Hour12,
    Minute,
    Second,
    Fraction,
    HalfDay,
    Zone,
}

/// <summary>One part of a <see cref="DatePattern"/>: a number, a name or text as it stands.</summary>
internal sealed class DatePart
{
    private static readonly byte[][] LongMonths = Names(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December");

    private static readonly byte[][] ShortMonths = [.. LongMonths.Select(name => name.Take(3).ToArray())];

    private static readonly byte[][] HalfDays = Names("AM", "PM");

    private readonly int _digits;
    private readonly byte[] _text = [];

    private DatePart(DateUnit unit, int digits, int maxLength)
    {
        Unit = unit;
        _digits = digits;
        MaxLength = maxLength;
    }

    private DatePart(byte[] text)
    {
        _text = text;
        MaxLength = text.Length;
    }

    public DateUnit Unit { get; }

    public int MaxLength { get; }

    public static DatePart Literal(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The part that so many of these letters stand for, or null.</summary>
    public static DatePart? Of(char letter, int count) => (letter, count) switch
    {
        ('y', 4) => new(DateUnit.Year4, 4, 4),
        ('y', 2) => new(DateUnit.Year2, 2, 2),
        ('M', 1 or 2) => new(DateUnit.Month, count, 2),
        ('M', 3) => new(DateUnit.ShortMonth, 0, 3),
        ('M', 4) => new(DateUnit.LongMonth, 0, 9),
        ('d', 1 or 2) => new(DateUnit.Day, count, 2),
        ('H', 1 or 2) => new(DateUnit.Hour24, count, 2),
        ('h', 1 or 2) => new(DateUnit.Hour12, count, 2),
        ('m', 1 or 2) => new(DateUnit.Minute, count, 2),
        ('s', 1 or 2) => new(DateUnit.Second, count, 2),
        ('f', >= 1 and <= 7) => new(DateUnit.Fraction, count, count),
        ('t', 2) => new(DateUnit.HalfDay, 0, 2),
        ('T', 1) => Literal("T"),
        ('K', 1) => new(DateUnit.Zone, 0, 1),
        _ => null,
    };

    public int Write(DateTime value, Span<byte> output)
    {
        switch (Unit)
        {
            case DateUnit.Literal:
                return Copy(_text, output);
            case DateUnit.ShortMonth:
                return Copy(ShortMonths[value.Month - 1], output);
            case DateUnit.LongMonth:
                return Copy(LongMonths[value.Month - 1], output);
            case DateUnit.HalfDay:
                return Copy(HalfDays[value.Hour / 12], output);
            case DateUnit.Zone:
                return value.Kind == DateTimeKind.Utc ? Copy("Z"u8, output) : 0;
        }

        var number = Number(value);
        var digits = Math.Max(_digits, number < 10 ? 1 : 2);
        Digits.WritePadded((ulong)number, output.Slice(0, digits));
        return digits;
    }

    public bool TryRead(ref ReadOnlySpan<byte> text, ref DateFields fields)
    {
        switch (Unit)
        {
            case DateUnit.Literal:
                if (!text.StartsWith(_text))
                    return false;
                text = text.Slice(_text.Length);
                return true;
            case DateUnit.ShortMonth:
                return TryName(ref text, ShortMonths, out fields.Month);
            case DateUnit.LongMonth:
                return TryName(ref text, LongMonths, out fields.Month);
            case DateUnit.HalfDay:
                return TryName(ref text, HalfDays, out fields.HalfDay);
            case DateUnit.Zone:
                fields.Zone = text;
                fields.HasZone = true;
                text = default;
                return true;
            default:
                return TryNumber(ref text, out var number) && fields.TrySet(Unit, number, _digits);
        }
    }

    private int Number(DateTime value) => Unit switch
    {
        DateUnit.Year4 => value.Year,
        DateUnit.Year2 => value.Year % 100,
        DateUnit.Month => value.Month,
        DateUnit.Day => value.Day,
        DateUnit.Hour24 => value.Hour,
        DateUnit.Hour12 => value.Hour % 12 == 0 ? 12 : value.Hour % 12,
        DateUnit.Minute => value.Minute,
        DateUnit.Second => value.Second,
        _ => (int)(value.Ticks % TimeSpan.TicksPerSecond / (long)Digits.PowersOfTen[7 - _digits]),
    };

    private bool TryNumber(ref ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        var count = 0;
        var most = Math.Max(_digits, 2);
        if (Unit == DateUnit.Fraction)
            most = _digits;
        for (; count < most && count < text.Length && text[count] is >= (byte)'0' and <= (byte)'9'; count++)
            number = (number * 10) + (text[count] - '0');
        text = text.Slice(count);
        return count >= _digits;
    }

    private static bool TryName(ref ReadOnlySpan<byte> text, byte[][] names, out int number)
    {
        for (number = 1; number <= names.Length; number++)
        {
            var name = names[number - 1];
            if (!StartsWithIgnoringCase(text, name))
                continue;
            text = text.Slice(name.Length);
            return true;
        }

        return false;
    }

    private static bool StartsWithIgnoringCase(ReadOnlySpan<byte> text, byte[] name)
    {
        if (text.Length < name.Length)
            return false;
        for (var i = 0; i < name.Length; i++)
        {
            if ((text[i] | 0x20) != (name[i] | 0x20))
                return false;
        }

        return true;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> output)
    {
        text.CopyTo(output);
        return text.Length;
    }

    private static byte[][] Names(params string[] names) => [.. names.Select(Encoding.ASCII.GetBytes)];
}
