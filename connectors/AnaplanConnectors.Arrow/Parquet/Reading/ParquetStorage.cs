using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>Values of one column of a Parquet file, a row group at a time. Its buffers are used again for the next one.</summary>
internal interface IParquetStorage
{
    /// <summary>Whether a dictionary has been added since the start.</summary>
    bool HasDictionary { get; }

    /// <summary>Forgets the row group before.</summary>
    /// <param name="rows">How many rows the next one has.</param>
    void Start(int rows);

    /// <summary>Where a page goes when it is decompressed. What is added next are its last bytes.</summary>
    /// <exception cref="DamagedException">The column takes too much memory.</exception>
    Span<byte> Room(int size, Encoding encoding, PageScratch scratch);

    /// <summary>Adds the values that pages point at.</summary>
    void AddDictionary(ReadOnlySpan<byte> values, int count);

    /// <summary>Where it is written which of the next rows have a value.</summary>
    Span<bool> Presence(int count);

    /// <summary>Adds the values of a page, behind those of the page before.</summary>
    /// <exception cref="DamagedException">There are too few, or their encoding does not fit their type.</exception>
    void AddValues(PageValues page, PageScratch scratch);
}

/// <summary>Values in the physical form that they have in the file: bytes for text, whole numbers for days.</summary>
/// <typeparam name="T">What is asked for.</typeparam>
/// <typeparam name="TSlot">What is kept for each row.</typeparam>
internal abstract class ParquetStorage<T, TSlot>(StoredColumn column) : Storage<T>, IParquetStorage
{
    private const int MaxIndexWidth = 32;

    private TSlot[] _slots = [];
    private bool[] _isPresent = [];
    private TSlot[] _dictionary = [];
    private int _dictionaryCount;
    private int _expected;
    private int _rows;
    private bool _isAnyMissing;

    public bool HasDictionary { get; private set; }

    protected StoredColumn Column { get; } = column;

    public virtual void Start(int rows)
    {
        _expected = rows;
        _rows = 0;
        _isAnyMissing = false;
        HasDictionary = false;
    }

    public virtual Span<byte> Room(int size, Encoding encoding, PageScratch scratch) => scratch.Bytes(size);

    public void AddDictionary(ReadOnlySpan<byte> values, int count)
    {
        Require(values.Length, count * (long)LeastBytes);
        if (_dictionary.Length < count)
            _dictionary = new TSlot[count];
        ReadPlain(values, _dictionary.AsSpan(0, count));
        _dictionaryCount = count;
        HasDictionary = true;
    }

    public Span<bool> Presence(int count)
    {
        Grow(ref _isPresent, _rows + count);
        return _isPresent.AsSpan(_rows, count);
    }

    public void AddValues(PageValues page, PageScratch scratch)
    {
        Grow(ref _slots, _rows + page.Count);
        var slots = _slots.AsSpan(_rows, page.Present);
        switch (page.Encoding)
        {
            case Encoding.PLAIN:
                ReadPlain(page.Bytes, slots);
                break;
            case Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY when HasDictionary:
                LookUp(page.Bytes, slots, scratch);
                break;
            default:
                ReadEncoded(page.Bytes, page.Encoding, slots, scratch);
                break;
        }

        if (page.Present < page.Count)
            Spread(page);
        _rows += page.Count;
    }

    public sealed override bool IsNull(int row) => _isAnyMissing && !_isPresent[row];

    protected TSlot Slot(int row) => _slots[row];

    /// <summary>Fewest bytes of a value.</summary>
    protected virtual int LeastBytes => Column.Width;

    /// <exception cref="DamagedException">There are fewer values than slots.</exception>
    protected abstract void ReadPlain(ReadOnlySpan<byte> bytes, Span<TSlot> slots);

    /// <exception cref="DamagedException">There are fewer values than slots, or the encoding does not fit.</exception>
    protected abstract void ReadEncoded(ReadOnlySpan<byte> bytes, Encoding encoding, Span<TSlot> slots, PageScratch scratch);

    protected static void Require(long length, long needed)
    {
        if (length < needed)
            throw new DamagedException("the values of a page end too early");
    }

    protected DamagedException Unsupported(Encoding encoding) => new($"values of {Column.Type} encoded as {encoding} are not supported");

    /// <summary>Puts bytes together that are stored apart: all first ones, then all second ones.</summary>
    protected void Join(ReadOnlySpan<byte> apart, Span<byte> joined)
    {
        Require(apart.Length, joined.Length);
        var count = joined.Length / Column.Width;
        for (var stream = 0; stream < Column.Width; stream++)
        {
            var part = apart.Slice(stream * count, count);
            for (var i = 0; i < count; i++)
                joined[i * Column.Width + stream] = part[i];
        }
    }

    private void LookUp(ReadOnlySpan<byte> bytes, Span<TSlot> slots, PageScratch scratch)
    {
        if (slots.IsEmpty)
            return;
        if (bytes.IsEmpty || bytes[0] > MaxIndexWidth)
            throw new DamagedException("the indexes of a page are malformed");
        var indexes = scratch.Numbers(slots.Length);
        indexes.Clear();

        // Nothing follows the width when all indexes are zero, as some writers have it.
        if (bytes[0] != 0 && Runs.Decode(bytes[1..], bytes[0], indexes) < indexes.Length)
            throw new DamagedException("the indexes of a page end too early");
        var dictionary = _dictionary.AsSpan(0, _dictionaryCount);
        for (var i = 0; i < slots.Length; i++)
        {
            if ((uint)indexes[i] >= (uint)dictionary.Length)
                throw new DamagedException("an index points behind the dictionary");
            slots[i] = dictionary[indexes[i]];
        }
    }

    /// <summary>Moves the values to their rows, from the end, so that none is written over before it has moved.</summary>
    private void Spread(PageValues page)
    {
        _isAnyMissing = true;
        var slots = _slots.AsSpan(_rows, page.Count);
        var isPresent = _isPresent.AsSpan(_rows, page.Count);
        var left = page.Present;
        for (var i = isPresent.Length - 1; left <= i; i--)
        {
            if (isPresent[i])
                slots[i] = slots[--left];
        }
    }

    // As pages come, because the number of rows is only what the footer states.
    private void Grow<TItem>(ref TItem[] items, int count)
    {
        if (items.Length < count)
            Array.Resize(ref items, (int)Math.Max(count, Math.Min(items.Length * 2L, _expected)));
    }
}
