using System.Buffers;

namespace AnaplanConnectors.Arrow;

/// <summary>Writes Thrift's compact form.</summary>
internal sealed class ThriftWriter(ArrayBufferWriter<byte> output)
{
    private const int MaxVarint = 10;

    public int Length => output.WrittenCount;

    /// <summary>The head of a field.</summary>
    /// <param name="last">The id of the field before in the same struct, replaced by this one's.</param>
    /// <param name="id">The field's id, which is greater.</param>
    /// <param name="type">The type of the value that follows.</param>
    public void Field(ref short last, short id, byte type)
    {
        if (id - last is > 0 and < 16)
        {
            Byte((byte)((id - last) << 4 | type));
        }
        else
        {
            Byte(type);
            Int(id);
        }

        last = id;
    }

    public void Field(ref short last, short id, int value)
    {
        Field(ref last, id, ThriftReader.Int32);
        Int(value);
    }

    public void End() => Byte(0);

    public void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public void Int(long value) => Varint((ulong)(value << 1 ^ value >> 63));

    public void List(int count, byte type)
    {
        if (count < 15)
        {
            Byte((byte)(count << 4 | type));
            return;
        }

        Byte((byte)(0xF0 | type));
        Varint((ulong)count);
    }

    public void Binary(ReadOnlySpan<byte> bytes)
    {
        Varint((ulong)bytes.Length);
        output.Write(bytes);
    }

    private void Varint(ulong value)
    {
        var span = output.GetSpan(MaxVarint);
        var count = 0;
        for (; value >= 0x80; value >>= 7)
            span[count++] = (byte)(value | 0x80);
        span[count++] = (byte)value;
        output.Advance(count);
    }
}
