using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>Values of one column of a Parquet file, a row group at a time.</summary>
internal interface IParquetValues
{
    /// <summary>Decodes a row group, and forgets the one before.</summary>
    /// <param name="file">What <see cref="CheckedChunk"/> made.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="cancellationToken">Ends the decoding.</param>
    Task LoadAsync(ReadOnlyMemory<byte> file, int rows, CancellationToken cancellationToken);
}

/// <summary>Values in the form in which they lie in the file.</summary>
internal abstract class ParquetValues<T>(bool isNullable) : ColumnValues, IParquetValues
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

        if (rows == 0)
            return;
        var reader = await ParquetReader.CreateAsync(new ContentStream(file), cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var levels = isNullable ? _places.AsMemory(0, rows) : (Memory<int>?)null;
        await reader.OpenRowGroupReader(0).ReadRawAsync(_field, _values.AsMemory(0, rows), levels, null, cancellationToken).ConfigureAwait(false);
        if (isNullable)
            NumberPlaces(_places.AsSpan(0, rows));
    }

    public sealed override bool IsNull(int row) => isNullable && _places[row] < 0;

    protected T Stored(int row) => _values[isNullable ? _places[row] : row];

    private static void NumberPlaces(Span<int> levels)
    {
        var next = 0;
        for (var i = 0; i < levels.Length; i++)
            levels[i] = levels[i] == 1 ? next++ : -1;
    }

    // The physical form of the values: bytes for text, days for dates. Parquet.Net takes a field whose name fits (docs/decisions/0005).
    private static DataField CreateField(bool isNullable)
    {
        var field = new DataField(CheckedChunk.ColumnName, typeof(T) == typeof(ReadOnlyMemory<byte>) ? typeof(byte[]) : typeof(T), isNullable);
        _ = new ParquetSchema(field); // attaches it, which the reader insists on
        return field;
    }
}

internal sealed class ParquetIntegers<T, TConversion>(bool isNullable, TConversion conversion) : ParquetValues<T>(isNullable)
    where T : struct
    where TConversion : struct, IConversion<T, long>
{
    public override object Get(int row) => GetInt64(row);

    public override long GetInt64(int row) => conversion.Convert(Stored(row));
}

internal sealed class ParquetDecimals<T, TConversion>(bool isNullable, TConversion conversion) : ParquetValues<T>(isNullable)
    where T : struct
    where TConversion : struct, IConversion<T, decimal>
{
    public override object Get(int row) => GetDecimal(row);

    public override decimal GetDecimal(int row) => conversion.Convert(Stored(row));
}

internal sealed class ParquetDoubles<T, TConversion>(bool isNullable, TConversion conversion) : ParquetValues<T>(isNullable)
    where T : struct
    where TConversion : struct, IConversion<T, double>
{
    public override object Get(int row) => GetDouble(row);

    public override double GetDouble(int row) => conversion.Convert(Stored(row));
}

internal sealed class ParquetBooleans(bool isNullable) : ParquetValues<bool>(isNullable)
{
    public override object Get(int row) => GetBoolean(row);

    public override bool GetBoolean(int row) => Stored(row);
}

/// <summary>Days and timestamps.</summary>
internal sealed class ParquetDates<T, TConversion>(bool isNullable, TConversion conversion) : ParquetValues<T>(isNullable)
    where T : struct
    where TConversion : struct, IConversion<T, DateTime>
{
    public override object Get(int row) => GetDateTime(row);

    public override DateTime GetDateTime(int row) => conversion.Convert(Stored(row));
}

/// <summary>Values that become text.</summary>
internal sealed class ParquetTexts<T, TConversion>(bool isNullable, TConversion conversion) : ParquetValues<T>(isNullable)
    where T : struct
    where TConversion : struct, IConversion<T, string>
{
    public override object Get(int row) => GetString(row);

    public override string GetString(int row) => conversion.Convert(Stored(row));
}

/// <summary>Text, which lies in the file as UTF-8 and is handed on as it is.</summary>
internal sealed class ParquetUtf8(bool isNullable) : ParquetValues<ReadOnlyMemory<byte>>(isNullable)
{
    public override object Get(int row) => GetString(row);

    public override string GetString(int row) => Encoding.UTF8.GetString(Text(row));

    public override void CopyUtf8(int row, IBufferWriter<byte> output) => output.Write(Text(row));

    private ReadOnlySpan<byte> Text(int row)
    {
        var text = Stored(row).Span;
        return Utf8.IsValid(text) ? text : throw new UnfitValueException("the text is not UTF-8", Convert.ToHexString(text[..Math.Min(text.Length, 30)]));
    }
}
