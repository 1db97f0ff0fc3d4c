using AnaplanConnectors.Transfer.Rows;
using Npgsql;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Rows of a query as most programs ask for them: every value an object.</summary>
internal sealed class BoxedQuery(string connectionString, string query, RowSchema schema) : ISource
{
    public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => new(schema);

    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var command = new NpgsqlCommand(query, connection);
        return new Rows(connection, command, await command.ExecuteReaderAsync(cancellationToken), schema);
    }

    private sealed class Rows(NpgsqlConnection connection, NpgsqlCommand command, NpgsqlDataReader reader, RowSchema schema) : RowReader
    {
        private readonly object[] _values = new object[schema.Count];

        public override RowSchema Schema => schema;

        public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            if (!await reader.ReadAsync(cancellationToken))
                return false;
            reader.GetValues(_values);
            return true;
        }

        public override bool IsDBNull(int ordinal) => _values[ordinal] is DBNull;

        public override object GetValue(int ordinal) => _values[ordinal] switch
        {
            int number => (long)number,
            DateOnly day => day.ToDateTime(TimeOnly.MinValue),
            var value => value,
        };

        public override void Close()
        {
            reader.Dispose();
            command.Dispose();
            connection.Dispose();
            base.Close();
        }
    }
}
