using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Rows in memory: what an EXEC came to.</summary>
internal sealed class ActionRows(RowSchema schema, IReadOnlyList<object?[]> rows) : RowReader
{
    private static readonly RowSchema Results = new(
        new Column("TaskId", ColumnType.Text, IsNullable: false), new Column("ObjectId", ColumnType.Text, IsNullable: false), new Column("ObjectName", ColumnType.Text),
        new Column("Successful", ColumnType.Boolean, IsNullable: false), new Column("HasRejectedRows", ColumnType.Boolean, IsNullable: false),
        new Column("Message", ColumnType.Text));

    private int _row = -1;

    public override RowSchema Schema { get; } = schema;

    public static ActionRows Nothing() => new(Results, []);

    public static ActionRows Of(AnaplanTask task, TaskResult result)
        => new(Results, [Row(task, result, task.ActionId, task.ActionName), .. result.Nested.Select(nested => Row(task, nested, nested.ObjectId, nested.ObjectName))]);

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested ? Task.FromCanceled<bool>(cancellationToken) : Task.FromResult(++_row < rows.Count);

    public override bool IsDBNull(int ordinal) => rows[_row][ordinal] is null;

    public override object GetValue(int ordinal) => rows[_row][ordinal] ?? DBNull.Value;

    private static object?[] Row(AnaplanTask task, TaskResult result, string id, string? name)
        => [task.Id, id, name, result.Successful, result.FailureDumpAvailable, result.Details.Count == 0 ? null : string.Join(" ", result.Details.Select(detail => detail.Text))];
}
