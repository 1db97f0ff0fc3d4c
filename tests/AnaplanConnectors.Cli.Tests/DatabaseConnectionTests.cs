using Microsoft.Data.Sqlite;

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

    [TestCase("region=EU", 2)]
    [TestCase("region:text", 0)]
    public async Task Parameters_of_a_query_are_given_by_name(string parameter, int rows)
    {
        await FillAsync();

        var copy = await RunAsync("copy", "db:warehouse?query=SELECT id FROM facts WHERE region = @region AND id >= @low", "out.csv", "--param", parameter, "--param", "low:integer=2");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Read("out.csv").Split('\n'), Has.Length.EqualTo(rows + 2));
    }

    [Test]
    public async Task A_query_is_read_in_ranges_of_its_key()
    {
        await FillAsync();

        var copy = await RunAsync("copy", "db:warehouse?query=SELECT id FROM facts WHERE id >= @low AND id < @high", "out.csv", "--ranges", "1..6/3", "--command-timeout", "60");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Read("out.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(new[] { "id", "1", "2", "3", "4", "5" }));
    }

    [TestCase("preview")]
    [TestCase("contract infer")]
    [TestCase("plan", "out.csv")]
    public async Task Looking_at_a_query_that_deletes_deletes_nothing(string command, string destination = "")
    {
        await FillAsync();

        var look = await RunAsync([.. command.Split(' '), "db:warehouse?query=DELETE FROM facts RETURNING id", .. destination.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var copy = await RunAsync("copy", "db:warehouse/facts", "left.csv");

        Assert.That((look.ExitCode, copy.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Ok)), look.Out + copy.Error);
        Assert.That(look.Error, Does.Contain("attempt to write a readonly database"));
        Assert.That(Read("left.csv").Split('\n'), Has.Length.EqualTo(7));
    }

    [TestCase("copy", "out.csv")]
    [TestCase("check", "in.csv")]
    public async Task Reading_a_query_that_deletes_is_refused_unless_it_is_meant(string command, string other)
    {
        const string Query = "db:warehouse?query=DELETE FROM facts RETURNING id";
        await FillAsync();
        Write("in.csv", "id\n1\n2\n3\n4\n5\n");

        var refused = await RunAsync(command, Query, other);
        var kept = await RunAsync("copy", "db:warehouse/facts", "kept.csv");
        var meant = await RunAsync("copy", Query, "meant.csv", "--query-may-write");
        var left = await RunAsync("copy", "db:warehouse/facts", "left.csv");

        Assert.That((refused.ExitCode, kept.ExitCode, meant.ExitCode, left.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Ok, ExitCode.Ok, ExitCode.Ok)), refused.Error + meant.Error);
        Assert.That(refused.Error, Does.Contain("attempt to write a readonly database").And.Contain("--query-may-write"));
        Assert.That(new[] { "kept.csv", "meant.csv", "left.csv" }.Select(file => Read(file).Split('\n').Length - 2), Is.EqualTo(new[] { 5, 5, 0 }));
    }

    [TestCase("copy", "db:warehouse/facts")]
    [TestCase("plan", "db:warehouse/facts")]
    [TestCase("copy", "sqlite:w.db?query=SELECT id FROM facts")]
    public async Task A_sqlite_file_is_not_read_and_loaded_at_the_same_time(string command, string source)
    {
        await FillAsync();

        var result = await RunAsync(command, source, "db:warehouse/other");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(result.Error, Does.Contain("are one SQLite file").And.Contain("journal_mode = WAL"));
    }

    [Test]
    public async Task A_sqlite_file_whose_journal_allows_it_is_read_and_loaded_at_the_same_time()
    {
        await FillAsync();
        await ExecuteAsync("PRAGMA journal_mode = WAL");

        var copy = await RunAsync("copy", "db:warehouse/facts", "db:warehouse/other");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
    }

    [Test]
    public async Task A_sqlite_file_that_somebody_keeps_locked_is_not_waited_for_without_end()
    {
        await FillAsync();
        await using var other = await OpenAsync();
        await ExecuteAsync(other, "BEGIN EXCLUSIVE");

        var preview = await RunAsync("preview", "db:warehouse/facts", "--command-timeout", "1");

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.Busy), preview.Error);
        Assert.That(preview.Error, Does.Contain("database is locked").And.Contain("Another program has the file"));
    }

    [TestCase("id,region\n9,\n")]
    [TestCase("id,region\n1,EU\n")]
    public async Task Rows_that_a_table_refuses_are_to_be_corrected(string content)
    {
        await AddAsync();
        await ExecuteAsync("CREATE TABLE facts (id TEXT PRIMARY KEY, region TEXT NOT NULL)");
        await ExecuteAsync("INSERT INTO facts VALUES ('1', 'US')");
        Write("facts.csv", content);

        var copy = await RunAsync("copy", "facts.csv", "db:warehouse/facts");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused), copy.Error);
        Assert.That(copy.Error, Does.Contain("Correct the rows, or the table"));
    }

    [TestCase("Data Source=/nowhere/at.all", ExitCode.NotFound, "its folder has to be there")]
    [TestCase("Data Source=/etc/hostname", ExitCode.Refused, "is no SQLite database")]
    public async Task A_sqlite_file_that_cannot_be_opened_says_what_to_check(string connectionString, ExitCode exitCode, string next)
    {
        await RunAsync("conn", "add", "broken", "--provider", "sqlite", "--connection-string", connectionString);

        var preview = await RunAsync("preview", "db:broken/facts");

        Assert.That(preview.ExitCode, Is.EqualTo(exitCode), preview.Error);
        Assert.That(preview.Error, Does.Contain(next));
    }

    [TestCase("sqlite", "Data Sorce=x")]
    [TestCase("postgresql", "Hst=x")]
    [TestCase("postgresql", "Host=x;Port=many")]
    public async Task A_connection_string_that_the_provider_cannot_use_is_not_kept(string provider, string connectionString)
    {
        var added = await RunAsync("conn", "add", "broken", "--provider", provider, "--connection-string", connectionString);

        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Usage), added.Error);
        Assert.That(added.Error, Does.Contain("The provider cannot use the connection string"));
    }

    [Test]
    public async Task Values_are_taken_as_they_arrive_on_request()
    {
        await FillAsync();

        var copy = await RunAsync("copy", "db:warehouse?query=SELECT id, region FROM facts WHERE id = 1", "out.csv", "--sequential");

        Assert.That((copy.ExitCode, Read("out.csv")), Is.EqualTo((ExitCode.Ok, "id,region\n1,US\n")), copy.Error);
    }

    [TestCase("db:warehouse?query=SELECT 1", "--param", "n:number=1", "type one of text, integer")]
    [TestCase("db:warehouse?query=SELECT 1", "--param", "n:integer=one", "'one' is no integer for parameter 'n'")]
    [TestCase("db:warehouse?query=SELECT 1", "--ranges", "1-5/2", "--ranges 1..1000001/8")]
    [TestCase("db:warehouse?query=SELECT 1", "--ranges", "5..5/2", "is empty")]
    [TestCase("db:warehouse?procedure=p", "--ranges", "1..5/2", "neither a procedure")]
    [TestCase("db:warehouse/facts", "--param", "n=1", "is a table")]
    [TestCase("facts.csv", "--param", "n=1", "is no query")]
    [TestCase("db:warehouse?query=SELECT 1", "--command-timeout", "-1", "below 0")]
    public async Task What_a_query_cannot_take_is_refused_with_the_way_to_write_it(string source, string flag, string value, string reason)
    {
        await AddAsync();

        var copy = await RunAsync("copy", source, "out.csv", flag, value);

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(copy.Error, Does.Contain(reason));
    }

    [Test]
    public async Task A_query_that_the_database_refuses_is_told_in_its_words()
    {
        await AddAsync();

        var copy = await RunAsync("copy", "db:warehouse?query=SELECT a FROM nowhere", "out.csv");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(copy.Error, Does.Contain("no such table: nowhere").And.Contain("next     Correct the query"));
    }

    [TestCase(7)]
    [TestCase(10)]
    [TestCase(13)]
    public void A_machine_that_fails_under_a_database_is_no_mistake_of_the_command(int code)
        => Assert.That(Failure.Of(new SqliteException("disk I/O error", code)).ExitCode, Is.EqualTo(ExitCode.Incomplete));

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

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Folder.Root, "w.db")};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, statement);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    private async Task FillAsync()
    {
        await AddAsync();
        Write("facts.csv", "id,region\n1,US\n2,EU\n3,EU\n4,US\n5,US\n");
        await RunAsync("copy", "facts.csv", "db:warehouse/facts", "--types", "id=integer");
    }

    private async Task AddAsync()
    {
        var added = await RunAsync("conn", "add", "warehouse", "--provider", "sqlite", "--connection-string", $"Data Source={Path.Combine(Folder.Root, "w.db")};Pooling=False");
        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Ok), added.Error);
    }
}
