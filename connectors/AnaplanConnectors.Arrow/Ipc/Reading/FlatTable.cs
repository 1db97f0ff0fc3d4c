using System.Buffers.Binary;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// A table of a FlatBuffer, which Arrow's metadata is. Every offset is checked: Apache.Arrow's own reader checks none, and with a
/// wrong one it reads memory that is not its own (docs/decisions/0010).
/// </summary>
internal readonly ref struct FlatTable
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _position;
    private readonly int _slots;
    private readonly int _slotBytes;
    private readonly int _size;

    private FlatTable(ReadOnlySpan<byte> bytes, long position)
    {
        _bytes = bytes;
        _position = Within(bytes, position, sizeof(int));
        _slots = Within(bytes, position - BinaryPrimitives.ReadInt32LittleEndian(bytes[_position..]), 2 * sizeof(ushort));
        _slotBytes = BinaryPrimitives.ReadUInt16LittleEndian(bytes[_slots..]);
        _size = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(_slots + sizeof(ushort))..]);
        if (_slotBytes < 2 * sizeof(ushort) || _slotBytes % 2 != 0 || _size < sizeof(int))
            throw Damaged();
        Within(bytes, _slots, _slotBytes);
        Within(bytes, _position, _size);
        for (var slot = 2 * sizeof(ushort); slot < _slotBytes; slot += sizeof(ushort))
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[(_slots + slot)..]) >= _size)
                throw Damaged();
        }
    }

    /// <exception cref="DamagedException">There is none.</exception>
    public static FlatTable Root(ReadOnlySpan<byte> bytes)
        => bytes.Length >= sizeof(int) ? new FlatTable(bytes, BinaryPrimitives.ReadUInt32LittleEndian(bytes)) : throw Damaged();

    public bool Has(int slot) => Offset(slot) != 0;

    public byte Byte(int slot) => Offset(slot) is var offset and not 0 ? _bytes[_position + offset] : (byte)0;

    public short Int16(int slot) => Read(slot, sizeof(short)) is { Length: > 0 } value ? BinaryPrimitives.ReadInt16LittleEndian(value) : (short)0;

    public int Int32(int slot, int missing = 0)
        => Read(slot, sizeof(int)) is { Length: > 0 } value ? BinaryPrimitives.ReadInt32LittleEndian(value) : missing;

    public long Int64(int slot) => Read(slot, sizeof(long)) is { Length: > 0 } value ? BinaryPrimitives.ReadInt64LittleEndian(value) : 0;

    /// <summary>The table in this slot, which must be there.</summary>
    public FlatTable Table(int slot)
    {
        var value = Read(slot, sizeof(uint));
        return value.Length > 0 ? new FlatTable(_bytes, _position + Offset(slot) + (long)BinaryPrimitives.ReadUInt32LittleEndian(value)) : throw Damaged();
    }

    /// <summary>The elements of a vector, as bytes; empty when there is none.</summary>
    public ReadOnlySpan<byte> Vector(int slot, int elementSize, out int count)
    {
        count = 0;
        var value = Read(slot, sizeof(uint));
        if (value.IsEmpty)
            return [];
        var start = Within(_bytes, _position + Offset(slot) + (long)BinaryPrimitives.ReadUInt32LittleEndian(value), sizeof(uint));
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_bytes[start..]);
        Within(_bytes, start + sizeof(uint), length * (long)elementSize);
        count = (int)length;
        return _bytes.Slice(start + sizeof(uint), count * elementSize);
    }

    /// <summary>A table that a vector of tables refers to.</summary>
    public FlatTable Element(int slot, int index)
    {
        Vector(slot, sizeof(uint), out var count);
        if (index >= count)
            throw Damaged();
        var vector = _position + Offset(slot) + BinaryPrimitives.ReadInt32LittleEndian(Read(slot, sizeof(uint)));
        var element = vector + sizeof(uint) * (1 + index);
        return new FlatTable(_bytes, element + (long)BinaryPrimitives.ReadUInt32LittleEndian(_bytes[element..]));
    }

    private static int Within(ReadOnlySpan<byte> bytes, long position, long length)
        => position >= 0 && length >= 0 && position <= bytes.Length - length ? (int)position : throw Damaged();

    private static DamagedException Damaged() => new("its metadata is malformed");

    private int Offset(int slot) => slot < _slotBytes ? BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(_slots + slot)..]) : 0;

    private ReadOnlySpan<byte> Read(int slot, int size)
        => Offset(slot) is var offset and not 0 ? _bytes.Slice(Within(_bytes, _position + offset, size), size) : [];
}
