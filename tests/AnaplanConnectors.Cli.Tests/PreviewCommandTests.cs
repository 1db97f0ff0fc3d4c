using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

public sealed class PreviewCommandTests : CliTest
{
    [Test]
    public async Task Columns_get_a_type_and_the_first_rows_are_shown()
    {
        Write("sales.csv", "Code,Units,Day\n007,5,13/02/2026\n008,6,14/02/2026\n");

        var preview = await RunAsync("preview", "sales.csv", "--show", "1");

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.Ok), preview.Error);
        Assert.That(preview.Out, Does.Match("Units +integer").And.Match("Day +date +dd/MM/yyyy").And.Match("Code +text .*leading zeros"));
        Assert.That(preview.Out, Does.Match("\n007 +5 +13/02/2026\n").And.Not.Contain("14/02/2026"));
        Assert.That(preview.Out, Does.Contain("types    --types \"Units=integer,Day=date:dd/MM/yyyy\""));
    }

    [Test]
    public async Task Rows_that_cannot_be_read_are_named_and_end_with_10()
    {
        Write("sales.csv", "A,B\n1,2\n3\n");

        var preview = await RunAsync("preview", "sales.csv");

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(preview.Out, Does.Contain("problem  Row 2, column 'B', byte 8: the row has 1 field instead of 2"));
    }

    [Test]
    public async Task The_types_it_proposes_can_be_used()
    {
        Write("sales.csv", "Units;Day\n1,5;13.02.2026\n");

        var copy = await RunAsync("copy", "sales.csv", "out.csv", "--delimiter", ";", "--decimal", ",", "--types", "Units=decimal,Day=date:dd.MM.yyyy");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
    }

    [Test]
    public async Task A_file_that_is_missing_ends_with_4()
    {
        var preview = await RunAsync("preview", "nowhere.csv");

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(preview.Error, Does.Contain("nowhere.csv"));
    }

    [TestCase("--delimiter", "ab")]
    [TestCase("--types", "Units=number")]
    [TestCase("--ragged", "perhaps")]
    public async Task An_option_nobody_understands_says_what_is_allowed(string option, string value)
    {
        Write("sales.csv", "A,B\n1,2\n");

        var preview = await RunAsync("preview", "sales.csv", option, value);

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(preview.Error, Does.Contain("allowed"));
    }

    [Test]
    public async Task An_export_shows_what_its_types_are_known_from_and_runs_nothing()
    {
        await ConnectAsync();

        var preview = await RunAsync("preview", Place("exports/Sales"));

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.Ok), preview.Error);
        Assert.That(preview.Out, Does.Match("Units +double +metadata").And.Contain("rows exist once the export has run"));
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted, Is.Empty);
    }

    [Test]
    public async Task The_rows_of_an_exports_last_run_are_shown()
    {
        await ConnectAsync();
        Write("sales.csv", "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,1.5,2025-03-01,true,new\n");
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        await RunAsync("copy", Place("exports/Sales"), "out.csv");

        var preview = await RunAsync("preview", Place("exports/Sales"));

        Assert.That(preview.Out, Does.Contain("1 row of its last run looked at, which is all of them").And.Match("Product 1 +Jan 25 +1.5 +2025-03-01"), preview.Error);
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_view_and_a_query_are_shown()
    {
        await ConnectAsync();
        await RunAsync("conn", "add", "house", "--provider", "sqlite", "--connection-string", $"Data Source={Path.Combine(Folder.Root, "house.db")};Pooling=False");

        var view = await RunAsync("preview", Place("views/REV01 Sales"), "--show", "1");
        var query = await RunAsync("preview", "db:house?query=SELECT @n AS n, @t AS t", "--param", "n:integer=5", "--param", "t=x");

        Assert.That(view.Out, Does.Match("Units +double +line items").And.Match("Products +text +line items"), view.Error);
        Assert.That(query.Out, Does.Match("n +integer +database +0 +5").And.Match("t +text +database"), query.Error);
    }

    [Test]
    public async Task A_long_value_is_shown_by_its_beginning()
    {
        Write("long.csv", $"A,B\n{new string('x', 5_000)},2\n");
        await RunAsync("copy", "long.csv", "long.parquet");

        var text = await RunAsync("preview", "long.csv");
        var typed = await RunAsync("preview", "long.parquet");
        var plan = await RunAsync("plan", "long.csv", "out.csv");

        Assert.That(plan.Out.Split('\n'), Is.All.Length.LessThan(200).And.Some.Contains(new string('x', 59) + "…"));
        Assert.That(text.Out.Split('\n'), Is.All.Length.LessThan(200).And.Some.Contains(new string('x', 59) + "…"));
        Assert.That(typed.Out.Split('\n'), Is.All.Length.LessThan(200).And.Some.Contains(new string('x', 59) + "…"));
    }

    [Test]
    public async Task Rows_that_cannot_be_read_count_among_those_looked_at()
    {
        Write("sales.csv", "A,B\n1,2\n3\n");

        var preview = await RunAsync("preview", "sales.csv");

        Assert.That(preview.Out, Does.Contain("2 rows looked at, which is all of them; 1 cannot be read"));
    }

    [Test]
    public async Task Standard_input_is_looked_at_too()
    {
        var preview = await RunWithInputAsync("Code,Units\n007,5\n", "preview", "-");
        var contract = await RunWithInputAsync("Code,Units\n007,5\n", "contract", "infer", "-");
        var plan = await RunWithInputAsync("Code,Units\n007,5\n", "plan", "-", "out.csv");

        Assert.That((preview.ExitCode, contract.ExitCode, plan.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Ok, ExitCode.Usage)), preview.Error);
        Assert.That(preview.Out, Does.Match("Units +integer +sample").And.Match("\n007 +5\n"));
        Assert.That(contract.Out, Does.Contain("\"Units\": {type: integer}"));
        Assert.That(plan.Error, Does.Contain("can be read once only"));
    }
}
