using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>The asynchronous output with the rows that Anaplan refused, filled when the import has ended.</summary>
internal sealed class RejectsOutput(
    IDTSComponentMetaData100 component, int outputId, PipelineBuffer buffer, IDTSBufferManager100 bufferManager, bool includesWarnings)
{
    private const string Warning = "W";

    private readonly IDTSOutput100 _output = component.OutputCollection.GetObjectByID(outputId);

    /// <summary>Adds the rows, and ends the output whether or not there are any.</summary>
    public void Fill(ISource? rejected, CancellationToken cancellationToken)
    {
        if (rejected is not null)
        {
            using var rows = rejected.Open(cancellationToken);
            AddRows(rows);
        }

        buffer.SetEndOfRowset();
    }

    private void AddRows(RowReader rows)
    {
        var columns = Columns(rows.Schema);
        var status = rows.Schema.IndexOf(RejectedRows.StatusColumn);
        while (rows.Read())
        {
            if (!includesWarnings && rows.GetString(status) == Warning)
                continue;
            buffer.AddRow();
            foreach (var (index, ordinal, isNumber, length) in columns)
            {
                if (ordinal < 0 || rows.IsDBNull(ordinal))
                    buffer.SetNull(index);
                else if (isNumber)
                    buffer.SetInt64(index, rows.GetInt64(ordinal));
                else
                    buffer.SetString(index, Shorten(rows.GetString(ordinal), length));
            }
        }
    }

    /// <summary>For each column of the output: where it stands in the buffer, and in the dump.</summary>
    private List<(int Index, int Ordinal, bool IsNumber, int Length)> Columns(RowSchema dump)
    {
        var names = dump.Select(column => column.Name).ToList();
        var columns = new List<(int, int, bool, int)>();
        foreach (IDTSOutputColumn100 column in _output.OutputColumnCollection)
        {
            columns.Add((
                bufferManager.FindColumnByLineageID(_output.Buffer, column.LineageID), names.IndexOf(DestinationMetadata.SourceOf(column.Name)),
                column.DataType == DataType.DT_I8, column.Length));
        }

        return columns;
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : text.Substring(0, length);
}
