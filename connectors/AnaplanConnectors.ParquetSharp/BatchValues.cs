using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ParquetSharp;

namespace AnaplanConnectors.ParquetSharp;

/// <summary>The values of a column in the form in which the library takes them.</summary>
internal interface IValues<T>
    where T : unmanaged
{
    /// <summary>Some of them, at most <see cref="BatchRoom.Rows"/>. They hold until the next call.</summary>
    ReadOnlySpan<T> Take(int start, int count);
}

/// <summary>What is made for a batch of rows. The library copies it, so that one room serves all columns of a file.</summary>
internal sealed class BatchRoom
{
    /// <summary>Rows that are handed over at a time. Little enough to stay in the processor's cache.</summary>
    public const int Rows = 4_096;

    private readonly short[] _levels = new short[Rows];
    private readonly short[] _present = new short[Rows]; // of batches in which no value is missing, as in most

    public BatchRoom()
    {
        _present.AsSpan().Fill(1);
        for (var i = 0; i < Rows; i++)
            Decimals[i] = new FixedLenByteArray(Marshal.UnsafeAddrOfPinnedArrayElement(DecimalBytes, i * StoredColumn.DecimalWidth));
    }

    public ByteArray[] Texts { get; } = new ByteArray[Rows];

    public long[] ShortDecimals { get; } = new long[Rows];

    /// <summary>Each points to its bytes in <see cref="DecimalBytes"/>.</summary>
    public FixedLenByteArray[] Decimals { get; } = new FixedLenByteArray[Rows];

    public byte[] DecimalBytes { get; } = GC.AllocateArray<byte>(Rows * StoredColumn.DecimalWidth, pinned: true);

    /// <summary>The levels of a batch, as wide as the library wants them.</summary>
    /// <param name="levels">1 or 0 for each row.</param>
    /// <param name="values">How many are 1.</param>
    public ReadOnlySpan<short> Levels(ReadOnlySpan<byte> levels, out int values)
    {
        values = levels.Count((byte)1);
        if (values == levels.Length)
            return _present.AsSpan(0, values);
        for (var i = 0; i < levels.Length; i++)
            _levels[i] = levels[i];
        return _levels.AsSpan(0, levels.Length);
    }
}

/// <summary>Values that are stored as they are.</summary>
internal readonly ref struct PlainValues<T>(ReadOnlySpan<T> values) : IValues<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> _values = values;

    public ReadOnlySpan<T> Take(int start, int count) => _values.Slice(start, count);
}

/// <summary>Text, where it is.</summary>
/// <param name="utf8">Pinned by the caller.</param>
/// <param name="ends">Where each text ends.</param>
/// <param name="room">For what points there.</param>
internal readonly ref struct Texts(nint utf8, ReadOnlySpan<int> ends, BatchRoom room) : IValues<ByteArray>
{
    private readonly ReadOnlySpan<int> _ends = ends;

    public ReadOnlySpan<ByteArray> Take(int start, int count)
    {
        var from = start == 0 ? 0 : _ends[start - 1];
        var texts = room.Texts.AsSpan(0, count);
        for (var i = 0; i < count; i++)
        {
            var to = _ends[start + i];
            texts[i] = new ByteArray(utf8 + from, to - from);
            from = to;
        }

        return texts;
    }
}

/// <summary>Decimals of up to 18 digits, as 64-bit numbers.</summary>
internal readonly ref struct ShortDecimals(ReadOnlySpan<Int128> unscaled, BatchRoom room) : IValues<long>
{
    private readonly ReadOnlySpan<Int128> _unscaled = unscaled;

    public ReadOnlySpan<long> Take(int start, int count)
    {
        for (var i = 0; i < count; i++)
            room.ShortDecimals[i] = (long)_unscaled[start + i];
        return room.ShortDecimals.AsSpan(0, count);
    }
}

/// <summary>Longer decimals: two's complement, the highest byte first.</summary>
internal readonly ref struct LongDecimals(ReadOnlySpan<Int128> unscaled, BatchRoom room) : IValues<FixedLenByteArray>
{
    private readonly ReadOnlySpan<Int128> _unscaled = unscaled;

    public ReadOnlySpan<FixedLenByteArray> Take(int start, int count)
    {
        Span<byte> whole = stackalloc byte[16];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt128BigEndian(whole, _unscaled[start + i]);
            whole[^StoredColumn.DecimalWidth..].CopyTo(room.DecimalBytes.AsSpan(i * StoredColumn.DecimalWidth));
        }

        return room.Decimals.AsSpan(0, count);
    }
}
