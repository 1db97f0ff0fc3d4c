using System.Data;
using System.Data.Common;
using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.AdoNet.Tests;

public sealed class AnaplanConnectionTests : ProviderTest
{
    [Test]
    public async Task Opening_signs_in_and_finds_the_model()
    {
        await using var connection = await OpenAsync();

        Assert.That((connection.State, connection.Database, connection.Model.Id), Is.EqualTo((ConnectionState.Open, "Forecast", SimulatedModel.Id)));
        Assert.That(Seen!.SignIn!.DisplayName, Is.EqualTo("ada@example.com"));
    }

    [Test]
    public async Task The_password_is_gone_once_the_connection_was_opened()
    {
        await using var connection = await OpenAsync();

        Assert.That(connection.ConnectionString, Does.Not.Contain("simulator").And.Contain("User ID=ada@example.com"));
    }

    [Test]
    public async Task The_password_stays_on_request()
    {
        using var connection = Factory.CreateConnection();
        connection.ConnectionString = ConnectionString + ";Persist Security Info=True";

        await connection.OpenAsync();

        Assert.That(connection.ConnectionString, Does.Contain("Password=simulator"));
    }

    [Test]
    public async Task A_connection_opens_again()
    {
        await using var connection = await OpenAsync();
        connection.Close();

        connection.Open();

        Assert.That(connection.State, Is.EqualTo(ConnectionState.Open));
    }

    [Test]
    public async Task An_open_connection_keeps_its_connection_string()
    {
        await using var connection = await OpenAsync();

        Assert.That(() => connection.ConnectionString = "Model=x", Throws.InvalidOperationException);
        Assert.That(connection.Open, Throws.InvalidOperationException);
    }

    [Test]
    public void A_model_that_is_not_there_is_a_DbException_with_the_reason_inside()
    {
        using var connection = Factory.CreateConnection();
        connection.ConnectionString = ConnectionString.Replace("Forecast", "Forcast", StringComparison.Ordinal);

        Assert.That(connection.Open, Throws.InstanceOf<DbException>().With.InnerException.InstanceOf<AnaplanNotFoundException>().And.Message.Contains("Forecast")
            .And.Property(nameof(DbException.IsTransient)).False);
        Assert.That(connection.State, Is.EqualTo(ConnectionState.Closed));
    }

    [Test]
    public void A_cancelled_token_opens_nothing()
    {
        using var connection = Factory.CreateConnection();
        connection.ConnectionString = ConnectionString;

        Assert.That(async () => await connection.OpenAsync(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(connection.State, Is.EqualTo(ConnectionState.Closed));
    }

    [Test]
    public async Task There_are_no_transactions()
    {
        await using var connection = await OpenAsync();

        Assert.That(() => connection.BeginTransaction(), Throws.InstanceOf<NotSupportedException>());
    }

    [TestCase("MetaDataCollections", 23)]
    [TestCase("DataSourceInformation", 1)]
    [TestCase("Restrictions", 23)]
    [TestCase("ReservedWords", 9)]
    [TestCase("DataTypes", 7)]
    [TestCase("Users", 1)]
    [TestCase("ProcessActions", 2)]
    [TestCase("Tasks", 0)]
    [TestCase("ListProperties", 0)]
    [TestCase("LineItems", 4)]
    [TestCase("Views", 1)]
    [TestCase("Versions", 2)]
    [TestCase("Dashboards", 0)]
    [TestCase("Columns", 25)]
    [TestCase("Workspaces", 1)]
    [TestCase("Models", 1)]
    [TestCase("imports", 1)]
    [TestCase("Exports", 1)]
    [TestCase("Actions", 0)]
    [TestCase("Processes", 1)]
    [TestCase("Files", 2)]
    [TestCase("Lists", 1)]
    [TestCase("Modules", 1)]
    public async Task Every_concept_has_its_collection(string name, int rows)
    {
        await using var connection = await OpenAsync();

        using var collection = connection.GetSchema(name);

        Assert.That(collection.Rows, Has.Count.EqualTo(rows));
        Assert.That((await connection.GetSchemaAsync(name)).Rows, Has.Count.EqualTo(rows));
    }

    [Test]
    public async Task Columns_of_an_export_and_of_an_imports_file_are_told()
    {
        await using var connection = await OpenAsync();

        using var exports = connection.GetSchema("Columns", ["Exports", Some.ExportName]);
        using var imports = connection.GetSchema("Columns", ["Imports", Some.ImportName]);

        Assert.That(exports.Rows.Cast<DataRow>().Select(row => row["ColumnName"]), Is.EqualTo(new[] { "Products", "Time", "Units", "Launch", "Active", "Note" }));
        Assert.That(imports.Rows.Cast<DataRow>().Select(row => row["ColumnName"]), Is.EqualTo(new[] { "Product", "Month", "Units", "Launch", "Active", "Note" }));
    }

    [Test]
    public async Task Columns_of_lists_and_views_tell_what_their_types_are_known_from()
    {
        await using var connection = await OpenAsync();

        using var views = connection.GetSchema("Columns", ["Views", "REV01 Sales"]);
        using var lists = connection.GetSchema("Columns", ["Lists", "Products"]);

        Assert.That(views.Rows.Cast<DataRow>().Select(row => (row["ColumnName"], row["DataType"], row["KnownFrom"])), Does.Contain(((object)"Units", (object)"Double", (object)"LineItems")));
        Assert.That(lists.Rows.Cast<DataRow>().Select(row => row["ColumnName"]), Does.Contain("code"));
    }

    [Test]
    public async Task Tasks_of_an_action_and_steps_of_a_process_are_told()
    {
        await LoadAsync(Some.Sale("P1", units: 1));
        await using var connection = await OpenAsync();

        using var tasks = connection.GetSchema("Tasks", ["Imports", Some.ImportName]);
        using var steps = connection.GetSchema("ProcessActions", [ProcessName]);

        Assert.That(tasks.Rows.Cast<DataRow>().Select(row => row["State"]), Is.EqualTo(new[] { "COMPLETE" }));
        Assert.That(steps.Rows.Cast<DataRow>().Select(row => (row["Number"], row["Name"])), Is.EqualTo(new[] { ((object)1, (object)Some.ImportName), ((object)2, (object)Some.ExportName) }));
    }

    [Test]
    public async Task Restrictions_leave_the_others_out()
    {
        await using var connection = await OpenAsync();

        Assert.That(connection.GetSchema("Exports", ["sales"]).Rows, Has.Count.EqualTo(1));
        Assert.That(connection.GetSchema("Exports", ["other"]).Rows, Is.Empty);
        Assert.That(() => connection.GetSchema("Exports", ["a", "b"]), Throws.ArgumentException);
        Assert.That(() => connection.GetSchema("Cubes"), Throws.ArgumentException.With.Message.Contains("Workspaces"));
    }

    [TestCase("uid=a;pwd=b;initial catalog=m", "User ID=a;Password=b;Model=m")]
    [TestCase("SERVER=http://x;Username=a", "Data Source=http://x;User ID=a")]
    public void Synonyms_are_one_keyword(string text, string expected)
        => Assert.That(new AnaplanConnectionStringBuilder(text).ConnectionString, Is.EqualTo(expected));

    [Test]
    public void Unknown_keywords_are_refused_by_name()
        => Assert.That(() => new AnaplanConnectionStringBuilder("Modell=x"), Throws.ArgumentException.With.Message.Contains("'modell'").And.Message.Contains("Workspace"));

    [TestCase("Model=Forecast", "either User ID or Certificate")]
    [TestCase("Model=Forecast;User ID=a", "no Password")]
    public void What_is_missing_is_named_before_anything_is_sent(string text, string problem)
    {
        using var connection = new AnaplanConnection(text);

        Assert.That(connection.Open, Throws.InstanceOf<AnaplanDbException>().With.Message.Contains(problem));
    }
}
