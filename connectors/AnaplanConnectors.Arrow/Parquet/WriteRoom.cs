using Parquet;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// What the columns of a file need while they are written, one after the other: room in forms that only Parquet.Net wants, so that
/// no column keeps its values in them, and the writer's options, whose hints hold for the next column.
/// </summary>
internal sealed class WriteRoom(ParquetOptions options)
{
    private int[] _levels = [];
    private ReadOnlyMemory<char>[] _texts = [];
    private ReadOnlyMemory<char>[] _distinct = [];
    private char[] _characters = [];
    private ReadOnlyMemory<byte>[] _utf8 = [];
    private ReadOnlyMemory<byte>[] _distinctUtf8 = [];

    public ParquetOptions Options => options;

    public int[] Levels(int count) => AtLeast(ref _levels, count);

    public ReadOnlyMemory<char>[] Texts(int count) => AtLeast(ref _texts, count);

    public ReadOnlyMemory<char>[] Distinct(int count) => AtLeast(ref _distinct, count);

    public char[] Characters(int count) => AtLeast(ref _characters, count);

    public ReadOnlyMemory<byte>[] Utf8(int count) => AtLeast(ref _utf8, count);

    public ReadOnlyMemory<byte>[] DistinctUtf8(int count) => AtLeast(ref _distinctUtf8, count);

    private static T[] AtLeast<T>(ref T[] array, int count)
    {
        if (array.Length < count)
            array = new T[count];
        return array;
    }
}
