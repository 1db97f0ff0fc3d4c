using System.ComponentModel;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>How a separated text file is laid out. The defaults are what Anaplan reads and writes (API reference 5.4, 7.6).</summary>
public sealed record CsvFormat
{
    /// <summary>Between fields: comma, tab, semicolon, pipe or another ASCII character. Default: comma. Never detected.</summary>
    [Category("Layout"), DisplayName("Separator"), Description("Character between fields.")]
    public char Separator { get; init; } = ',';

    /// <summary>
    /// Encloses fields that hold separators, qualifiers or line breaks; inner ones are doubled. Default: the quotation mark.
    /// Null: every character is text as it stands; a value that would need enclosing is then refused when writing.
    /// </summary>
    [Category("Layout"), DisplayName("Text qualifier"), Description("Character that encloses text, or none.")]
    public char? Qualifier { get; init; } = '"';

    /// <summary>
    /// Name of the encoding. Default: utf-8. A byte order mark at the start of an input wins over it; none is ever written.
    /// </summary>
    [Category("Layout"), DisplayName("Encoding"), Description("Name of the encoding, such as utf-8, utf-16 or iso-8859-1.")]
    public string Encoding { get; init; } = "utf-8";

    /// <summary>What happens to bytes that the encoding does not know. Default: the row is refused.</summary>
    [Category("Reading"), DisplayName("Invalid text"), Description("Refuse rows with undecodable bytes, or replace the bytes.")]
    public CsvInvalidText InvalidText { get; init; } = CsvInvalidText.Refuse;

    /// <summary>
    /// Number of the record that holds the column names, from one; blank lines do not count. Default: 1.
    /// 0: there is none, and none is written.
    /// </summary>
    [Category("Layout"), DisplayName("Header row"), Description("Row of the column names; 0 when there is none.")]
    public int HeaderRow { get; init; } = 1;

    /// <summary>Number of the first record with data. Default (null): the one behind the header.</summary>
    [Category("Reading"), DisplayName("First data row"), Description("First row with data; empty: behind the header.")]
    public int? FirstDataRow { get; init; }

    /// <summary>
    /// Names of the columns, instead of the header's when reading. Default (null): the header's, or "Column 1", "Column 2", …
    /// without a header. Decides the number of columns.
    /// </summary>
    [Category("Reading"), DisplayName("Column names"), Description("Names of the columns, instead of the header's.")]
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>What happens to empty and repeated names in a header. Default: the input is refused.</summary>
    [Category("Reading"), DisplayName("Header names"), Description("Refuse empty and repeated column names, or repair them.")]
    public CsvHeaderNames HeaderNames { get; init; } = CsvHeaderNames.Refuse;

    /// <summary>
    /// Types and patterns of columns, found by name. Reading: other columns are text. Writing: only the patterns are used.
    /// </summary>
    [Category("Columns"), DisplayName("Columns"), Description("Types and date patterns of columns.")]
    public IReadOnlyList<ColumnFormat> Columns { get; init; } = [];

    /// <summary>
    /// Text of a missing value, where it stands outside qualifiers. Default: nothing. A text that equals it is written
    /// with qualifiers. Without qualifiers an empty text cannot be told from a missing one.
    /// </summary>
    [Category("Values"), DisplayName("Null text"), Description("Text of a missing value.")]
    public string NullText { get; init; } = "";

    /// <summary>Between the whole part and the decimals of numbers: point or comma. Default: point.</summary>
    [Category("Values"), DisplayName("Decimal separator"), Description("Point or comma.")]
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>
    /// Which texts are read as numbers. Default: plain ones. Files of Anaplan's formatted exports need
    /// <see cref="CsvNumbers.Displayed"/> (API reference 7.6).
    /// </summary>
    [Category("Reading"), DisplayName("Numbers"), Description("Plain numbers only, or also numbers formatted for display.")]
    public CsvNumbers Numbers { get; init; } = CsvNumbers.Plain;

    /// <summary>Ends a row when writing. Default: LF. Reading takes LF, CRLF and CR.</summary>
    [Category("Writing"), DisplayName("Line end"), Description("LF or CRLF.")]
    public CsvLineEnd LineEnd { get; init; } = CsvLineEnd.Lf;

    /// <summary>What happens to rows with another number of fields than there are columns. Default: they are refused.</summary>
    [Category("Reading"), DisplayName("Ragged rows"), Description("Refuse rows of another width, or pad and cut them.")]
    public CsvRaggedRows RaggedRows { get; init; } = CsvRaggedRows.Refuse;

    /// <summary>Longest field in bytes of UTF-8. Default: 1 MiB. A longer one refuses its row.</summary>
    [Category("Limits"), DisplayName("Field limit"), Description("Longest field in bytes.")]
    public int MaxFieldBytes { get; init; } = 1 << 20;

    /// <summary>
    /// Longest record in bytes of UTF-8. Default: 16 MiB. A longer one ends reading: an unclosed qualifier is the usual cause,
    /// and nobody knows where the next row starts.
    /// </summary>
    [Category("Limits"), DisplayName("Record limit"), Description("Longest record in bytes.")]
    public int MaxRecordBytes { get; init; } = 16 << 20;

    /// <summary>
    /// Comma separated, except files whose name ends in <c>.tsv</c> or <c>.txt</c>: those are tab separated, as Anaplan's are
    /// (API reference 7.1). <c>.gz</c> behind it is looked through.
    /// </summary>
    public static CsvFormat ForFile(string path)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        var name = CsvFile.IsCompressed(path) ? Path.GetFileNameWithoutExtension(path) : path;
        return Path.GetExtension(name).ToUpperInvariant() is ".TSV" or ".TXT"
            ? new CsvFormat { Separator = '\t' }
            : new CsvFormat();
    }

    internal IEnumerable<string> Problems() => CsvFormatProblems.Of(this);

    /// <summary>What is declared for a column of a schema, or null.</summary>
    internal ColumnFormat? DeclarationOf(RowSchema schema, int ordinal)
        => Columns.FirstOrDefault(declared => schema.IndexOf(declared.Name) == ordinal);

    internal CsvFormat Checked()
    {
        var problems = string.Join("; ", Problems());
        return problems.Length == 0 ? this : throw new ArgumentException($"The CSV format does not work: {problems}.");
    }
}

/// <summary>Type and pattern of one column.</summary>
/// <param name="Name">Name of the column; matched exactly, then without case.</param>
/// <param name="Type">What the texts are read as.</param>
/// <param name="Pattern">
/// How a <see cref="ColumnType.Date"/> or <see cref="ColumnType.Timestamp"/> is written, in .NET's custom letters (y M d H h m s f t),
/// such as <c>dd/MM/yyyy</c>; names of months are English. Default (null): ISO 8601, <c>yyyy-MM-dd</c> and
/// <c>yyyy-MM-ddTHH:mm:ss</c> with as many decimals as needed and a <c>Z</c> for UTC.
/// </param>
public sealed record ColumnFormat(string Name, ColumnType Type = ColumnType.Text, string? Pattern = null);

/// <summary>What happens to bytes that the encoding does not know.</summary>
public enum CsvInvalidText
{
    /// <summary>The row is refused.</summary>
    Refuse,

    /// <summary>The replacement character, U+FFFD, stands in their place.</summary>
    Replace,
}

/// <summary>What happens to empty and repeated names in a header.</summary>
public enum CsvHeaderNames
{
    /// <summary>The input is refused.</summary>
    Refuse,

    /// <summary>An empty name becomes "Column 3", a repeated one gets its occurrence: "Units (2)".</summary>
    Repair,
}

/// <summary>Which texts are read as numbers.</summary>
public enum CsvNumbers
{
    /// <summary>Digits with sign, decimals and exponent: <c>-1234.5</c>, <c>1.0E10</c>.</summary>
    Plain,

    /// <summary>Also <c>1,234.50</c>, <c>(3)</c>, <c>12%</c> and <c>-</c> for zero, as Anaplan's formatted exports show them.</summary>
    Displayed,
}

/// <summary>Ends a row when writing.</summary>
public enum CsvLineEnd
{
    /// <summary>Line feed.</summary>
    Lf,

    /// <summary>Carriage return and line feed.</summary>
    CrLf,
}

/// <summary>What happens to rows with another number of fields than there are columns.</summary>
public enum CsvRaggedRows
{
    /// <summary>The row is refused.</summary>
    Refuse,

    /// <summary>Missing fields are null, surplus ones are dropped; both are counted.</summary>
    PadAndCut,
}
