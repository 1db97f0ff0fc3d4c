namespace AnaplanConnectors.Cli.Tests;

public sealed class DatabaseConnectionTests : CliTest
{
    [Test]
    public async Task A_file_goes_into_a_table_once_for_each_run_id()
    {
        await AddAsync();
        Write("facts.csv", "account,amount\nA,1\nB,2\n");

        var first = await RunAsync("copy", "facts.csv", "db:warehouse/facts", "--run-id", "november");
        var second = await RunAsync("copy", "facts.csv", "db:warehouse/facts", "--run-id", "november");
        var back = await RunAsync("copy", "db:warehouse/facts", "back.csv");

        Assert.That((first.ExitCode, second.ExitCode, back.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Refused, ExitCode.Ok)), first.Error + back.Error);
        Assert.That(second.Error, Does.Contain("ANX6101").And.Contain("has loaded 2 rows into 'facts' before"));
        Assert.That(Read("back.csv"), Is.EqualTo("account,amount\nA,1\nB,2\n"));
    }

    [Test]
    public async Task A_query_in_a_file_is_read()
    {
        await AddAsync();
        Write("q.sql", "SELECT 1 AS one");

        var copy = await RunAsync("copy", "db:warehouse?query=@q.sql", "one.csv");

        Assert.That((copy.ExitCode, Read("one.csv")), Is.EqualTo((ExitCode.Ok, "one\n1\n")), copy.Error);
    }

    [Test]
    public async Task Passwords_do_not_stand_in_connection_strings()
    {
        var added = await RunAsync("conn", "add", "warehouse", "--provider", "postgresql", "--connection-string", "Host=db;Password=secret");

        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(added.Error, Does.Contain("holds a password").And.Not.Contain("secret"));
    }

    [TestCase("oracle", "There is no provider 'oracle'")]
    [TestCase("Acme.Factory, Acme.Data", "cannot be loaded")]
    public async Task Providers_that_are_not_there_are_named(string provider, string reason)
        => Assert.That((await RunAsync("conn", "add", "warehouse", "--provider", provider, "--connection-string", "x=y")).Error, Does.Contain(reason));

    [Test]
    public async Task A_database_is_no_place_in_Anaplan()
    {
        await AddAsync();

        var ls = await RunAsync("ls", "warehouse:/");

        Assert.That(ls.Error, Does.Contain("leads to a database, not to Anaplan"));
    }

    [TestCase("db:warehouse")]
    [TestCase("db:warehouse/")]
    [TestCase("db:/table")]
    public async Task A_location_without_table_and_query_is_refused(string location)
        => Assert.That((await RunAsync("copy", location, "x.csv")).Error, Does.Contain("names neither a table nor a query"));

    private async Task AddAsync()
    {
        var added = await RunAsync("conn", "add", "warehouse", "--provider", "sqlite", "--connection-string", $"Data Source={Path.Combine(Folder.Root, "w.db")};Pooling=False");
        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Ok), added.Error);
    }
}
