using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

/// <summary>Views and lists as CSV, by one request and by large reads, against the twin.</summary>
[TestFixture(Answers.AsAssumed), TestFixture(Answers.Strictest)]
internal sealed class TwinReadTests(Answers answers) : SimulatorTest
{
    private async Task<AnaplanModule> ModuleAsync() => await Model.Modules.FindAsync("REV01 Sales");

    private async Task<string> ProductsAsync() => (await Model.Lists.FindAsync("Products")).Id;

    [Test]
    public async Task A_view_has_axes_and_a_grid()
    {
        var module = await ModuleAsync();

        var layout = await Model.Views.GetLayoutAsync(module.Id);
        var grid = await Model.Views.GetDataAsync(module.Id, maxRows: 2);

        Assert.That(layout.Pages.Concat(layout.Columns).Concat(layout.Rows).Select(d => d.Id), Has.Member(AnaplanDimension.TimeId));
        Assert.That(grid.Rows, Has.Count.EqualTo(2));
        Assert.That(grid.Rows[0].Cells, Has.Count.EqualTo(grid.ColumnCoordinates.Count));
    }

    [TestCase(1_000_000, false)]
    [TestCase(0, true)]
    public async Task A_view_as_csv_comes_by_one_request_or_by_a_large_read(int largeReadFrom, bool isLarge)
    {
        var view = await Model.Views.FindAsync((await ModuleAsync()).Id);

        await using var content = await Model.Views.OpenCsvAsync(view, new() { Layout = ViewCsvLayout.TabularSingleColumn, LargeReadFrom = largeReadFrom, Escaped = answers == Answers.Strictest });
        var text = await new StreamReader(content.Stream).ReadToEndAsync();

        Assert.That(content.IsLargeRead, Is.EqualTo(isLarge));
        Assert.That(text.Split('\n')[0], Does.Contain("Products").And.EndsWith("Value"));
        Assert.That(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.GreaterThan(3));
    }

    [Test]
    public async Task A_large_read_leaves_nothing_behind()
    {
        var view = await Model.Views.FindAsync((await ModuleAsync()).Id);

        var content = await Model.Views.OpenCsvAsync(view, new() { Layout = ViewCsvLayout.TabularSingleColumn, LargeReadFrom = 0 });
        await content.DisposeAsync();

        Assert.That(Simulator.Requests.Count(r => r.Method == "DELETE" && r.Path.Contains("/readRequests/")), Is.EqualTo(1));
    }

    [TestCase(1_000_000, false)]
    [TestCase(0, true)]
    public async Task Items_as_csv_are_the_same_by_one_request_and_by_a_large_read(int largeReadFrom, bool isLarge)
    {
        await using var content = await Model.Lists.OpenCsvAsync(await ProductsAsync(), new() { LargeReadFrom = largeReadFrom });

        var lines = (await new StreamReader(content.Stream).ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That((content.IsLargeRead, lines.Length), Is.EqualTo((isLarge, 4)));
        Assert.That(lines[0], Does.StartWith("id,name,code,parent"));
    }

    [Test]
    public async Task Members_of_a_workspace_are_told_to_administrators()
    {
        var workspace = await ClientOf(Some.User).FindWorkspaceAsync(Some.WorkspaceName);

        var administrators = await ClientOf(Some.User).Workspace(workspace).ListAdministratorsAsync().ToListAsync(default);
        var details = await ClientOf(Some.User).Workspace(workspace).GetDetailsAsync();

        Assert.That((administrators.Single().Email, details.SizeAllowance), Is.EqualTo((Some.User, 21_474_836_480L)));
    }

    protected override TenantDefinition CreateTenant() => TwinTenant.Create();

    protected override SimulatorOptions CreateSimulatorOptions() => TwinOptions.Of(answers, Time);
}
