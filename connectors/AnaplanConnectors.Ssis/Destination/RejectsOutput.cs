using System.Text;
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

    /// <summary>Values that were longer than their columns, and were cut.</summary>
    public long ValuesCut { get; private set; }

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
            foreach (var (index, ordinal, type, length) in columns)
            {
                if (ordinal < 0 || rows.IsDBNull(ordinal))
                    buffer.SetNull(index);
                else if (type == DataType.DT_I8)
                    buffer.SetInt64(index, rows.GetInt64(ordinal));
                else if (type == DataType.DT_NTEXT)
                    buffer.AddBlobData(index, Encoding.Unicode.GetBytes(rows.GetString(ordinal)));
                else
                    buffer.SetString(index, Shorten(rows.GetString(ordinal), length));
            }
        }
    }

    /// <summary>For each column of the output: where it stands in the buffer, and in the dump.</summary>
    private List<(int Index, int Ordinal, DataType Type, int Length)> Columns(RowSchema dump)
    {
        var names = dump.Select(column => column.Name).ToList();
        var columns = new List<(int, int, DataType, int)>();
        foreach (IDTSOutputColumn100 column in _output.OutputColumnCollection)
        {
            columns.Add((
                bufferManager.FindColumnByLineageID(_output.Buffer, column.LineageID), names.IndexOf(DestinationMetadata.SourceOf(column.Name)),
                column.DataType, column.Length));
        }

        return columns;
    }

    private string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        ValuesCut++;
        // Half of a surrogate pair is no character.
        return text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);
    }
}
