using Parquet.Meta;
using Type = Parquet.Meta.Type;

namespace AnaplanConnectors.Arrow;

/// <summary>How the values of a column lie in the file.</summary>
/// <param name="Type">The physical type.</param>
/// <param name="Width">Bytes of a value of fixed length, else zero.</param>
/// <param name="HighestLevel">The level of a value that is there; zero where none can be missing.</param>
internal sealed record StoredColumn(Type Type, int Width, int HighestLevel)
{
    /// <summary>Whether values may be missing.</summary>
    public bool IsNullable => HighestLevel > 0;

    /// <exception cref="DamagedException">The length of values is missing or not one.</exception>
    public static StoredColumn Of(SchemaElement element)
    {
        var type = element.Type ?? throw new DamagedException("it has no type");
        var width = type switch
        {
            Type.INT32 or Type.FLOAT => sizeof(int),
            Type.INT64 or Type.DOUBLE => sizeof(long),
            Type.INT96 => 12,
            Type.FIXED_LEN_BYTE_ARRAY => element.TypeLength is > 0 and < 1_000_000
                ? element.TypeLength.Value
                : throw new DamagedException("the length of its values is missing or not one"),
            _ => 0,
        };
        return new StoredColumn(type, width, element.RepetitionType == FieldRepetitionType.OPTIONAL ? 1 : 0);
    }
}
