using System.Buffers.Binary;
using System.Text.Unicode;
using Parquet.Meta;
using Type = Parquet.Meta.Type;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Text and other bytes. Pages are decompressed into one buffer and stay there for as long as the row group; a row keeps where its
/// value lies. So no value is copied, and none is an object.
/// </summary>
internal sealed class ParquetBytes(StoredColumn column, long maxBytes) : ParquetStorage<ReadOnlyMemory<byte>, ParquetBytes.Place>(column)
{
    private byte[] _bytes = [];
    private int _length;
    private bool _isUtf8;

    /// <summary>Where a value lies.</summary>
    internal readonly record struct Place(int Start, int Length);

    public override bool IsUtf8 => _isUtf8;

    public override ReadOnlyMemory<byte> Get(int row)
    {
        var place = Slot(row);
        return new ReadOnlyMemory<byte>(_bytes, place.Start, place.Length);
    }

    public override void Start(int rows)
    {
        base.Start(rows);
        _length = 0;
        _isUtf8 = true;
    }

    public override Span<byte> Room(int size, Encoding encoding, PageScratch scratch)
        => encoding is Encoding.RLE_DICTIONARY or Encoding.PLAIN_DICTIONARY ? base.Room(size, encoding, scratch) : Reserve(size);

    protected override int LeastBytes => Column.Width > 0 ? Column.Width : sizeof(int);

    protected override void ReadPlain(ReadOnlySpan<byte> bytes, Span<Place> slots)
    {
        var start = _length - bytes.Length;
        if (Column.Width > 0)
            PlaceFixed(bytes, start, slots);
        else
            PlacePrefixed(bytes, start, slots);
    }

    protected override void ReadEncoded(ReadOnlySpan<byte> bytes, Encoding encoding, Span<Place> slots, PageScratch scratch)
    {
        switch (encoding, Column.Type)
        {
            case (Encoding.BYTE_STREAM_SPLIT, Type.FIXED_LEN_BYTE_ARRAY):
                Require(bytes.Length, slots.Length * (long)Column.Width);
                var joined = Reserve(slots.Length * (long)Column.Width);
                Join(bytes, joined);
                PlaceFixed(joined, _length - joined.Length, slots);
                break;
            case (Encoding.DELTA_LENGTH_BYTE_ARRAY, Type.BYTE_ARRAY):
                ReadDeltaLengths(bytes, slots, scratch);
                break;
            case (Encoding.DELTA_BYTE_ARRAY, Type.BYTE_ARRAY or Type.FIXED_LEN_BYTE_ARRAY):
                ReadDeltas(bytes, slots, scratch);
                break;
            default:
                throw Unsupported(encoding);
        }
    }

    private void PlaceFixed(ReadOnlySpan<byte> bytes, int start, Span<Place> slots)
    {
        Require(bytes.Length, slots.Length * (long)Column.Width);
        for (var i = 0; i < slots.Length; i++)
            slots[i] = new Place(start + i * Column.Width, Column.Width);
    }

    private void PlacePrefixed(ReadOnlySpan<byte> bytes, int start, Span<Place> slots)
    {
        var position = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            Require(bytes.Length - position, sizeof(int));
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[position..]);
            position += sizeof(int);
            slots[i] = Checked(bytes, position, length, start);
            position += length;
        }
    }

    /// <summary>All lengths, then all bytes.</summary>
    private void ReadDeltaLengths(ReadOnlySpan<byte> bytes, Span<Place> slots, PageScratch scratch)
    {
        var lengths = scratch.Numbers(slots.Length);
        var start = _length - bytes.Length;
        var position = DeltaValues.Decode(bytes, lengths);
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = Checked(bytes, position, lengths[i], start);
            position += lengths[i];
        }
    }

    /// <summary>How much each value shares with the one before, how long the rests are, and the rests.</summary>
    private void ReadDeltas(ReadOnlySpan<byte> bytes, Span<Place> slots, PageScratch scratch)
    {
        var numbers = scratch.Numbers(checked(slots.Length * 2));
        var shared = numbers[..slots.Length];
        var rests = numbers[slots.Length..];
        bytes = bytes[DeltaValues.Decode(bytes, shared)..];
        bytes = bytes[DeltaValues.Decode(bytes, rests)..];
        var last = default(Place);
        for (var i = 0; i < slots.Length; i++)
        {
            if (shared[i] < 0 || shared[i] > last.Length || rests[i] < 0 || rests[i] > bytes.Length)
                throw new DamagedException("a value goes behind the end of its page");
            var value = Reserve(shared[i] + (long)rests[i]);
            _bytes.AsSpan(last.Start, shared[i]).CopyTo(value);
            bytes[..rests[i]].CopyTo(value[shared[i]..]);
            bytes = bytes[rests[i]..];
            if (Column.Width > 0 && value.Length != Column.Width)
                throw new DamagedException("a value has another length than its column");
            slots[i] = last = Checked(value, 0, value.Length, _length - value.Length);
        }
    }

    private Place Checked(ReadOnlySpan<byte> bytes, int position, int length, int start)
    {
        if (length < 0 || length > bytes.Length - position)
            throw new DamagedException("a value goes behind the end of its page");
        _isUtf8 = _isUtf8 && Utf8.IsValid(bytes.Slice(position, length));
        return new Place(start + position, length);
    }

    private Span<byte> Reserve(long size)
    {
        var end = _length + size;
        if (end > maxBytes)
            throw new DamagedException(ColumnDecoder.LimitExceeded);
        if (_bytes.Length < end)
            Array.Resize(ref _bytes, (int)Math.Max(end, Math.Min(_bytes.Length * 2L, maxBytes)));
        _length = (int)end;
        return _bytes.AsSpan(_length - (int)size, (int)size);
    }
}
