using System.Buffers.Binary;
using Parquet.Meta;
using Type = Parquet.Meta.Type;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// The values of a page, proven to be as many as its levels call for, in an encoding that Parquet.Net decodes rightly: it reads
/// truth values in runs and split bytes of fixed-length values as something else.
/// </summary>
/// <param name="bytes">The values.</param>
/// <param name="encoding">How they are encoded.</param>
/// <param name="padding">Zero bytes that have to follow.</param>
internal readonly ref struct PageValues(ReadOnlySpan<byte> bytes, Encoding encoding, int padding)
{
    private const int MaxIndexWidth = 32;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public Encoding Encoding { get; } = encoding;

    public int Padding { get; } = padding;

    /// <exception cref="DamagedException">There are too few values, or the encoding does not fit the type.</exception>
    public static PageValues Check(ReadOnlySpan<byte> bytes, Encoding encoding, StoredColumn column, int count, bool hasDictionary)
    {
        switch (encoding, column.Type)
        {
            case (Encoding.PLAIN, Type.BOOLEAN):
                Require(bytes.Length, (count + 7L) / 8);
                return new PageValues(bytes, encoding, 0);
            case (Encoding.PLAIN, Type.BYTE_ARRAY):
                CheckLengths(bytes, count);
                return new PageValues(bytes, encoding, 0);
            case (Encoding.PLAIN, _):
                Require(bytes.Length, count * (long)column.Width);
                return new PageValues(bytes, encoding, 0);
            case (Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY, not Type.BOOLEAN) when hasDictionary:
                CheckIndexes(bytes, count);
                return new PageValues(bytes, encoding, 1); // it wants a byte even where all values are missing
            case (Encoding.RLE, Type.BOOLEAN):
                return new PageValues(Unpack(bytes, count), Encoding.PLAIN, 0);
            case (Encoding.DELTA_BINARY_PACKED, Type.INT32 or Type.INT64):
            case (Encoding.DELTA_LENGTH_BYTE_ARRAY, Type.BYTE_ARRAY):
            case (Encoding.DELTA_BYTE_ARRAY, Type.BYTE_ARRAY or Type.FIXED_LEN_BYTE_ARRAY):
                CheckDeltaCount(bytes, count);
                return new PageValues(bytes, encoding, 0);
            case (Encoding.BYTE_STREAM_SPLIT, Type.INT32 or Type.INT64 or Type.FLOAT or Type.DOUBLE or Type.FIXED_LEN_BYTE_ARRAY):
                Require(bytes.Length, count * (long)column.Width);
                return new PageValues(Join(bytes, column.Width, count), Encoding.PLAIN, 0);
            default:
                throw new DamagedException($"values of {column.Type} encoded as {encoding} are not supported");
        }
    }

    private static void Require(long length, long needed)
    {
        if (length < needed)
            throw new DamagedException("the values of a page end too early");
    }

    private static void CheckLengths(ReadOnlySpan<byte> bytes, int count)
    {
        for (; count > 0; count--)
        {
            if (bytes.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(bytes) is var length && (length < 0 || length > bytes.Length - sizeof(int)))
                throw new DamagedException("a value goes behind the end of its page");
            bytes = bytes[(sizeof(int) + length)..];
        }
    }

    private static void CheckIndexes(ReadOnlySpan<byte> bytes, int count)
    {
        if (count == 0)
            return;
        if (bytes.IsEmpty || bytes[0] > MaxIndexWidth)
            throw new DamagedException("the indexes of a page are malformed");

        // Nothing follows the width when all indexes are zero, as some writers have it.
        if (bytes[0] != 0 && Runs.Count(bytes[1..], bytes[0], count, out _) < count)
            throw new DamagedException("the indexes of a page end too early");
    }

    private static byte[] Unpack(ReadOnlySpan<byte> bytes, int count)
    {
        if (count == 0)
            return [];
        if (bytes.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(bytes) is var length && (length < 0 || length > bytes.Length - sizeof(int)))
            throw new DamagedException("the values of a page end too early");
        var bits = new byte[(count + 7) / 8];
        return Runs.Unpack(bytes.Slice(sizeof(int), length), count, bits) == count ? bits : throw new DamagedException("the values of a page end too early");
    }

    private static void CheckDeltaCount(ReadOnlySpan<byte> bytes, int count)
    {
        if (count == 0 && bytes.IsEmpty)
            return;

        // Block size, blocks in it, number of values.
        var reader = new ThriftReader(bytes);
        var (block, parts, total) = (reader.ReadUnsigned(), reader.ReadUnsigned(), reader.ReadUnsigned());
        if (block is 0 or > 1 << 20 || block % 128 != 0 || parts is 0 || block % parts != 0 || (block / parts) % 32 != 0)
            throw new DamagedException("the head of delta-encoded values is malformed");
        if (total != (ulong)count)
            throw new DamagedException("a page has another number of values than it states");
    }

    private static byte[] Join(ReadOnlySpan<byte> split, int width, int count)
    {
        var joined = new byte[width * count];
        for (var stream = 0; stream < width; stream++)
        {
            var part = split.Slice(stream * count, count);
            for (var i = 0; i < count; i++)
                joined[i * width + stream] = part[i];
        }

        return joined;
    }
}
