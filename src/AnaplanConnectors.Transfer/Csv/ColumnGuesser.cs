using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Looks at the texts of one column and strikes out what they cannot be: a proposal for people to look at, with the rules of
/// <see cref="CsvPreview"/>.
/// </summary>
public sealed class ColumnGuesser
{
    // More belong to identifiers, and more do not fit the numbers of a model.
    private const int MostDigits = 15;

    private readonly byte[] _output = new byte[CellFormat.MaxLength];
    private readonly DateGuesser _dates = new();
    private readonly string _name;
    private readonly byte _point;
    private bool _mayBeBoolean = true;
    private bool _mayBeInteger = true;
    private bool _mayBeDecimal = true;
    private bool _mayBeDouble = true;
    private bool _mayBeDisplayed = true;
    private bool _mayHaveOtherPoint = true;
    private bool _hasLeadingZeros;
    private bool _hasLongNumbers;
    private long _values;
    private long _missing;
    private int _maxLength;
    private string? _example;

    /// <summary>A column of which nothing was seen yet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="format">Null: the defaults. Only <see cref="CsvFormat.DecimalSeparator"/> matters.</param>
    public ColumnGuesser(string name, CsvFormat? format = null)
    {
        _name = name ?? throw new ArgumentNullException(nameof(name));
        _point = (byte)(format ?? new CsvFormat()).DecimalSeparator;
    }

    /// <summary>Looks at one value; null and blanks are missing ones.</summary>
    public void Look(string? text)
    {
        var value = text?.Trim();
        if (string.IsNullOrEmpty(value))
        {
            _missing++;
            return;
        }

        _values++;
        _example ??= text;
        _maxLength = Math.Max(_maxLength, text!.Length);
        var bytes = Encoding.UTF8.GetBytes(value);
        _mayBeBoolean &= value!.ToUpperInvariant() is "TRUE" or "FALSE";
        LookAtNumber(bytes);
        _dates.Look(bytes);
    }

    /// <summary>What the values seen so far could be.</summary>
    public CsvColumnGuess Guess()
    {
        var (type, pattern) = Choose();
        return new CsvColumnGuess(_name, type, pattern, _missing, _maxLength, _example, type == ColumnType.Text ? Note() : null);
    }

    private (ColumnType Type, string? Pattern) Choose()
    {
        if (_values == 0)
            return (ColumnType.Text, null);
        if (_mayBeBoolean)
            return (ColumnType.Boolean, null);
        if (_mayBeInteger)
            return (ColumnType.Integer, null);
        if (_mayBeDecimal)
            return (ColumnType.Decimal, null);
        return _mayBeDouble ? (ColumnType.Double, null) : _dates.Choose() ?? (ColumnType.Text, null);
    }

    private void LookAtNumber(byte[] bytes)
    {
        var digits = bytes[0] is (byte)'-' ? bytes.AsSpan(1) : bytes.AsSpan();
        var isNumber = NumberParts.TryScan(bytes, _point, out var parts);
        var hasLeadingZero = isNumber && digits.Length > 1 && digits[0] == '0' && digits[1] is >= (byte)'0' and <= (byte)'9';
        var isLong = isNumber && digits.IndexOf(_point) < 0 && digits.Length > MostDigits;
        _hasLeadingZeros |= hasLeadingZero;
        _hasLongNumbers |= isLong;

        // The same text has to come out of an exact type.
        var isOrdinary = isNumber && !hasLeadingZero && !isLong;
        _mayBeInteger = _mayBeInteger && isOrdinary && NumberParser.TryInteger(bytes, out var integer) && IsText(CellFormat.Integer(integer, _output), bytes);
        _mayBeDecimal = _mayBeDecimal && isOrdinary && NumberParser.TryDecimal(bytes, _point, out var number)
            && IsText(CellFormat.Decimal(number, _point, _output), bytes);
        _mayBeDouble = _mayBeDouble && isOrdinary && NumberParser.TryDouble(bytes, _point, out _) && parts.Mantissa < Digits.PowersOfTen[MostDigits];
        LookAtOtherForms(bytes);
    }

    // Only to be able to say so.
    private void LookAtOtherForms(byte[] bytes)
    {
        var plain = new byte[DisplayedNumber.BufferLength];
        _mayBeDisplayed = _mayBeDisplayed && DisplayedNumber.TryMakePlain(bytes, _point, plain, out var length)
            && NumberParser.TryDouble(plain.AsSpan(0, length), _point, out _);
        _mayHaveOtherPoint = _mayHaveOtherPoint && NumberParser.TryDouble(bytes, (byte)(_point == '.' ? ',' : '.'), out _);
    }

    private string? Note()
    {
        if (_values == 0)
            return "it has no values";
        if (_dates.Ambiguity is { } patterns)
            return $"its dates fit {patterns}; declare the pattern";
        if (_hasLeadingZeros)
            return "some values have leading zeros, which a number would lose";
        if (_hasLongNumbers)
            return FormattableString.Invariant($"some values have more than {MostDigits} digits, which numbers of a model cannot hold");
        if (_mayHaveOtherPoint)
            return $"its values are numbers if the decimal separator is '{(_point == '.' ? ',' : '.')}'";
        return _mayBeDisplayed ? "its values are numbers formatted for display; they can be read as such" : null;
    }

    private bool IsText(int length, byte[] bytes) => _output.AsSpan(0, length).SequenceEqual(bytes);
}
