namespace AnaplanConnectors.Cli.Tests;

public sealed class CheckCommandTests : CliTest
{
    [Test]
    public async Task Equal_files_are_the_same()
    {
        Write("a.csv", "x,y\n1,a\n2,b\n");
        Write("b.csv", "x,y\n1,a\n2,b\n");

        var check = await RunAsync("check", "a.csv", "b.csv");

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.Ok), check.Error);
        Assert.That(check.Out, Does.Not.Contain("differs"));
    }

    [Test]
    public async Task A_column_that_differs_is_named()
    {
        Write("a.csv", "x,y\n1,a\n2,b\n");
        Write("b.csv", "x,y\n1,a\n2,c\n");

        var check = await RunAsync("check", "a.csv", "b.csv", "--output", "csv");

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.Rejects));
        Assert.That(check.Out, Does.Contain("x,same,").And.Contain("y,differs,").And.Contain("(rows),same,2,2"));
    }

    [Test]
    public async Task Cells_that_moved_across_their_border_differ()
    {
        Write("a.csv", "x,y\nab,c\n");
        Write("b.csv", "x,y\na,bc\n");

        Assert.That((await RunAsync("check", "a.csv", "b.csv")).ExitCode, Is.EqualTo(ExitCode.Rejects));
    }

    [TestCase(new string[0], ExitCode.Rejects)]
    [TestCase(new[] { "--key", "x" }, ExitCode.Ok)]
    public async Task Order_matters_unless_a_key_tells_rows_apart(string[] flags, ExitCode expected)
    {
        Write("a.csv", "x,y\n1,a\n2,b\n");
        Write("b.csv", "x,y\n2,b\n1,a\n");

        Assert.That((await RunAsync(["check", "a.csv", "b.csv", .. flags])).ExitCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Values_that_changed_rows_differ_also_with_a_key()
    {
        Write("a.csv", "x,y\n1,a\n2,b\n");
        Write("b.csv", "x,y\n2,a\n1,b\n");

        Assert.That((await RunAsync("check", "a.csv", "b.csv", "--key", "x")).ExitCode, Is.EqualTo(ExitCode.Rejects));
    }

    [Test]
    public async Task What_was_loaded_is_what_the_export_shows()
    {
        await ConnectAsync();
        Write("sales.csv", "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12.50,2025-03-01,true,\"new, good\"\n");
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        Write("expected.csv", "Products,Time,Units,Launch,Active,Note\nProduct 1,Jan 25,12.50,2025-03-01,TRUE,\"new, good\"\n");

        var check = await RunAsync("check", "expected.csv", Place("exports/Sales"));

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.Ok), check.Out + check.Error);
    }

    [Test]
    public async Task Other_headers_are_told_at_once()
    {
        Write("a.csv", "x,y\n1,a\n");
        Write("b.csv", "x,z\n1,a\n");

        var check = await RunAsync("check", "a.csv", "b.csv");

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.Rejects));
        Assert.That(check.Error, Does.Contain("The headers differ: x, y against x, z"));
    }
}
