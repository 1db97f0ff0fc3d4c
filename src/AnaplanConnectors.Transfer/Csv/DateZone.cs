namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Reads the zone behind a time: nothing, Z, or an offset such as +02:00, +0200 or +02.</summary>
internal static class DateZone
{
    public static bool TryApply(ReadOnlySpan<byte> zone, DateTime local, out DateTime value)
    {
        value = local;
        if (zone.Length == 0)
            return true;
        if (!TryOffset(zone, out var offset))
            return false;
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            return false;
        value = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> zone, out TimeSpan offset)
    {
        offset = default;
        if (zone.Length == 1)
            return (zone[0] | 0x20) == 'z';
        if (zone[0] is not ((byte)'+' or (byte)'-') || zone.Length is not (3 or 5 or 6) || (zone.Length == 6 && zone[3] != ':'))
            return false;
        var hours = Two(zone.Slice(1));
        var minutes = zone.Length == 3 ? 0 : Two(zone.Slice(zone.Length - 2));
        if (hours is < 0 or > 18 || minutes is < 0 or > 59)
            return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (zone[0] == '-')
            offset = -offset;
        return true;
    }

    private static int Two(ReadOnlySpan<byte> digits)
        => digits[0] is >= (byte)'0' and <= (byte)'9' && digits[1] is >= (byte)'0' and <= (byte)'9'
            ? ((digits[0] - '0') * 10) + (digits[1] - '0')
            : -1;
}
