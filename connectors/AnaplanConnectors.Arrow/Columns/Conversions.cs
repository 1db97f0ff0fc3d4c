using System.Buffers.Binary;
using System.Globalization;

namespace AnaplanConnectors.Arrow;

/// <summary>How a stored value becomes one of our types. Structs, so that the loop over rows calls nothing.</summary>
internal interface IConversion<in TStored, out TValue>
{
    /// <exception cref="UnfitValueException">Our type cannot hold the value.</exception>
    TValue Convert(TStored stored);
}

/// <summary>Numbers as they are, and numbers of fewer bits.</summary>
internal readonly struct ToInt64 : IConversion<long, long>, IConversion<int, long>, IConversion<uint, long>, IConversion<short, long>,
    IConversion<ushort, long>, IConversion<sbyte, long>, IConversion<byte, long>
{
    public long Convert(long stored) => stored;

    public long Convert(int stored) => stored;

    public long Convert(uint stored) => stored;

    public long Convert(short stored) => stored;

    public long Convert(ushort stored) => stored;

    public long Convert(sbyte stored) => stored;

    public long Convert(byte stored) => stored;
}

/// <summary>32 bits that mean a number without a sign.</summary>
internal readonly struct UnsignedToInt64 : IConversion<int, long>
{
    public long Convert(int stored) => (uint)stored;
}

/// <summary>64 bits that mean a number without a sign.</summary>
internal readonly struct UnsignedToDecimal : IConversion<long, decimal>, IConversion<ulong, decimal>
{
    public decimal Convert(long stored) => (ulong)stored;

    public decimal Convert(ulong stored) => stored;
}

/// <summary>Binary numbers. One of 32 bits becomes the number of 64 bits with the same shortest digits: 0.1 stays 0.1.</summary>
internal readonly struct ToDouble : IConversion<double, double>, IConversion<float, double>, IConversion<Half, double>, IConversion<ReadOnlyMemory<byte>, double>
{
    public double Convert(double stored) => stored;

    public double Convert(float stored) => stored == (int)stored ? stored : Widen(stored);

    // Nobody enters numbers of 16 bits, so they keep their exact value.
    public double Convert(Half stored) => (double)stored;

    public double Convert(ReadOnlyMemory<byte> stored) => (double)BinaryPrimitives.ReadHalfLittleEndian(stored.Span);

    private static double Widen(float value)
    {
        Span<byte> digits = stackalloc byte[32];
        value.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture);
        return double.Parse(digits[..length], CultureInfo.InvariantCulture);
    }
}

/// <summary>Days since 1970.</summary>
internal readonly struct DaysToDate : IConversion<int, DateTime>
{
    private const int First = -719_162;
    private const int Last = 2_932_896;

    public DateTime Convert(int stored) => stored is >= First and <= Last
        ? new DateTime(DateTime.UnixEpoch.Ticks + stored * TimeSpan.TicksPerDay)
        : throw new UnfitValueException($"day {stored.ToString(CultureInfo.InvariantCulture)} since 1970 lies outside of the years 1 to 9999");
}

/// <summary>Milliseconds since 1970 that mean days.</summary>
internal readonly struct MillisecondsToDate : IConversion<long, DateTime>
{
    private const long PerDay = 86_400_000;

    public DateTime Convert(long stored) => stored % PerDay == 0 && stored / PerDay is >= int.MinValue and <= int.MaxValue
        ? new DaysToDate().Convert((int)(stored / PerDay))
        : throw new UnfitValueException($"{stored.ToString(CultureInfo.InvariantCulture)} milliseconds since 1970 are no day");
}

/// <summary>Units of time since 1970. A timestamp is taken as written, whatever zone the machine is in.</summary>
/// <param name="unitsPerTick">Units in 100 nanoseconds, or zero when the unit is longer.</param>
/// <param name="ticksPerUnit">100 nanoseconds in a unit, or zero when the unit is shorter.</param>
/// <param name="kind">UTC when the file says so.</param>
internal readonly struct ToTimestamp(long ticksPerUnit, long unitsPerTick, DateTimeKind kind) : IConversion<long, DateTime>
{
    public DateTime Convert(long stored)
    {
        if (unitsPerTick != 0 && stored % unitsPerTick != 0)
            throw new UnfitValueException($"{stored.ToString(CultureInfo.InvariantCulture)} nanoseconds since 1970 are finer than the 100 that a timestamp holds");
        var ticks = (unitsPerTick != 0 ? stored / unitsPerTick : (Int128)stored * ticksPerUnit) + DateTime.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, kind)
            : throw new UnfitValueException($"timestamp {stored.ToString(CultureInfo.InvariantCulture)} lies outside of the years 1 to 9999");
    }
}

/// <summary>Nanoseconds of a day and the Julian day, as old writers have timestamps. They state no zone.</summary>
internal readonly struct Int96ToTimestamp : IConversion<ReadOnlyMemory<byte>, DateTime>
{
    private const long JulianDayOf1970 = 2_440_588;

    public DateTime Convert(ReadOnlyMemory<byte> stored)
    {
        var nanoseconds = BinaryPrimitives.ReadInt64LittleEndian(stored.Span);
        var day = BinaryPrimitives.ReadInt32LittleEndian(stored.Span[sizeof(long)..]);
        if (nanoseconds % 100 != 0)
            throw new UnfitValueException("the timestamp is finer than the 100 nanoseconds that a timestamp holds");
        var ticks = DateTime.UnixEpoch.Ticks + (Int128)(day - JulianDayOf1970) * TimeSpan.TicksPerDay + nanoseconds / 100;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks)
            : throw new UnfitValueException("the timestamp lies outside of the years 1 to 9999");
    }
}

/// <summary>A time of day as text, such as 13:30:00.5.</summary>
/// <param name="ticksPerUnit">100 nanoseconds in a unit, or zero when the unit is a nanosecond.</param>
internal readonly struct ToTimeText(long ticksPerUnit) : IConversion<int, string>, IConversion<long, string>
{
    public string Convert(int stored) => Convert((long)stored);

    public string Convert(long stored)
    {
        if (ticksPerUnit == 0 && stored % 100 != 0)
            throw new UnfitValueException($"{stored.ToString(CultureInfo.InvariantCulture)} nanoseconds are finer than the 100 that a time of day holds");
        var ticks = ticksPerUnit == 0 ? stored / 100 : (Int128)stored * ticksPerUnit;
        return ticks >= 0 && ticks < TimeSpan.TicksPerDay
            ? new TimeOnly((long)ticks).ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
            : throw new UnfitValueException($"{stored.ToString(CultureInfo.InvariantCulture)} is no time of a day");
    }
}

/// <summary>An identifier of 16 bytes as text.</summary>
internal readonly struct ToUuidText : IConversion<ReadOnlyMemory<byte>, string>
{
    public string Convert(ReadOnlyMemory<byte> stored) => new Guid(stored.Span, bigEndian: true).ToString("D");
}

/// <summary>What a column of nothing but missing values would hold.</summary>
internal readonly struct ToNothing : IConversion<int, string>
{
    public string Convert(int stored) => throw new UnfitValueException("a value stands in a column that can hold none");
}
