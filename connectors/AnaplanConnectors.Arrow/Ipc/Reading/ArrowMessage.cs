using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AnaplanConnectors.Arrow;

/// <summary>The head of a message: what follows, and how long it is. All of it has been checked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="BodyLength">Bytes that follow.</param>
/// <param name="Compressed">Where compressed buffers lie in the body; null when none is.</param>
/// <param name="Rows">Rows of a record batch.</param>
internal sealed record ArrowMessage(ArrowMessageKind Kind, long BodyLength, IReadOnlyList<(long Offset, long Length)>? Compressed, long Rows = 0)
{
    private const short OldestVersion = 3; // V4, which Arrow has written since 0.8
    private const short BigEndian = 1;
    private const int NodeSize = 16;
    private const int BufferSize = 16;

    /// <summary>Reads and checks a head.</summary>
    /// <param name="metadata">Its bytes.</param>
    /// <param name="fields">The fields of the stream; filled by the schema.</param>
    /// <param name="dictionaries">Shapes of the dictionaries' values by id; filled by the schema.</param>
    /// <exception cref="DamagedException">It is malformed, or holds what is not supported.</exception>
    public static ArrowMessage Read(ReadOnlySpan<byte> metadata, List<FieldShape> fields, Dictionary<long, FieldShape> dictionaries)
    {
        var message = FlatTable.Root(metadata);
        if (message.Int16(4) < OldestVersion)
            throw new DamagedException("it was written by an Arrow before 0.8, which is not supported");
        var bodyLength = message.Int64(10);
        if (bodyLength < 0)
            throw new DamagedException("a message has a negative length");
        var kind = (ArrowMessageKind)message.Byte(6);
        var header = message.Table(8);
        switch (kind)
        {
            case ArrowMessageKind.Schema:
                ReadSchema(header, fields, dictionaries);
                return new ArrowMessage(kind, bodyLength, null);
            case ArrowMessageKind.RecordBatch:
                return new ArrowMessage(kind, bodyLength, CheckBatch(header, bodyLength, fields), header.Int64(4));
            case ArrowMessageKind.DictionaryBatch:
                if (header.Byte(8) != 0)
                    throw new DamagedException("it extends dictionaries on the way, which is not supported");
                var id = header.Int64(4);
                if (!dictionaries.TryGetValue(id, out var values))
                    throw new DamagedException("it holds a dictionary that no column uses");
                return new ArrowMessage(kind, bodyLength, CheckBatch(header.Table(6), bodyLength, [values]));
            default:
                throw new DamagedException("it holds something else than rows");
        }
    }

    private static void ReadSchema(FlatTable schema, List<FieldShape> fields, Dictionary<long, FieldShape> dictionaries)
    {
        if (schema.Int16(4) == BigEndian)
            throw new DamagedException("its numbers have the highest byte first (big-endian), which is not supported");
        FieldShape.CheckPairs(schema, 8);
        schema.Vector(6, sizeof(uint), out var count);
        var total = 0;
        for (var i = 0; i < count; i++)
            fields.Add(FieldShape.Read(schema.Element(6, i), dictionaries, ref total));
    }

    private static List<(long Offset, long Length)>? CheckBatch(FlatTable batch, long bodyLength, IEnumerable<FieldShape> fields)
    {
        var nodes = batch.Vector(6, NodeSize, out var nodeCount);
        var buffers = batch.Vector(8, BufferSize, out var bufferCount);
        var variadic = MemoryMarshal.Cast<byte, long>(batch.Vector(12, sizeof(long), out _));
        var (neededNodes, neededBuffers, views) = (0, 0L, 0);
        foreach (var field in fields)
            field.Count(variadic, ref neededNodes, ref neededBuffers, ref views);
        if (nodeCount != neededNodes || bufferCount != neededBuffers)
            throw new DamagedException("a batch has another number of columns or buffers than the schema asks for");
        if (batch.Int64(4) is < 0 or > int.MaxValue)
            throw new DamagedException("a batch has more rows than fit into memory");
        for (; !nodes.IsEmpty; nodes = nodes[NodeSize..])
        {
            var (length, nulls) = (BinaryPrimitives.ReadInt64LittleEndian(nodes), BinaryPrimitives.ReadInt64LittleEndian(nodes[sizeof(long)..]));
            if (length is < 0 or > int.MaxValue || nulls < 0 || nulls > length)
                throw new DamagedException("a column of a batch has an impossible number of values");
        }

        var ranges = new List<(long Offset, long Length)>();
        for (; !buffers.IsEmpty; buffers = buffers[BufferSize..])
        {
            var (offset, length) = (BinaryPrimitives.ReadInt64LittleEndian(buffers), BinaryPrimitives.ReadInt64LittleEndian(buffers[sizeof(long)..]));
            if (offset < 0 || length < 0 || offset > bodyLength - length)
                throw new DamagedException("a buffer lies outside of its batch");
            ranges.Add((offset, length));
        }

        if (!batch.Has(10))
            return null;
        batch.Table(10);
        return ranges;
    }
}

/// <summary>What a message is; the numbers are those of the format's Message.fbs.</summary>
internal enum ArrowMessageKind : byte
{
    Schema = 1,
    DictionaryBatch = 2,
    RecordBatch = 3,
}
