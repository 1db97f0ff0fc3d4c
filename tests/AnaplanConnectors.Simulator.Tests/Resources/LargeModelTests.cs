using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>
/// A model of many list items and ten times as many cells behind HTTP, with sixteen clients and two large changes at a time. A sample runs
/// always; the million is run by name, for the durations and the memory that it prints and holds to 2 GB: alone in its process, which the sample is not.
/// </summary>
[TestFixture(20_000, long.MaxValue)]
[TestFixture(1_000_000, 2L * 1024 * 1024 * 1024, Category = "Large", Explicit = true, Reason = "Prints durations and memory, which depend on the machine.")]
public sealed class LargeModelTests(int items, long mostMemory) : ServiceTest
{
    private const string List = "101000000001";
    private const string Other = "101000000002";
    private const string Module = "102000000001";

    private readonly Stopwatch _watch = new();

    private protected override TenantDefinition Tenant => new()
    {
        Users = [new() { Email = Sample.Ada, Password = Sample.Password }],
        Workspaces = [new() { Name = "Finance", Models = [Model] }],
    };

    private ModelDefinition Model => new()
    {
        Id = Sample.Sales,
        Name = "Large",
        Lists =
        [
            new() { Id = List, Name = "Products", TopLevelItem = "All", ItemsCsv = Csv("name,code", number => $"Product {number},P{number}") },
            new() { Id = Other, Name = "Customers" },
        ],
        Modules =
        [
            new()
            {
                Id = Module,
                Name = "Figures",
                Dimensions = ["Products"],
                LineItems = [.. Enumerable.Range(0, 10).Select(number => new LineItemDefinition { Name = $"L{number}" })],
                CellsCsv = Csv("Products,L0,L1,L2,L3,L4,L5,L6,L7,L8,L9", number => $"P{number},1,2,3,4,5,6,7,8,9,{number}"),
            },
        ],
    };

    [Test]
    public async Task Sixteen_clients_and_two_large_changes()
    {
        Report("loaded");
        await Task.WhenAll(Enumerable.Range(0, 16).Select(client => ReadAsync(client % 2 == 0 ? "text/csv" : "application/json")));
        Report("16 clients read all items each");
        await Task.WhenAll(AddAsync(List, "New"), AddAsync(Other, "Customer"));
        Report("two lists grow by a tenth at the same time");
        await Task.WhenAll(AddAsync(List, "Again"), AddAsync(List, "Once more"));
        Report("one list grows by a tenth twice at the same time");
        var pages = await ReadViewAsync();
        Report($"all cells are read in {pages} pages");

        Assert.That(Simulator.Model("Large").ListItems(Other), Has.Count.EqualTo(items / 10));
        Assert.That(Simulator.Model("Large").ListItems(List), Has.Count.EqualTo(items + (3 * items / 10)));
        Assert.That(Process.GetCurrentProcess().PeakWorkingSet64, Is.LessThan(mostMemory));
    }

    private async Task ReadAsync(string accept)
    {
        using var request = await RequestAsync(HttpMethod.Get, $"{Sample.M}/lists/{List}/items");
        request.Headers.Add("Accept", accept);
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.CopyToAsync(Stream.Null);
    }

    private Task AddAsync(string list, string name) => StatusAsync(PostAsync($"{Sample.M}/lists/{list}/items?action=add",
        $$"""{"items":[{{string.Join(',', Enumerable.Range(0, items / 10).Select(number => $$"""{"name":"{{name}} {{number}}"}"""))}}]}"""));

    private async Task<int> ReadViewAsync()
    {
        var path = $"{Sample.M}/views/{Module}/readRequests";
        var id = (await JsonAsync(PostAsync(path, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest")
            .GetProperty("requestId").GetString();
        var status = await JsonAsync(GetAsync($"{path}/{id}"));
        while (status.GetProperty("viewReadRequest").GetProperty("requestState").GetString() != "COMPLETE")
        {
            await Task.Delay(100);
            status = await JsonAsync(GetAsync($"{path}/{id}"));
        }

        return status.GetProperty("viewReadRequest").GetProperty("availablePages").GetInt32();
    }

    private string Csv(string header, Func<int, string> line)
    {
        var text = new StringBuilder(header).Append('\n');
        for (var number = 0; number < items; number++)
            text.Append(line(number)).Append('\n');
        return text.ToString();
    }

    private void Report(string what)
    {
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {_watch.Elapsed.TotalSeconds:0.0} s, working set {Environment.WorkingSet / 1e6:N0} MB, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB"));
        _watch.Restart();
    }
}
