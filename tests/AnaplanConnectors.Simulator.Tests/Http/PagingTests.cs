using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class PagingTests : ServiceTest
{
    private protected override TenantDefinition Tenant => new()
    {
        Users = [new() { Email = Sample.Ada, Password = Sample.Password }],
        Workspaces =
        [
            new()
            {
                Id = Sample.Workspace,
                Name = "Finance",
                Models =
                [
                    new()
                    {
                        Id = Sample.Sales,
                        Name = "Sales",
                        Files = [.. Enumerable.Range(0,
                            5_003).Select(number => new FileDefinition { Name = $"{number:d5}.csv" })],
                        Modules = [.. Enumerable.Range(0, 21).Select(number =>
                            new ModuleDefinition { Name = $"M{number:d2}", LineItems = [new() { Name = "A" }] })],
                    },
                ],
            },
        ],
    };

    [Test]
    public async Task A_page_has_5000_rows_by_default()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/files"));

        var paging = json.GetProperty("meta").GetProperty("paging");
        Assert.That(json.GetProperty("files").GetArrayLength(), Is.EqualTo(5_000));
        Assert.That(paging.GetProperty("currentPageSize").GetInt32(), Is.EqualTo(5_000));
        Assert.That(paging.GetProperty("totalSize").GetInt32(), Is.EqualTo(5_003));
        Assert.That(paging.GetProperty("offset").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task A_larger_limit_is_cut()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/files?limit=6000"));

        Assert.That(json.GetProperty("files").GetArrayLength(), Is.EqualTo(5_000));
    }

    [Test]
    public async Task Next_leads_to_the_rest()
    {
        var first = await JsonAsync(GetAsync($"{Sample.M}/files?sort=name"));
        var next = first.GetProperty("meta").GetProperty("paging").GetProperty("next").GetString()!;

        var rest = await JsonAsync(GetAsync(new Uri(next).PathAndQuery));

        Assert.That(Names(rest.GetProperty("files")), Is.EqualTo(new[] { "05000.csv", "05001.csv", "05002.csv" }));
        Assert.That(rest.GetProperty("meta").GetProperty("paging").TryGetProperty("next", out _), Is.False);
    }

    [Test]
    public async Task Previous_comes_with_an_offset_only()
    {
        var first = await JsonAsync(GetAsync($"{Sample.M}/files?limit=10"));
        var second = await JsonAsync(GetAsync($"{Sample.M}/files?limit=10&offset=10"));

        Assert.That(first.GetProperty("meta").GetProperty("paging").TryGetProperty("previous", out _), Is.False);
        Assert.That(second.GetProperty("meta").GetProperty("paging").GetProperty("previous").GetString(),
            Does.EndWith("?limit=10&offset=0"));
    }

    [Test]
    public async Task Without_a_limit_next_appears_although_everything_was_returned()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/modules"));

        Assert.That(json.GetProperty("modules").GetArrayLength(), Is.EqualTo(21));
        Assert.That(json.GetProperty("meta").GetProperty("paging").GetProperty("next").GetString(),
            Does.EndWith("?limit=20&offset=20"));
    }

    [Test]
    public async Task Next_uses_the_address_the_caller_used()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/files?limit=1"));

        Assert.That(json.GetProperty("meta").GetProperty("paging").GetProperty("next").GetString(),
            Is.EqualTo($"https://api.anaplan.test{Sample.M}/files?limit=1&offset=1"));
    }

    [Test]
    public async Task Beyond_the_end_there_is_no_key()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/files?offset=9000"));

        Assert.That(json.TryGetProperty("files", out _), Is.False);
    }

    [Test]
    public async Task An_offset_that_is_no_number_is_400() =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/files?offset=x")), Is.EqualTo(HttpStatusCode.BadRequest));
}
