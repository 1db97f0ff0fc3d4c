using System.Text.Json;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.JsonLines;

/// <summary>Reads one line after the other.</summary>
internal sealed class JsonLinesRows(TextReader lines, RowSchema schema) : RowReader, IRowPosition
{
    private JsonDocument? _row;

    public override RowSchema Schema => schema;

    public long RowNumber { get; private set; }

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _row?.Dispose();
        _row = null;
        if (await lines.ReadLineAsync(cancellationToken) is not { } line)
            return false;
        RowNumber++;
        _row = Parse(line);
        return true;
    }

    public override bool IsDBNull(int ordinal) => Find(ordinal) is not { ValueKind: not JsonValueKind.Null };

    public override object GetValue(int ordinal)
    {
        if (IsDBNull(ordinal))
            return DBNull.Value;
        var value = Find(ordinal)!.Value;
        try
        {
            return schema[ordinal].Type switch
            {
                ColumnType.Integer => value.GetInt64(),
                ColumnType.Decimal => value.GetDecimal(),
                ColumnType.Double => value.GetDouble(),
                ColumnType.Boolean => value.GetBoolean(),
                ColumnType.Date or ColumnType.Timestamp => value.GetDateTime(),
                _ => value.GetString()!,
            };
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException)
        {
            throw Bad($"'{value}' is no {schema[ordinal].Type}", schema[ordinal].Name, problem);
        }
    }

    public override void Close()
    {
        base.Close();
        _row?.Dispose();
        lines.Dispose();
    }

    private JsonElement? Find(int ordinal) => _row!.RootElement.TryGetProperty(schema[ordinal].Name, out var value) ? value : null;

    private JsonDocument Parse(string line)
    {
        try
        {
            var row = JsonDocument.Parse(line);
            return row.RootElement.ValueKind == JsonValueKind.Object ? row : throw Bad("the line is not a JSON object");
        }
        catch (JsonException problem)
        {
            throw Bad("the line is not JSON", column: null, problem);
        }
    }

    // One row is at fault: whoever reads may go on behind it.
    private RowException Bad(string reason, string? column = null, Exception? cause = null) => new(reason, RowNumber, column, innerException: cause);
}
