using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace AnaplanConnectors.Arrow;

/// <summary>Values of one column of Arrow data, a record batch at a time.</summary>
internal interface IArrowStorage
{
    /// <summary>Takes the column of the next batch, after a check that no access can leave its buffers.</summary>
    /// <exception cref="DamagedException">It is damaged.</exception>
    void Bind(ArrayData data, int rows);
}

/// <summary>Knows which values are missing; whoever inherits knows the others.</summary>
internal abstract class ArrowStorage<T> : Storage<T>, IArrowStorage
{
    private ReadOnlyMemory<byte> _validity;

    public void Bind(ArrayData data, int rows)
    {
        if (data.Length != rows || data.Offset != 0)
            throw new DamagedException("it has another number of values than the batch has rows");
        var hasValidity = data.NullCount > 0 && data.Buffers.Length > 0;
        _validity = hasValidity ? data.Buffers[0].Memory : default;
        if (hasValidity)
        {
            Require(_validity.Length, (rows + 7L) / 8);
            if (rows - CountOnes(_validity.Span, rows) != data.NullCount)
                throw new DamagedException("it has another number of missing values than it states");
        }

        BindValues(data, rows);
    }

    public override bool IsNull(int row) => !_validity.IsEmpty && (_validity.Span[row >> 3] >> (row & 7) & 1) == 0;

    protected static void Require(long length, long needed)
    {
        if (length < needed)
            throw new DamagedException("its buffers are too short for its values");
    }

    protected abstract void BindValues(ArrayData data, int rows);

    private static int CountOnes(ReadOnlySpan<byte> bits, int count)
    {
        var ones = 0;
        for (var i = 0; i < count >> 3; i++)
            ones += BitOperations.PopCount(bits[i]);
        return (count & 7) == 0 ? ones : ones + BitOperations.PopCount((uint)bits[count >> 3] & (1u << (count & 7)) - 1);
    }
}

/// <summary>Numbers.</summary>
internal sealed class ArrowNumbers<T> : ArrowStorage<T>
    where T : unmanaged
{
    private ReadOnlyMemory<byte> _values;

    public override T Get(int row) => MemoryMarshal.Read<T>(_values.Span[(row * Unsafe.SizeOf<T>())..]);

    protected override void BindValues(ArrayData data, int rows)
    {
        _values = data.Buffers[1].Memory;
        Require(_values.Length, rows * (long)Unsafe.SizeOf<T>());
    }
}

internal sealed class ArrowBits : ArrowStorage<bool>
{
    private ReadOnlyMemory<byte> _values;

    public override bool Get(int row) => (_values.Span[row >> 3] >> (row & 7) & 1) != 0;

    protected override void BindValues(ArrayData data, int rows)
    {
        _values = data.Buffers[1].Memory;
        Require(_values.Length, (rows + 7L) / 8);
    }
}

/// <summary>Values of so many bytes each.</summary>
internal sealed class ArrowBlocks(int width) : ArrowStorage<ReadOnlyMemory<byte>>
{
    private ReadOnlyMemory<byte> _values;

    public override ReadOnlyMemory<byte> Get(int row) => _values.Slice(row * width, width);

    protected override void BindValues(ArrayData data, int rows)
    {
        _values = data.Buffers[1].Memory;
        Require(_values.Length, rows * (long)width);
    }
}

/// <summary>Text behind each other, and where each one starts.</summary>
internal sealed class ArrowTexts<TOffset> : ArrowStorage<ReadOnlyMemory<byte>>
    where TOffset : unmanaged, IBinaryInteger<TOffset>
{
    private ReadOnlyMemory<byte> _offsets;
    private ReadOnlyMemory<byte> _values;

    public override ReadOnlyMemory<byte> Get(int row) => _values[(int)Offset(row)..(int)Offset(row + 1)];

    protected override void BindValues(ArrayData data, int rows)
    {
        _offsets = data.Buffers[1].Memory;
        _values = data.Buffers[2].Memory;
        if (rows == 0)
            return;
        Require(_offsets.Length, (rows + 1L) * Unsafe.SizeOf<TOffset>());
        var before = 0L;
        for (var row = 0; row <= rows; row++)
        {
            var offset = Offset(row);
            if (offset < before)
                throw new DamagedException("its texts do not follow each other");
            before = offset;
        }

        Require(_values.Length, before);
    }

    private long Offset(int row) => long.CreateTruncating(MemoryMarshal.Read<TOffset>(_offsets.Span[(row * Unsafe.SizeOf<TOffset>())..]));
}

/// <summary>Text as views: short ones stand in the view, longer ones in one of several buffers.</summary>
internal sealed class ArrowViews : ArrowStorage<ReadOnlyMemory<byte>>
{
    private const int ViewSize = 16;
    private const int MaxInline = 12;

    private ReadOnlyMemory<byte> _views;
    private ArrowBuffer[] _buffers = [];

    public override ReadOnlyMemory<byte> Get(int row)
    {
        var view = _views.Slice(row * ViewSize, ViewSize);
        var length = MemoryMarshal.Read<int>(view.Span);
        return length <= MaxInline
            ? view.Slice(sizeof(int), length)
            : _buffers[BufferOf(view.Span)].Memory.Slice(MemoryMarshal.Read<int>(view.Span[12..]), length);
    }

    protected override void BindValues(ArrayData data, int rows)
    {
        _views = data.Buffers[1].Memory;
        _buffers = data.Buffers;
        Require(_views.Length, rows * (long)ViewSize);
        for (var row = 0; row < rows; row++)
        {
            var view = _views.Span.Slice(row * ViewSize, ViewSize);
            var length = MemoryMarshal.Read<int>(view);
            if (IsNull(row) || length is >= 0 and <= MaxInline)
                continue;
            var (buffer, offset) = (BufferOf(view), MemoryMarshal.Read<int>(view[12..]));
            if (length < 0 || buffer < 2 || buffer >= _buffers.Length || offset < 0 || offset > _buffers[buffer].Length - length)
                throw new DamagedException("a text lies outside of its buffers");
        }
    }

    // Two buffers stand in front: which values are there, and the views.
    private static int BufferOf(ReadOnlySpan<byte> view) => MemoryMarshal.Read<int>(view[8..]) is var index and >= 0 and < int.MaxValue - 2 ? index + 2 : -1;
}

/// <summary>Values that are stored once, and their places in the rows.</summary>
internal sealed class ArrowDictionary<T, TIndex>(ArrowStorage<T> values) : ArrowStorage<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    private ReadOnlyMemory<byte> _indexes;
    private ArrayData? _bound;

    public override bool IsNull(int row) => base.IsNull(row) || values.IsNull((int)Index(row));

    public override T Get(int row) => values.Get((int)Index(row));

    protected override void BindValues(ArrayData data, int rows)
    {
        var dictionary = data.Dictionary ?? throw new DamagedException("its dictionary is missing");
        if (!ReferenceEquals(dictionary, _bound))
            values.Bind(dictionary, dictionary.Length);
        _bound = dictionary;
        _indexes = data.Buffers[1].Memory;
        Require(_indexes.Length, rows * (long)Unsafe.SizeOf<TIndex>());
        for (var row = 0; row < rows; row++)
        {
            if (!base.IsNull(row) && Index(row) is var index && (index < 0 || index >= dictionary.Length))
                throw new DamagedException("a value stands outside of its dictionary");
        }
    }

    private long Index(int row) => long.CreateSaturating(MemoryMarshal.Read<TIndex>(_indexes.Span[(row * Unsafe.SizeOf<TIndex>())..]));
}

/// <summary>Nothing but missing values.</summary>
internal sealed class ArrowNothing : ArrowStorage<int>
{
    public override bool IsNull(int row) => true;

    public override int Get(int row) => 0;

    protected override void BindValues(ArrayData data, int rows)
    {
    }
}
