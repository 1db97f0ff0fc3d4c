using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// A statement for Anaplan (docs/sql.md):
/// <code>
/// SELECT * | column [AS alias], … FROM exports.[name] | lists.[name] | views.[module].[view] [WHERE column = value [AND …]]
/// EXEC imports.[name] | exports.[name] | actions.[name] | processes.[name]
/// </code>
/// </summary>
/// <remarks>
/// A SELECT runs the whole export, once for every execution, or reads the whole list or view, which changes nothing; columns and conditions
/// are applied while it is read. An EXEC starts an action
/// once and waits for its end; its result is one row for the action, and for a process one more for each action in it.
/// </remarks>
public sealed class AnaplanCommand : DbCommand
{
    private readonly AnaplanParameterCollection _parameters = new();
    private CancellationTokenSource _cancellation = new();
    private AnaplanConnection? _connection;

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText { get; set => field = value ?? ""; } = "";

    /// <summary>Seconds that an action may take before waiting for it ends; it goes on then. Default: 0, without limit.</summary>
    public override int CommandTimeout { get; set; }

    /// <summary><see cref="CommandType.Text"/>, or <see cref="CommandType.StoredProcedure"/> for the name of a process.</summary>
    public override CommandType CommandType { get; set; } = CommandType.Text;

    /// <summary>What numbers of a SELECT become. Default: <see cref="NumberType.Double"/>.</summary>
    public NumberType Numbers { get; set; }

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <summary>The parameters.</summary>
    public new AnaplanParameterCollection Parameters => _parameters;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection { get => _connection; set => _connection = (AnaplanConnection?)value; }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => _parameters;

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction { get; set; }

    /// <summary>Ends waiting and reading of what was executed so far. An action that runs on the server goes on.</summary>
    public override void Cancel() => Interlocked.Exchange(ref _cancellation, new CancellationTokenSource()).Cancel();

    /// <summary>Reads the statement. Nothing is sent.</summary>
    /// <exception cref="AnaplanDbException">It cannot be read.</exception>
    public override void Prepare() => Parse();

    /// <summary>Waits for <see cref="DbCommand.ExecuteNonQueryAsync()"/>.</summary>
    public override int ExecuteNonQuery() => Blocking.Wait(ExecuteNonQueryAsync(CancellationToken.None));

    /// <summary>Executes the statement and reads its result to the end. Returns -1: Anaplan counts no rows that are common to all actions.</summary>
    /// <exception cref="AnaplanDbException">The statement cannot be read, or it failed.</exception>
    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        using var reader = await RunAsync(CommandBehavior.Default, cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            continue;
        return -1;
    }

    /// <summary>Waits for <see cref="DbCommand.ExecuteScalarAsync()"/>.</summary>
    public override object? ExecuteScalar() => Blocking.Wait(ExecuteScalarAsync(CancellationToken.None));

    /// <summary>The first value of the first row; null when there is no row.</summary>
    /// <exception cref="AnaplanDbException">The statement cannot be read, or it failed.</exception>
    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        using var reader = await RunAsync(CommandBehavior.Default, cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? reader.GetValue(0) : null;
    }

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new AnaplanParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Blocking.Wait(RunAsync(behavior, CancellationToken.None));

    /// <inheritdoc/>
    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
        => await RunAsync(behavior, cancellationToken).ConfigureAwait(false);

    private async Task<AnaplanDataReader> RunAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var connection = _connection ?? throw new InvalidOperationException("The command has no connection.");
        var model = connection.Model;
        var statement = Parse();
        var cancelled = _cancellation.Token;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, cancelled);
        var rows = await AnaplanDbException.TranslateAsync(() => (statement, behavior.HasFlag(CommandBehavior.SchemaOnly)) switch
        {
            (SelectStatement select, true) => ColumnsAsync(model, select, either.Token),
            (SelectStatement select, false) => SelectAsync(model, select, either.Token),
            (_, true) => Task.FromResult<RowReader>(ActionRows.Nothing()),
            _ => ExecAsync(model, (ExecStatement)statement, either.Token),
        }).ConfigureAwait(false);
        return new AnaplanDataReader(rows, behavior.HasFlag(CommandBehavior.CloseConnection) ? connection : null, cancelled);
    }

    private SqlStatement Parse() => CommandType switch
    {
        CommandType.Text => SqlParser.Parse(CommandText),
        CommandType.StoredProcedure => new ExecStatement("processes", CommandText),
        _ => throw new NotSupportedException($"Commands of type {CommandType} are not supported. Write SELECT * FROM exports.[name], lists.[name] or views.[module].[view]."),
    };

    private ISource Source(ModelClient model, SelectStatement select) => (select.Kind, select.View) switch
    {
        ("exports", _) => new ExportSource(model, select.Name, new ExportOptions { Numbers = Numbers, Wait = Wait() }),
        ("lists", _) => new ListSource(model, select.Name, new ListSourceOptions { Numbers = Numbers }),
        (_, { } view) => new ViewSource(model, select.Name, view, new ViewSourceOptions { Numbers = Numbers }),
        _ => new ViewSource(model, select.Name, new ViewSourceOptions { Numbers = Numbers }),
    };

    private TaskWaitOptions Wait() => new() { Timeout = CommandTimeout > 0 ? TimeSpan.FromSeconds(CommandTimeout) : null };

    private async Task<RowReader> ColumnsAsync(ModelClient model, SelectStatement select, CancellationToken cancellationToken)
        => new FilteredRows(new ActionRows(await Source(model, select).GetSchemaAsync(cancellationToken).ConfigureAwait(false), []), select, ValueOf);

    private async Task<RowReader> SelectAsync(ModelClient model, SelectStatement select, CancellationToken cancellationToken)
    {
        var rows = await Source(model, select).OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new FilteredRows(rows, select, ValueOf);
        }
        catch
        {
            rows.Close();
            throw;
        }
    }

    private async Task<RowReader> ExecAsync(ModelClient model, ExecStatement exec, CancellationToken cancellationToken)
    {
        var task = await (exec.Kind switch
        {
            "imports" => StartAsync(model.Imports, exec.Name, cancellationToken),
            "exports" => StartAsync(model.Exports, exec.Name, cancellationToken),
            "actions" => StartAsync(model.Actions, exec.Name, cancellationToken),
            _ => StartAsync(model.Processes, exec.Name, cancellationToken),
        }).ConfigureAwait(false);
        return ActionRows.Of(task, await task.WaitAsync(Wait(), null, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<AnaplanTask> StartAsync<T>(ActionClient<T> actions, string name, CancellationToken cancellationToken)
        where T : NamedItem
    {
        var action = await actions.FindAsync(name, cancellationToken).ConfigureAwait(false);
        return await actions.StartAsync(action, null, cancellationToken).ConfigureAwait(false);
    }

    private object? ValueOf(SqlCondition condition)
    {
        if (!condition.IsParameter)
            return condition.Value;
        var index = _parameters.IndexOf(condition.Value);
        return index >= 0
            ? _parameters[index].Value
            : throw new AnaplanDbException(string.Format(CultureInfo.InvariantCulture, "The statement names @{0}, which the command has no parameter for.", condition.Value));
    }
}
