using System.Text;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>
/// Many sales, some of them of products that nobody has: a tenant file for them, and the rows. Every row but those is another cell of the
/// model, so that as many come back.
/// </summary>
internal sealed class BigSales
{
    private static readonly string[] Months = ["Jan 25", "Feb 25", "Mar 25", "Apr 25", "May 25", "Jun 25", "Jul 25", "Aug 25", "Sep 25", "Oct 25", "Nov 25", "Dec 25"];

    private const string Note = "a note";

    private readonly HashSet<long> _refused = [];
    private readonly int[] _indexes = new int[Flow.OurColumns.Length];
    private BufferLayout? _layout;
    private long _next;

    public BigSales(int rows, int refused, int seed)
    {
        Rows = rows;
        var random = new Random(seed);
        while (_refused.Count < refused)
            _refused.Add(random.Next(rows));
    }

    public int Rows { get; }

    /// <summary>Numbers of the refused rows, from one.</summary>
    public IEnumerable<long> RefusedRows => _refused.Select(row => row + 1).OrderBy(row => row);

    public double UnitsLoaded { get; private set; }

    public static string ProductOfRefused(long number) => $"Nobody has {number}";

    public void WriteTenant(string path)
    {
        var text = new StringBuilder(File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "tenant.yaml")));
        var items = text.ToString();
        var start = items.IndexOf("            items:", StringComparison.Ordinal);
        var end = items.IndexOf("        modules:", StringComparison.Ordinal);
        var csv = new StringBuilder("            itemsCsv: |\n              name,code\n");
        for (var i = 0; i <= Rows / Months.Length; i++)
            csv.Append("              Product ").Append(i).Append(",P").Append(i).Append('\n');
        File.WriteAllText(path, items.Substring(0, start) + csv + items.Substring(end));
    }

    /// <summary>The same rows as a file for anx.</summary>
    public void WriteCsv(string path)
    {
        using var file = new StreamWriter(path);
        file.WriteLine(string.Join(",", Flow.OurColumns));
        for (var row = 0; row < Rows; row++)
        {
            file.WriteLine(FormattableString.Invariant(
                $"{ProductOf(row)},{Months[row % Months.Length]},{UnitsOf(row)},{DayOf(row):yyyy-MM-dd},{(row % 2 == 0 ? "true" : "false")},{(row % 3 == 0 ? Note : string.Empty)}"));
        }
    }

    /// <summary>Fills the next row of a buffer; false when there are no more.</summary>
    public bool Fill(PipelineBuffer buffer, BufferLayout layout)
    {
        if (_next == Rows)
            return false;
        if (layout != _layout)
            FindColumns(layout);
        var row = _next++;
        buffer.SetString(_indexes[0], ProductOf(row));
        buffer.SetString(_indexes[1], Months[row % Months.Length]);
        buffer.SetDouble(_indexes[2], UnitsOf(row));
        buffer.SetDate(_indexes[3], DayOf(row));
        buffer.SetBoolean(_indexes[4], row % 2 == 0);
        if (row % 3 == 0)
            buffer.AddBlobData(_indexes[5], Encoding.Unicode.GetBytes(Note));
        if (!_refused.Contains(row))
            UnitsLoaded += UnitsOf(row);
        return true;
    }

    private static double UnitsOf(long row) => (row % 1000 / 8.0) + 1;

    private static DateTime DayOf(long row) => new DateTime(2025, 1, 1).AddDays(row % 365);

    private string ProductOf(long row) => _refused.Contains(row) ? ProductOfRefused(row + 1) : $"P{row / Months.Length}";

    private void FindColumns(BufferLayout layout)
    {
        _layout = layout;
        for (var i = 0; i < _indexes.Length; i++)
            _indexes[i] = layout.IndexOf(Flow.OurColumns[i]);
    }
}
