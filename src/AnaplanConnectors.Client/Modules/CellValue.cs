using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>A value of a cell: text, a number or a truth value. There is no null: empty text clears a text (API reference 3.10).</summary>
public readonly struct CellValue : IEquatable<CellValue>
{
    private readonly object? _value;

    private CellValue(object value) => _value = value;

    /// <summary>Text, or the name, code or date that other kinds are written as.</summary>
    public static implicit operator CellValue(string text) => new(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>A number. Anaplan keeps 15 to 17 significant digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite or no number.</exception>
    public static implicit operator CellValue(double number) => double.IsNaN(number) || double.IsInfinity(number)
        ? throw new ArgumentOutOfRangeException(nameof(number), number, "Anaplan knows no such number.")
        : new(number);

    /// <summary>A number, sent with all its digits.</summary>
    public static implicit operator CellValue(decimal number) => new(number);

    /// <summary>A whole number. Anaplan keeps 15 to 17 significant digits.</summary>
    public static implicit operator CellValue(long number) => new((decimal)number);

    /// <summary>True or false.</summary>
    public static implicit operator CellValue(bool truth) => new(truth);

    /// <summary>Text as a value.</summary>
    public static CellValue FromString(string text) => text;

    /// <summary>A number as a value.</summary>
    public static CellValue FromDouble(double number) => number;

    /// <summary>A number as a value.</summary>
    public static CellValue FromDecimal(decimal number) => number;

    /// <summary>A whole number as a value.</summary>
    public static CellValue FromInt64(long number) => number;

    /// <summary>A truth value.</summary>
    public static CellValue FromBoolean(bool truth) => truth;

    /// <inheritdoc cref="Equals(CellValue)"/>
    public static bool operator ==(CellValue left, CellValue right) => left.Equals(right);

    /// <summary>Whether values differ.</summary>
    public static bool operator !=(CellValue left, CellValue right) => !left.Equals(right);

    /// <summary>Whether values are of one kind and alike.</summary>
    public bool Equals(CellValue other) => Equals(_value ?? "", other._value ?? "");

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CellValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_value ?? "").GetHashCode();

    /// <summary>The value as text, without culture.</summary>
    public override string ToString() => Invariant($"{_value}");

    internal void Write(Utf8JsonWriter writer)
    {
        switch (_value)
        {
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            default:
                writer.WriteStringValue((string?)_value ?? "");
                break;
        }
    }
}
