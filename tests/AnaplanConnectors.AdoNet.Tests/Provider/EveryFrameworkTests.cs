using System.Data;
using System.Data.Common;
using System.Globalization;
using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>
/// The provider as programs of every framework use it, through the classes of System.Data alone, against a simulated service in another process: what
/// .NET Framework programs get is what these show under Mono.
/// </summary>
public sealed class EveryFrameworkTests
{
    private SimulatorProcess _service = null!;

    private string ConnectionString => $"User ID=ada@example.com;Password=simulator;Workspace=Finance;Model=Forecast;Data Source={_service.Address}";

    [OneTimeSetUp]
    public void Start() => _service = SimulatorProcess.Start(Path.Combine(TestContext.CurrentContext.TestDirectory, "tenant.yaml"));

    [OneTimeTearDown]
    public void Stop() => _service.Dispose();

    [Test]
    public void Rows_are_copied_in_and_read_back_by_waiting_calls()
    {
        using var connection = Open();
        using (var copy = new AnaplanBulkCopy((AnaplanConnection)connection) { DestinationImport = "Load sales", NotifyAfter = 1 })
        {
            copy.WriteToServer(Sales());
            Assert.That(copy.Complete().RowsWritten, Is.EqualTo(2));
        }

        using var table = Load(connection, "SELECT Products, Units, Launch, Active FROM exports.Sales WHERE Time = @month", ("@month", "Jan 25"));

        Assert.That(table.Rows.Cast<DataRow>().Select(row => row.ItemArray), Is.EqualTo(new object[][]
        {
            ["Product 1", 12.5, new DateTime(2025, 3, 1), true], ["Product 2", 2.0, DBNull.Value, false],
        }));
    }

    [Test]
    public async Task Rows_are_copied_in_and_read_back_by_asynchronous_calls()
    {
        using var connection = AnaplanProviderFactory.Instance.CreateConnection()!;
        connection.ConnectionString = ConnectionString;
        await connection.OpenAsync();
        using (var copy = new AnaplanBulkCopy((AnaplanConnection)connection) { DestinationImport = "Load sales" })
        {
            await copy.WriteToServerAsync(Sales());
            await copy.CompleteAsync();
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Units FROM views.[REV01 Sales] WHERE Products = 'Product 1' AND Time = 'Jan 25'";

        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(12.5));
    }

    [Test]
    public void Actions_run_and_lists_are_read()
    {
        using var connection = Open();

        using var process = Load(connection, "EXEC processes.Nightly");
        using var list = Load(connection, "SELECT code, name FROM lists.Products");

        Assert.That(process.Rows.Cast<DataRow>().Select(row => row["Successful"]), Is.All.True);
        Assert.That(list.Rows.Cast<DataRow>().Select(row => row["code"]), Is.EqualTo(new[] { "P1", "P2", "P3" }));
    }

    [TestCase("Models", "Forecast")]
    [TestCase("Imports", "Load sales")]
    [TestCase("Exports", "Sales")]
    [TestCase("Processes", "Nightly")]
    [TestCase("Lists", "Products")]
    [TestCase("LineItems", "Units")]
    public void Collections_name_what_there_is(string collection, string name)
    {
        using var connection = Open();

        Assert.That(connection.GetSchema(collection).Rows.Cast<DataRow>().Select(row => row["Name"]), Does.Contain(name));
    }

    [Test]
    public void Errors_are_those_of_System_Data_with_the_reason_inside()
    {
        using var connection = Open();

        Assert.That(() => Load(connection, "SELECT * FROM exports.Salles"), Throws.InstanceOf<DbException>().With.InnerException.InstanceOf<AnaplanNotFoundException>());
        Assert.That(() => Load(connection, "DELETE FROM exports.Sales"), Throws.InstanceOf<AnaplanDbException>());
        Assert.That(connection.ConnectionString, Does.Not.Contain("simulator"));
    }

    private DbConnection Open()
    {
        var connection = AnaplanProviderFactory.Instance.CreateConnection()!;
        connection.ConnectionString = ConnectionString;
        connection.Open();
        return connection;
    }

    private static DataTable Load(DbConnection connection, string statement, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        table.Load(reader);
        return table;
    }

    private static DataTable Sales()
    {
        var table = new DataTable
        {
            Locale = CultureInfo.InvariantCulture,
            Columns = { { "Product", typeof(string) }, { "Month", typeof(string) }, { "Units", typeof(double) }, { "Launch", typeof(DateTime) }, { "Active", typeof(bool) }, { "Note", typeof(string) } },
        };
        table.Rows.Add("P1", "Jan 25", 12.5, new DateTime(2025, 3, 1), true, "new");
        table.Rows.Add("P2", "Jan 25", 2.0, DBNull.Value, false, DBNull.Value);
        return table;
    }
}
