using System.ComponentModel;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>How the rows of a view are read.</summary>
public sealed class ViewSourceOptions
{
    /// <summary>
    /// Default: a column for each line item, for which they must be on columns and not nested (API reference 7.5). The other layout that
    /// has rows puts the line item's name and the value into two columns; the value is typed when all line items have one type.
    /// </summary>
    [Category("View"), DisplayName("Layout"), Description("A column for each line item, or one for all values.")]
    public ViewCsvLayout Layout { get; init; }

    /// <summary>
    /// Name or id of a member by name or id of its dimension: rows of other members are left out while reading. Works for every dimension of
    /// the view. Default: none, all rows.
    /// </summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();

    /// <summary>What numbers become. Default: <see cref="NumberType.Double"/>, which is what Anaplan computes with.</summary>
    [Category("View"), DisplayName("Numbers"), Description("What numbers become: double or decimal.")]
    public NumberType Numbers { get; init; }

    /// <summary>
    /// Types and date patterns of columns by name, instead of those that the formats of line items suggest. Default: none; dates are read as
    /// <c>yyyy-MM-dd</c>.
    /// </summary>
    public IReadOnlyList<ColumnFormat> ColumnFormats { get; init; } = [];

    /// <summary>Cells above which a large read is made instead of one request, up to 1,000,000. Default: 250,000.</summary>
    [Category("View"), DisplayName("Large read from"), Description("Cells above which a large read is made.")]
    public int LargeReadFrom { get; init; } = 250_000;

    /// <summary>Pages of a large read under way or waiting beside the one that is read, 1 to 16. Default: 1.</summary>
    [Category("View"), DisplayName("Prefetch"), Description("Pages of a large read that are fetched ahead, 1 to 16.")]
    public int Prefetch { get; init; } = 1;

    /// <summary>
    /// Whether fields that spreadsheets would take for formulas are quoted. The rows are the same either way; some tenants refuse anything
    /// else (API reference 3.6). Default: true.
    /// </summary>
    [Category("View"), DisplayName("Escaped"), Description("Whether fields that spreadsheets would take for formulas are quoted.")]
    public bool Escaped { get; init; } = true;

    /// <summary>Told about the bytes read. Default: nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    internal IEnumerable<string> Problems()
    {
        if (Layout == ViewCsvLayout.Grid)
            yield return "Layout is Grid, whose lines differ in width and are no rows (allowed: TabularMultiColumn, TabularSingleColumn)";
        if (LargeReadFrom is < 0 or > 1_000_000)
            yield return FormattableString.Invariant($"LargeReadFrom is {LargeReadFrom:N0} (allowed: 0 to 1,000,000)");
        if (Prefetch is < 1 or > 16)
            yield return $"Prefetch is {Prefetch} (allowed: 1 to 16)";
    }
}
