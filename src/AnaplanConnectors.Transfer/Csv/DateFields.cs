namespace AnaplanConnectors.Transfer.Csv;

/// <summary>What has been read of a date so far.</summary>
internal ref struct DateFields
{
    private const int FirstTwoDigitYear = 1950;

    public int Year;
    public int Month;
    public int Day = 1;
    public int HalfDay;
    public bool HasZone;
    public ReadOnlySpan<byte> Zone;

    private int _hour;
    private int _minute;
    private int _second;
    private long _fraction;

    public readonly long TimeOfDay => ((HalfDay == 2 ? _hour + 12 : _hour) * TimeSpan.TicksPerHour)
        + (_minute * TimeSpan.TicksPerMinute) + (_second * TimeSpan.TicksPerSecond) + _fraction;

    public DateFields()
    {
    }

    public bool TrySet(DateUnit unit, int number, int digits)
    {
        switch (unit)
        {
            case DateUnit.Year4:
                Year = number;
                return true;
            case DateUnit.Year2:
                Year = number + (number < FirstTwoDigitYear % 100 ? 2000 : 1900);
                return true;
            case DateUnit.Month:
                Month = number;
                return true;
            case DateUnit.Day:
                Day = number;
                return true;
            case DateUnit.Hour24:
                _hour = number;
                return number <= 23;
            case DateUnit.Hour12:
                _hour = number % 12;
                return number is >= 1 and <= 12;
            case DateUnit.Minute:
                _minute = number;
                return number <= 59;
            case DateUnit.Second:
                _second = number;
                return number <= 59;
            default:
                _fraction = number * (long)Digits.PowersOfTen[7 - digits];
                return true;
        }
    }
}
