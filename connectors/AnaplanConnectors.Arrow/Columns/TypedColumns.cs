using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace AnaplanConnectors.Arrow;

/// <summary>Values of one of our types, made from stored ones when they are asked for.</summary>
internal abstract class TypedColumn<T>(Storage<T> storage) : ColumnValues
{
    public sealed override bool IsNull(int row) => storage.IsNull(row);

    protected bool IsUtf8 => storage.IsUtf8;

    protected T Stored(int row) => storage.Get(row);
}

internal sealed class Integers<T, TConversion>(Storage<T> storage, TConversion conversion) : TypedColumn<T>(storage)
    where TConversion : struct, IConversion<T, long>
{
    public override object Get(int row) => GetInt64(row);

    public override long GetInt64(int row) => conversion.Convert(Stored(row));
}

internal sealed class Decimals<T, TConversion>(Storage<T> storage, TConversion conversion) : TypedColumn<T>(storage)
    where TConversion : struct, IConversion<T, decimal>
{
    public override object Get(int row) => GetDecimal(row);

    public override decimal GetDecimal(int row) => conversion.Convert(Stored(row));
}

internal sealed class Doubles<T, TConversion>(Storage<T> storage, TConversion conversion) : TypedColumn<T>(storage)
    where TConversion : struct, IConversion<T, double>
{
    public override object Get(int row) => GetDouble(row);

    public override double GetDouble(int row) => conversion.Convert(Stored(row));
}

internal sealed class Booleans(Storage<bool> storage) : TypedColumn<bool>(storage)
{
    public override object Get(int row) => GetBoolean(row);

    public override bool GetBoolean(int row) => Stored(row);
}

/// <summary>Days and timestamps.</summary>
internal sealed class Dates<T, TConversion>(Storage<T> storage, TConversion conversion) : TypedColumn<T>(storage)
    where TConversion : struct, IConversion<T, DateTime>
{
    public override object Get(int row) => GetDateTime(row);

    public override DateTime GetDateTime(int row) => conversion.Convert(Stored(row));
}

/// <summary>Values that become text.</summary>
internal sealed class Texts<T, TConversion>(Storage<T> storage, TConversion conversion) : TypedColumn<T>(storage)
    where TConversion : struct, IConversion<T, string>
{
    public override object Get(int row) => GetString(row);

    public override string GetString(int row) => conversion.Convert(Stored(row));
}

/// <summary>Text that is stored as UTF-8 and handed on as it is.</summary>
internal sealed class Utf8Texts(Storage<ReadOnlyMemory<byte>> storage) : TypedColumn<ReadOnlyMemory<byte>>(storage)
{
    private const int ExcerptBytes = 30;

    public override object Get(int row) => GetString(row);

    public override string GetString(int row) => Encoding.UTF8.GetString(Valid(row));

    public override void CopyUtf8(int row, IBufferWriter<byte> output) => output.Write(Valid(row));

    private ReadOnlySpan<byte> Valid(int row)
    {
        var text = Stored(row).Span;
        return IsUtf8 || Utf8.IsValid(text)
            ? text
            : throw new UnfitValueException("the text is not UTF-8", Convert.ToHexString(text[..Math.Min(text.Length, ExcerptBytes)]));
    }
}
