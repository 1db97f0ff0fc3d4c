namespace AnaplanConnectors.Simulator;

/// <summary>
/// A saved export (API reference 3.13 and 7). Its name is free text: one that ends in <c>.xls</c> may well hold comma separated
/// text, as <see cref="Format"/> says.
/// </summary>
public sealed class ExportDefinition
{
    /// <summary>Default: 116… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    public string Name { get; init; } = "";

    /// <summary>Module to export. One of this and <see cref="List"/>.</summary>
    public string? Module { get; init; }

    /// <summary>List to export, one line an item.</summary>
    public string? List { get; init; }

    /// <summary>Default: tabular, one column a line item. List exports are always a grid.</summary>
    public ExportLayout? Layout { get; init; }

    /// <summary>Default: <c>text/csv</c>. Workbooks and PDF are not simulated.</summary>
    public string Format { get; init; } = "text/csv";

    /// <summary>Default: UTF-8.</summary>
    public FileEncoding Encoding { get; init; } = FileEncoding.Utf8;

    /// <summary>Between columns. Default: comma for <c>text/csv</c>, tab for <c>text/plain</c>.</summary>
    public string? Separator { get; init; }

    /// <summary>The text qualifier, a quotation mark or nothing. Default: a quotation mark.</summary>
    public string Delimiter { get; init; } = "\"";

    /// <summary>Default: LF (open question 3 of the API reference).</summary>
    public LineEnd LineEnd { get; init; } = LineEnd.Lf;

    /// <summary>The file starts with a byte order mark. Default: false (open question 3).</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>The last line has a line end. Default: true (open question 3).</summary>
    public bool FinalLineEnd { get; init; } = true;

    /// <summary>
    /// Numbers look as their format has it, <c>1,234.50</c>, <c>(3)</c>, <c>12%</c> (open question 4). Default: false, invariant with
    /// full precision.
    /// </summary>
    public bool FormattedNumbers { get; init; }

    /// <summary>Pattern of dates, as .NET has it (open question 4). Default: <c>yyyy-MM-dd</c>.</summary>
    public string DateFormat { get; init; } = "yyyy-MM-dd";

    /// <summary>Booleans are <c>TRUE</c> and <c>FALSE</c> (open question 4). Default: false, lower case.</summary>
    public bool UpperCaseBooleans { get; init; }

    /// <summary>Line items in the order of columns. Default: all of the module that hold data.</summary>
    public IReadOnlyList<string>? LineItems { get; init; }

    /// <summary>Dimensions on pages. Default: none.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>Dimensions on columns. Default: <c>Line Items</c>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = ["Line Items"];

    /// <summary>Dimensions on rows. Default: those of the module that are on no other axis.</summary>
    public IReadOnlyList<string>? Rows { get; init; }

    /// <summary>Member by dimension on pages, for GRID_CURRENT_PAGE. Default: the first member.</summary>
    public IReadOnlyDictionary<string, string> CurrentPage { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Up to two boolean line items, <c>Name</c> or <c>Module.Name</c>: rows are exported where all of them are true.
    /// </summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>Parents and totals of time are left out. Default: false.</summary>
    public bool HideSummaries { get; init; }

    /// <summary>Rows whose cells are all blank, zero or false are left out. Default: false.</summary>
    public bool OmitEmptyRows { get; init; }

    /// <summary>
    /// Metadata has fewer types and names than columns, as seen in official samples (API reference 3.13). Default: false.
    /// </summary>
    public bool ShortMetadata { get; init; }
}

/// <summary>Layouts of exports (API reference 7).</summary>
public enum ExportLayout
{
    /// <summary>A column for each dimension and for each line item.</summary>
    TabularMultiColumn,

    /// <summary>A column for each dimension and one for the value.</summary>
    TabularSingleColumn,

    /// <summary>A grid of one page.</summary>
    GridCurrentPage,

    /// <summary>Grids of all pages, one below the other.</summary>
    GridAllPages,
}

/// <summary>Line ends.</summary>
public enum LineEnd
{
    /// <summary>Line feed.</summary>
    Lf,

    /// <summary>Carriage return and line feed.</summary>
    [ApiName("CRLF")]
    CrLf,
}
