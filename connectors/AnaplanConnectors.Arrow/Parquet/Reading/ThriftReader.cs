namespace AnaplanConnectors.Arrow;

/// <summary>
/// Thrift's compact form, which footers and page headers have. Never reads behind its bytes, whatever they say: Parquet.Net's own
/// reader takes the end of its input for the byte FF and then never ends (docs/decisions/0005).
/// </summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    public const byte True = 1;
    public const byte False = 2;
    public const byte Byte = 3;
    public const byte Int16 = 4;
    public const byte Int32 = 5;
    public const byte Int64 = 6;
    public const byte Double = 7;
    public const byte Binary = 8;
    public const byte List = 9;
    public const byte Set = 10;
    public const byte Struct = 12;
    public const byte Uuid = 13;

    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    /// <summary>The next field of a struct; false at its end.</summary>
    /// <param name="id">The id of the field before, replaced by this one's.</param>
    /// <param name="type">The type of the value that follows.</param>
    public bool ReadField(ref short id, out byte type)
    {
        var head = ReadByte();
        type = (byte)(head & 0x0F);
        if (head == 0)
            return false;
        id = head >> 4 is var delta and not 0 ? (short)(id + delta) : (short)ReadInt();
        return true;
    }

    public byte ReadByte()
        => Position < _bytes.Length ? _bytes[Position++] : throw new DamagedException("the metadata ends too early");

    public long ReadInt()
    {
        var zigzag = ReadVarint();
        return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
    }

    public int ReadInt32() => ReadInt() is var value and >= int.MinValue and <= int.MaxValue
        ? (int)value
        : throw new DamagedException("a number in the metadata is too large");

    public int ReadLength() => ReadVarint() is var value && value <= (ulong)(_bytes.Length - Position)
        ? (int)value
        : throw new DamagedException("a length in the metadata goes behind its end");

    /// <summary>Number and type of the elements that follow. Every element takes at least a byte, except truth values.</summary>
    public int ReadList(out byte type)
    {
        var head = ReadByte();
        type = (byte)(head & 0x0F);
        var count = head >> 4 is var small and not 15 ? (ulong)small : ReadVarint();
        return count <= (ulong)(_bytes.Length - Position) ? (int)count : throw new DamagedException("a list in the metadata goes behind its end");
    }

    public void Skip(byte type, int depth = 0)
    {
        if (depth > MaxDepth)
            throw new DamagedException("the metadata is nested too deeply");
        switch (type)
        {
            case True or False:
                break;
            case Byte:
                Advance(1);
                break;
            case Int16 or Int32 or Int64:
                ReadVarint();
                break;
            case Double:
                Advance(sizeof(double));
                break;
            case Binary:
                Advance(ReadLength());
                break;
            case Uuid:
                Advance(16);
                break;
            case List or Set:
                for (var i = ReadList(out var element); i > 0; i--)
                    SkipElement(element, depth);
                break;
            case Struct:
                short id = 0;
                while (ReadField(ref id, out var field))
                    Skip(field, depth + 1);
                break;
            default:
                throw new DamagedException("the metadata holds a type that is unknown");
        }
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        var start = Position;
        Advance(count);
        return _bytes.Slice(start, count);
    }

    // A truth value is part of its field's head, but a byte in a list.
    private void SkipElement(byte type, int depth) => Skip(type is True or False ? Byte : type, depth + 1);

    private void Advance(int count)
        => Position = count <= _bytes.Length - Position ? Position + count : throw new DamagedException("the metadata ends too early");

    public ulong ReadUnsigned() => ReadVarint();

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw new DamagedException("a number in the metadata has no end");
    }
}
