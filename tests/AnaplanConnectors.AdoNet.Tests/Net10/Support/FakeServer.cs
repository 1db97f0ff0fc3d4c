using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>
/// A provider without a database: writes down in which order transactions, statements and bulk copies come, and fails where it is told to. It
/// answers the few questions that a load asks.
/// </summary>
public sealed class FakeServer : DbProviderFactory, IBulkCopy
{
    private readonly Dictionary<string, Queue<Exception>> _faults = [];

    /// <summary>Everything that reached the server.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Rows that were committed to the staging table.</summary>
    public long StagedRows { get; private set; }

    /// <summary>The statement, or the part of one, fails this often.</summary>
    public FakeServer Failing(string part, params Exception[] problems)
    {
        _faults[part] = new Queue<Exception>(problems);
        return this;
    }

    public override DbConnection CreateConnection() => new Connection(this);

    public async Task WriteAsync(DbConnection connection, DbTransaction transaction, BulkTarget target, RowReader rows, CancellationToken cancellationToken)
    {
        var count = 0;
        while (await rows.ReadAsync(cancellationToken))
            count++;
        StagedRows += count;
        Meet($"bulk copy of {count} rows into {target.QuotedName} in transaction {((Transaction)transaction).Number}");
    }

    private void Meet(string what)
    {
        Log.Add(what);
        foreach (var (part, problems) in _faults)
        {
            if (what.Contains(part, StringComparison.Ordinal) && problems.TryDequeue(out var problem))
                throw problem;
        }
    }

    private object Answer(string query) => query.Contains("OBJECT_ID", StringComparison.Ordinal) ? 0 : query.Contains("GROUP BY", StringComparison.Ordinal) ? 0L : StagedRows;

    private sealed class Connection(FakeServer server) : DbConnection
    {
        private int _transactions;
        private ConnectionState _state;

        [AllowNull]
        public override string ConnectionString { get; set; } = "";

        public override string Database => "";

        public override string DataSource => "";

        public override string ServerVersion => "";

        public override ConnectionState State => _state;

        public FakeServer Server => server;

        public override void Open()
        {
            server.Meet("open");
            _state = ConnectionState.Open;
        }

        public override void Close() => _state = ConnectionState.Closed;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
        {
            server.Meet($"begin {++_transactions}");
            return new Transaction(this, _transactions);
        }

        protected override DbCommand CreateDbCommand() => new Command(this);
    }

    private sealed class Transaction(Connection connection, int number) : DbTransaction
    {
        private bool _hasEnded;

        public int Number => number;

        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
            connection.Server.Meet($"commit {number}");
            _hasEnded = true;
        }

        public override void Rollback() => connection.Server.Meet($"rollback {number}");

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_hasEnded)
                Rollback();
            _hasEnded = true;
        }
    }

    private sealed class Command(Connection connection) : DbCommand
    {
        private readonly Parameters _parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => _parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override int ExecuteNonQuery()
        {
            connection.Server.Meet(CommandText);
            return 0;
        }

        public override object ExecuteScalar()
        {
            connection.Server.Meet(CommandText);
            return connection.Server.Answer(CommandText);
        }

        public override void Prepare()
        {
        }

        protected override DbParameter CreateDbParameter() => new Microsoft.Data.Sqlite.SqliteParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            connection.Server.Meet(CommandText);
            using var nothing = new DataTable();
            return nothing.CreateDataReader();
        }
    }

    private sealed class Parameters : DbParameterCollection
    {
        private readonly List<DbParameter> _list = [];

        public override int Count => _list.Count;

        public override object SyncRoot => _list;

        public override int Add(object value)
        {
            _list.Add((DbParameter)value);
            return _list.Count - 1;
        }

        public override void AddRange(Array values) => throw new NotSupportedException();

        public override void Clear() => _list.Clear();

        public override bool Contains(object value) => throw new NotSupportedException();

        public override bool Contains(string value) => throw new NotSupportedException();

        public override void CopyTo(Array array, int index) => throw new NotSupportedException();

        public override IEnumerator GetEnumerator() => _list.GetEnumerator();

        public override int IndexOf(object value) => throw new NotSupportedException();

        public override int IndexOf(string parameterName) => throw new NotSupportedException();

        public override void Insert(int index, object value) => throw new NotSupportedException();

        public override void Remove(object value) => throw new NotSupportedException();

        public override void RemoveAt(int index) => throw new NotSupportedException();

        public override void RemoveAt(string parameterName) => throw new NotSupportedException();

        protected override DbParameter GetParameter(int index) => _list[index];

        protected override DbParameter GetParameter(string parameterName) => throw new NotSupportedException();

        protected override void SetParameter(int index, DbParameter value) => throw new NotSupportedException();

        protected override void SetParameter(string parameterName, DbParameter value) => throw new NotSupportedException();
    }
}

/// <summary>What a database reports, transient or not.</summary>
public sealed class FakeException(string message, bool isTransient = false) : DbException(message)
{
    public override bool IsTransient => isTransient;
}
