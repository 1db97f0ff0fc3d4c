using AnaplanConnectors.AdoNet.Tests;
using Npgsql;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>A stored procedure as a source. A PostgreSQL is started for it; where it is not installed the test is left out and says so.</summary>
public sealed class StoredProcedureTests : CliTest
{
    private const string Procedure = """
        CREATE TABLE calls (n bigint);
        CREATE PROCEDURE doubled(INOUT n bigint, INOUT said text) LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO calls VALUES (n);
          n := n * 2;
          said := said || ' €';
        END $$
        """;

    [OneTimeTearDown]
    public static Task StopServer() => PostgreSqlServer.Stop();

    [Test]
    public async Task A_procedure_is_called_once_with_its_parameters_and_its_row_is_copied()
    {
        await AddAsync(await (await PostgreSqlServer.GetAsync()).CreateSchemaAsync());

        var copy = await RunAsync("copy", "db:warehouse?procedure=doubled", "out.csv", "--param", "n:integer=21", "--param", "said=Größe");
        var calls = await RunAsync("copy", "db:warehouse/calls", "calls.csv");

        Assert.That((copy.ExitCode, calls.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Ok)), copy.Error + calls.Error);
        Assert.That((Read("out.csv"), Read("calls.csv")), Is.EqualTo(("n,said\n42,Größe €\n", "n\n21\n")));
    }

    private async Task AddAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Procedure, connection);
        await command.ExecuteNonQueryAsync();
        var added = await RunAsync("conn", "add", "warehouse", "--provider", "postgresql", "--connection-string", connectionString);
        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Ok), added.Error);
    }
}
