namespace AnaplanConnectors.Arrow;

/// <summary>Room that decoding a page needs for a moment, and that the next page uses again.</summary>
internal sealed class PageScratch
{
    private byte[] _bytes = [];
    private int[] _numbers = [];

    /// <summary>Room for bytes; valid until the next call.</summary>
    public Span<byte> Bytes(int count) => Grow(ref _bytes, count);

    /// <summary>Room for numbers; valid until the next call.</summary>
    public Span<int> Numbers(int count) => Grow(ref _numbers, count);

    private static Span<T> Grow<T>(ref T[] room, int count)
    {
        if (room.Length < count)
            room = new T[Math.Max(count, Math.Min(room.Length * 2L, Array.MaxLength))];
        return room.AsSpan(0, count);
    }
}
