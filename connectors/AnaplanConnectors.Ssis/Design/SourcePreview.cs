using System.Data;
using System.Globalization;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>The first rows of what a source reads, for people to look at.</summary>
internal sealed class SourcePreview
{
    public const int MaxRows = 200;

    private readonly SourceObject _what;

    /// <summary>Takes from the component what it needs; nothing of the component is touched later.</summary>
    /// <exception cref="InvalidOperationException">It cannot be told what is read.</exception>
    public SourcePreview(IDTSComponentMetaData100 component)
    {
        try
        {
            _what = SourceObject.Of(component);
        }
        catch (Exception problem) when (problem is AnaplanException or FormatException)
        {
            throw new InvalidOperationException(Failure.Describe(problem), problem);
        }
    }

    /// <summary>For people: <c>view 'Sales.By month'</c>.</summary>
    public string What => _what.ToString();

    /// <summary>Reads first rows as text: an export runs for that, views and lists are asked for no more than is shown. Blocks.</summary>
    /// <exception cref="InvalidOperationException">It could not be read; the message says why and what to do.</exception>
    public DataTable Read(AnaplanConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var table = new DataTable("Preview") { Locale = CultureInfo.InvariantCulture };
            var source = _what.Source(connection, cancellationToken);
            using var rows = Sample(source, cancellationToken) ?? source.Open(cancellationToken);
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

    private static RowReader? Sample(ISource source, CancellationToken cancellationToken)
        => source is ISampledSource sampled ? Blocking.Wait(sampled.OpenSampleAsync(MaxRows, cancellationToken).AsTask()) : null;

    private static string Text(object value) => value is DateTime day
        ? day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
