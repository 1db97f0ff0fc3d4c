using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>The head of a page.</summary>
internal readonly record struct PageHead(
    PageType Type, int UncompressedSize, int CompressedSize, int? Checksum, int Values, int? Nulls, Encoding Encoding, Encoding LevelEncoding, int DefinitionBytes,
    int RepetitionBytes, bool IsCompressed)
{
    /// <exception cref="DamagedException">It is not a head, or one of its sizes is negative.</exception>
    public static PageHead Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var reader = new ThriftReader(bytes);
        var head = new PageHead { Type = (PageType)(-1), Values = -1, IsCompressed = true, LevelEncoding = Encoding.RLE, UncompressedSize = -1, CompressedSize = -1 };
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            switch (id, type)
            {
                case (1, ThriftReader.Int32):
                    head = head with { Type = (PageType)reader.ReadInt32() };
                    break;
                case (2, ThriftReader.Int32):
                    head = head with { UncompressedSize = reader.ReadInt32() };
                    break;
                case (3, ThriftReader.Int32):
                    head = head with { CompressedSize = reader.ReadInt32() };
                    break;
                case (4, ThriftReader.Int32):
                    head = head with { Checksum = reader.ReadInt32() };
                    break;
                case (5 or 7 or 8, ThriftReader.Struct):
                    head = head.With(ref reader, id);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        length = reader.Position;
        var hasValues = head.Type is PageType.DATA_PAGE or PageType.DATA_PAGE_V2 or PageType.DICTIONARY_PAGE;
        return head.UncompressedSize < 0 || head.CompressedSize < 0 || head.DefinitionBytes < 0 || head.RepetitionBytes < 0 || (hasValues && head.Values < 0)
            ? throw new DamagedException("a page lacks its size or its number of values")
            : head;
    }

    private PageHead With(ref ThriftReader reader, short kind)
    {
        var head = this;
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            if (type == ThriftReader.Int32)
            {
                var value = reader.ReadInt32();
                head = (kind, id) switch
                {
                    (_, 1) => head with { Values = value },
                    (5 or 7, 2) or (8, 4) => head with { Encoding = (Encoding)value },
                    (5, 3) => head with { LevelEncoding = (Encoding)value },
                    (8, 2) => head with { Nulls = value },
                    (8, 5) => head with { DefinitionBytes = value },
                    (8, 6) => head with { RepetitionBytes = value },
                    _ => head,
                };
            }
            else if (kind == 8 && id == 7)
            {
                head = head with { IsCompressed = type == ThriftReader.True };
            }
            else
            {
                reader.Skip(type);
            }
        }

        return head;
    }
}
