using System.Data;
using System.Globalization;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Ssis;

/// <summary>The first rows of an export, for people to look at.</summary>
internal static class SourcePreview
{
    public const int MaxRows = 200;

    /// <summary>Runs the export and reads its first rows as text. Blocks.</summary>
    /// <exception cref="InvalidOperationException">It could not be read; the message says why and what to do.</exception>
    public static DataTable Read(AnaplanConnection connection, string workspace, string model, string export, CancellationToken cancellationToken)
    {
        try
        {
            var table = new DataTable("Preview") { Locale = CultureInfo.InvariantCulture };
            var source = new ExportSource(connection.Model(workspace, model, cancellationToken), export, new ExportOptions { CancelTask = true });
            using var rows = source.Open(cancellationToken);
            foreach (var column in rows.Schema)
                table.Columns.Add(column.Name, typeof(string));
            while (table.Rows.Count < MaxRows && rows.Read())
                table.Rows.Add([.. Enumerable.Range(0, rows.Schema.Count).Select(i => rows.IsDBNull(i) ? DBNull.Value : (object)Text(rows.GetValue(i)))]);
            return table;
        }
        catch (Exception problem) when (problem is AnaplanException or RowException)
        {
            throw new InvalidOperationException(Failure.Describe(problem), problem);
        }
    }

    private static string Text(object value) => value is DateTime day
        ? day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
