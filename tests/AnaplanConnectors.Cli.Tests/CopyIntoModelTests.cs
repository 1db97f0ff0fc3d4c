using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary><c>anx copy</c> into lists and modules.</summary>
public sealed class CopyIntoModelTests : CliTest
{
    [Test]
    public async Task Rows_become_items_of_a_list()
    {
        await ConnectAsync();
        Write("products.csv", "code,name\nP1,First\nP9,Ninth\n");

        var copy = await RunAsync("copy", "products.csv", Place("lists/Products"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(copy.Out, Does.Contain("1 added   1 updated   0 deleted"));
        Assert.That(Names(), Is.EqualTo(new[] { "First", "Product 2", "Product 3", "Ninth" }));
    }

    [Test]
    public async Task Items_that_are_refused_end_with_6_and_can_be_sent_again()
    {
        await ConnectAsync();
        Write("products.csv", "code,name\nP8,Product 1\nP9,Ninth\n");

        var copy = await RunAsync("copy", "products.csv", Place("lists/Products"), "--list-load", "add");
        var run = OnlyRun;
        var export = await RunAsync("rejects", "export", run, "fix.csv");
        Write("fix.csv", Read("fix.csv").Replace("Product 1", "Eighth", StringComparison.Ordinal));
        var retry = await RunAsync("rejects", "retry", run, "--from", "fix.csv");

        Assert.That((copy.ExitCode, export.ExitCode, retry.ExitCode), Is.EqualTo((ExitCode.Rejects, ExitCode.Ok, ExitCode.Ok)), copy.Error + export.Error + retry.Error);
        Assert.That(Names(), Does.Contain("Eighth").And.Contain("Ninth").And.Contain("Product 1"));
    }

    [Test]
    public async Task Items_that_are_sent_again_are_loaded_as_the_first_time()
    {
        await ConnectAsync();
        Write("products.csv", "code,name\nP8,Eighth\n");

        await RunAsync("copy", "products.csv", Place("lists/Products"), "--list-load=update");
        var retry = await RunAsync("rejects", "retry", OnlyRun);

        Assert.That(retry.ExitCode, Is.EqualTo(ExitCode.Rejects), retry.Error);
        Assert.That(Names(), Does.Not.Contain("Eighth"));
    }

    [Test]
    public async Task Rows_become_cells_of_a_module()
    {
        await ConnectAsync();
        Write("cells.csv", "Products,Time,Units,Note\nP1,Jan 25,12.5,\nP2,Feb 25,,checked\n");

        var copy = await RunAsync("copy", "cells.csv", Place("modules/REV01 Sales"), "--items-by", "code", "--json");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(copy.Out, Does.Contain("\"cellsSent\": 2"));
        Assert.That((Cell("Units", "Product 1", "Jan 25"), Cell("Note", "Product 2", "Feb 25")), Is.EqualTo(("12.5", "checked")));
    }

    [Test]
    public async Task Rejected_cells_within_the_limit_are_no_failure()
    {
        await ConnectAsync();
        Write("cells.csv", "Products,Time,Units\nP1,Jan 25,1\nnobody,Jan 25,2\n");

        var copy = await RunAsync("copy", "cells.csv", Place("modules/REV01 Sales"), "--items-by", "code", "--max-rejects", "50%");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(copy.Out, Does.Contain("PARTIAL").And.Contain("nobody"));
    }

    [Test]
    public async Task A_plan_names_what_will_be_changed_and_changes_nothing()
    {
        await ConnectAsync();
        Write("products.csv", "code,name\nP1,First\n");

        var plan = await RunAsync("plan", "products.csv", Place("lists/Products"));

        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.Ok), plan.Error);
        Assert.That(plan.Out, Does.Contain("request by request").And.Contain("there is no way to take it back"));
        Assert.That(Names(), Does.Contain("Product 1"));
    }

    [Test]
    public async Task Columns_that_the_list_does_not_have_are_refused_before_anything_is_sent()
    {
        await ConnectAsync();
        Write("products.csv", "code,Colour\nP1,red\n");

        var copy = await RunAsync("copy", "products.csv", Place("lists/Products"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(copy.Error, Does.Contain("'Colour'").And.Contain("nothing is known to have changed"));
    }

    private string[] Names() => [.. Simulator.Model(Some.ModelName).ListItems("Products").Select(item => item.Name)];

    private string Cell(string lineItem, string product, string month) => Simulator.Model(Some.ModelName).Cell("REV01 Sales", lineItem, ("Products", product), ("Time", month));
}
