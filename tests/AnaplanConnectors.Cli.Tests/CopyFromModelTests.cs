
namespace AnaplanConnectors.Cli.Tests;

/// <summary><c>anx copy</c> out of lists and views.</summary>
public sealed class CopyFromModelTests : CliTest
{
    [Test]
    public async Task Items_of_a_list_become_a_file()
    {
        await ConnectAsync();

        var copy = await RunAsync("copy", Place("lists/products"), "products.csv");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Read("products.csv"), Does.StartWith("id,name,code,parent,parentId,listId,listName\n").And.Contain(",Product 2,P2,"));
    }

    [Test]
    public async Task A_page_of_a_view_becomes_a_file()
    {
        await ConnectAsync();
        Write("sales.csv", "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12.5,2025-03-01,true,new\n");
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        var copy = await RunAsync("copy", Place("views/REV01 Sales"), "view.csv", "--page", "Time=Jan 25", "--page", "products=product 1");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Read("view.csv"), Is.EqualTo("Time,Products,Units,Launch,Active,Note\nJan 25,Product 1,12.5,2025-03-01,true,new\n"));
    }

    [TestCase("--page", "Time")]
    [TestCase("--page", "=Jan 25")]
    public async Task A_page_that_cannot_be_read_says_how_it_is_written(params string[] flags)
    {
        var copy = await RunAsync(["copy", Place("views/REV01 Sales"), "view.csv", .. flags]);

        Assert.That((copy.ExitCode, copy.Error), Is.EqualTo((ExitCode.Usage, copy.Error)));
        Assert.That(copy.Error, Does.Contain("--page Versions=Actual"));
    }

    [Test]
    public async Task A_view_that_is_not_there_ends_with_4_and_names_near_ones()
    {
        await ConnectAsync();

        var copy = await RunAsync("copy", Place("views/REV01 Sale"), "view.csv");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(copy.Error, Does.Contain("REV01 Sales"));
    }
}
