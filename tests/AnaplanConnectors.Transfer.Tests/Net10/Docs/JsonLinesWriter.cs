using System.Buffers;
using System.Text.Json;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.JsonLines;

/// <summary>Writes one line after the other. The file has its name once the delivery is complete, and not before.</summary>
internal sealed class JsonLinesWriter(UnfinishedFile file, RowSchema schema) : RowDelivery(schema)
{
    private readonly RowSchema _schema = schema;
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly ArrayBufferWriter<byte> _line = new();

    protected override bool IsFull => _lines.WrittenCount > 100_000;

    public override ValueTask DisposeAsync() => file.DisposeAsync(); // removes the file unless it was committed

    protected override void Append(RowReader rows, long rowNumber)
    {
        _line.ResetWrittenCount(); // a row that failed half-way is forgotten
        using (var json = new Utf8JsonWriter(_line))
        {
            json.WriteStartObject();
            for (var i = 0; i < _schema.Count; i++)
            {
                json.WritePropertyName(_schema[i].Name);
                Write(json, rows, i);
            }

            json.WriteEndObject();
        }

        _lines.Write(_line.WrittenSpan);
        _lines.Write("\n"u8);
    }

    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await file.WriteAsync(_lines.WrittenMemory, cancellationToken);
        _lines.ResetWrittenCount();
    }

    protected override async ValueTask<TransferResult> FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        file.Commit();
        return new TransferResult(RowsWritten);
    }

    // Typed getters: nothing is boxed, and no culture is asked.
    private void Write(Utf8JsonWriter json, RowReader rows, int i)
    {
        if (rows.IsDBNull(i))
        {
            json.WriteNullValue();
            return;
        }

        switch (_schema[i].Type)
        {
            case ColumnType.Integer: json.WriteNumberValue(rows.GetInt64(i)); break;
            case ColumnType.Decimal: json.WriteNumberValue(rows.GetDecimal(i)); break;
            case ColumnType.Double: json.WriteNumberValue(rows.GetDouble(i)); break;
            case ColumnType.Boolean: json.WriteBooleanValue(rows.GetBoolean(i)); break;
            case ColumnType.Date or ColumnType.Timestamp: json.WriteStringValue(rows.GetDateTime(i)); break;
            default: json.WriteStringValue(rows.GetString(i)); break;
        }
    }
}
