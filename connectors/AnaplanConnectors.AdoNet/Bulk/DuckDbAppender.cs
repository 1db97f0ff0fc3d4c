using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// DuckDB's appender: what loads its tables unless somebody passes a way of his own. <c>System.Data.Common</c> has no word for it and this library
/// refers to no provider, so its members are looked up on the connection's class, once, and called as compiled code
/// (docs/decisions/0053). A value is passed as the type that its column has: nothing becomes text on the way.
/// </summary>
internal sealed class DuckDbAppender : IBulkCopy
{
    private static readonly ConcurrentDictionary<Type, DuckDbAppender?> Known = new();
    private static readonly IReadOnlyDictionary<ColumnType, string> Getters = new Dictionary<ColumnType, string>
    {
        [ColumnType.Text] = nameof(RowReader.GetString),
        [ColumnType.Integer] = nameof(RowReader.GetInt64),
        [ColumnType.Decimal] = nameof(RowReader.GetDecimal),
        [ColumnType.Double] = nameof(RowReader.GetDouble),
        [ColumnType.Boolean] = nameof(RowReader.GetBoolean),
        [ColumnType.Date] = nameof(RowReader.GetDateTime),
        [ColumnType.Timestamp] = nameof(RowReader.GetDateTime),
    };

    private readonly Func<object, string, string, IDisposable> _open;
    private readonly Func<object, object> _startRow;
    private readonly Action<object, RowReader, int> _appendNull;
    private readonly IReadOnlyDictionary<ColumnType, Action<object, RowReader, int>> _append;
    private readonly Action<object> _endRow;

    private DuckDbAppender(MethodInfo open)
    {
        var startRow = Method(open.ReturnType, "CreateRow");
        var row = startRow.ReturnType;
        _open = Compile<Func<object, string, string, IDisposable>>(open, typeof(object), typeof(string), typeof(string));
        _startRow = Compile<Func<object, object>>(startRow, typeof(object));
        _endRow = Compile<Action<object>>(Method(row, "EndRow"), typeof(object));
        _appendNull = Append(Method(row, "AppendNullValue"), null);
        _append = Getters.ToDictionary(pair => pair.Key, pair => AppendValue(row, pair.Value));
    }

    /// <summary>The appender of a connection; null where its provider has none of the form that is known: rows are inserted then.</summary>
    public static DuckDbAppender? Of(DbConnection connection) => Known.GetOrAdd(connection.GetType(), Find);

    public async Task WriteAsync(
        DbConnection connection, DbTransaction transaction, BulkTarget target, RowReader rows, CancellationToken cancellationToken)
    {
        // Left to itself the appender looks in the schema 'main', wherever the connection is.
        var schema = target.Schema ?? await CurrentSchemaAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
        var appender = _open(connection, schema, target.Table);
        try
        {
            await WriteAsync(appender, rows, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            EndQuietly(appender);
            throw;
        }

        appender.Dispose(); // sends the last rows, and says what is wrong with them
    }

    private async Task WriteAsync(IDisposable appender, RowReader rows, CancellationToken cancellationToken)
    {
        var append = rows.Schema.Select(column => _append[column.Type]).ToArray();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = _startRow(appender);
            for (var i = 0; i < append.Length; i++)
                (rows.IsDBNull(i) ? _appendNull : append[i])(row, rows, i);
            _endRow(row);
        }
    }

    private static async Task<string> CurrentSchemaAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT current_schema()";
        return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture)!;
    }

    private static void EndQuietly(IDisposable appender)
    {
        try
        {
            appender.Dispose();
        }
        catch (Exception problem) when (problem is DbException or InvalidOperationException)
        {
            // The appender complains that a row was cut short. What cut it short is already on its way up, and the transaction is rolled back.
        }
    }

    private static DuckDbAppender? Find(Type connection)
    {
        try
        {
            return new DuckDbAppender(Method(connection, "CreateAppender", typeof(string), typeof(string)));
        }
        catch (MissingMethodException)
        {
            return null;
        }
    }

    // These types and no others: a binder that converts would choose a column's type for us.
    private static MethodInfo Method(Type type, string name, params Type[] parameters)
        => type.GetMethods().FirstOrDefault(method => method.Name == name && !method.IsGenericMethod && method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters))
            ?? throw new MissingMethodException(type.FullName, name);

    private static Action<object, RowReader, int> AppendValue(Type row, string getter)
    {
        var type = typeof(RowReader).GetMethod(getter, [typeof(int)])!.ReturnType;
        return Append(Method(row, nameof(AppendValue), type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type), getter);
    }

    /// <summary>Appends a value of the current row: what the getter returns, or nothing where there is none.</summary>
    private static Action<object, RowReader, int> Append(MethodInfo append, string? getter)
    {
        var row = Expression.Parameter(typeof(object));
        var rows = Expression.Parameter(typeof(RowReader));
        var ordinal = Expression.Parameter(typeof(int));
        var values = append.GetParameters().Select(parameter => Expression.Convert(Expression.Call(rows, getter!, null, ordinal), parameter.ParameterType));
        return Expression.Lambda<Action<object, RowReader, int>>(
            Expression.Call(Expression.Convert(row, append.DeclaringType!), append, values), row, rows, ordinal).Compile();
    }

    /// <summary>A method as a delegate whose first argument is the object that it belongs to.</summary>
    private static TDelegate Compile<TDelegate>(MethodInfo method, params Type[] types)
    {
        var arguments = types.Select(type => Expression.Parameter(type)).ToArray();
        return Expression.Lambda<TDelegate>(
            Expression.Call(Expression.Convert(arguments[0], method.DeclaringType!), method, arguments.Skip(1)), arguments).Compile();
    }
}
