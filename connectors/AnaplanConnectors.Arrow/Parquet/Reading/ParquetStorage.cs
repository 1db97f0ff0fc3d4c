using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>Values of one column of a Parquet file, a row group at a time.</summary>
internal interface IParquetStorage
{
    /// <summary>Decodes a row group, and forgets the one before.</summary>
    /// <param name="file">What <see cref="CheckedChunk"/> made.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="cancellationToken">Ends the decoding.</param>
    Task LoadAsync(ReadOnlyMemory<byte> file, int rows, CancellationToken cancellationToken);
}

/// <summary>Values in the physical form that they have in the file: bytes for text, whole numbers for days.</summary>
internal sealed class ParquetStorage<T>(bool isNullable) : Storage<T>, IParquetStorage
    where T : struct
{
    private readonly DataField _field = CreateField(isNullable);
    private T[] _values = [];

    // For each row the place of its value, or -1.
    private int[] _places = [];

    public async Task LoadAsync(ReadOnlyMemory<byte> file, int rows, CancellationToken cancellationToken)
    {
        if (_values.Length < rows)
        {
            _values = new T[rows];
            _places = isNullable ? new int[rows] : [];
        }

        var reader = await ParquetReader.CreateAsync(new ContentStream(file), cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var levels = isNullable ? _places.AsMemory(0, rows) : (Memory<int>?)null;
        await reader.OpenRowGroupReader(0).ReadRawAsync(_field, _values.AsMemory(0, rows), levels, null, cancellationToken).ConfigureAwait(false);
        if (isNullable)
            NumberPlaces(_places.AsSpan(0, rows));
    }

    public override bool IsNull(int row) => isNullable && _places[row] < 0;

    public override T Get(int row) => _values[isNullable ? _places[row] : row];

    private static void NumberPlaces(Span<int> levels)
    {
        var next = 0;
        for (var i = 0; i < levels.Length; i++)
            levels[i] = levels[i] == 1 ? next++ : -1;
    }

    // Parquet.Net takes a field of another type as it is when the name fits (docs/decisions/0005).
    private static DataField CreateField(bool isNullable)
    {
        var field = new DataField(CheckedChunk.ColumnName, typeof(T) == typeof(ReadOnlyMemory<byte>) ? typeof(byte[]) : typeof(T), isNullable);
        _ = new ParquetSchema(field); // attaches it, which the reader insists on
        return field;
    }
}
