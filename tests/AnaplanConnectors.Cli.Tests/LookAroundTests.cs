using System.Text.Json;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary><c>ls</c> and <c>describe</c>, and what they say about names that lead nowhere.</summary>
public sealed class LookAroundTests : CliTest
{
    [TestCase("test:/", "Finance")]
    [TestCase("test:/Finance", "Forecast")]
    [TestCase("test:/Finance/Forecast", "imports")]
    [TestCase("test:/finance/FORECAST/imports", "Load sales")]
    [TestCase("test:/Finance/Forecast/exports", "Sales")]
    [TestCase("test:/Finance/Forecast/files", "sales.csv")]
    [TestCase("test:/Finance/Forecast/lists", "Products")]
    [TestCase("test:/Finance/Forecast/modules", "REV01 Sales")]
    [TestCase("test:/Finance/Forecast/views", "REV01 Sales")]
    [TestCase("test:/Finance/Forecast/lineitems", "Units")]
    [TestCase("test:/Finance/Forecast/versions", "Actual")]
    [TestCase("test:/Finance/@roles", "workspace administrator")]
    [TestCase("test:/Finance/Forecast/dimensions", "20000000003")]
    [TestCase("test:/@users", "ada@example.com")]
    public async Task Every_level_can_be_listed(string location, string expected)
    {
        await ConnectAsync();

        var ls = await RunAsync("ls", location);

        Assert.That(ls.ExitCode, Is.EqualTo(ExitCode.Ok), ls.Error);
        Assert.That(ls.Out, Does.Contain(expected));
    }

    [Test]
    public async Task Tables_come_as_json_too()
    {
        await ConnectAsync();

        var ls = await RunAsync("ls", Place("imports"), "--json");

        Assert.That(JsonDocument.Parse(ls.Out).RootElement[0].GetProperty("name").GetString(), Is.EqualTo("Load sales"));
    }

    [Test]
    public async Task Tables_come_as_csv_too()
    {
        await ConnectAsync();

        var ls = await RunAsync("ls", Place("lists"), "--output", "csv");

        Assert.That(ls.Out, Does.Match("^name,id\nProducts,101\\d+\n$"));
    }

    [Test]
    public async Task An_import_shows_the_columns_it_expects()
    {
        await ConnectAsync();

        var describe = await RunAsync("describe", Place("imports/Load sales"));

        Assert.That(describe.Out, Does.Match("column 1 +Product").And.Match("encoding +UTF-8").And.Match("reads from +FILE"));
    }

    [Test]
    public async Task An_export_shows_its_types()
    {
        await ConnectAsync();

        var describe = await RunAsync("describe", Place("exports/Sales"));

        Assert.That(describe.Out, Does.Match("column 3 +Units  NUMBER").And.Match("layout +TABULAR_MULTI_COLUMN"));
    }

    [TestCase("model")]
    [TestCase("files/sales.csv")]
    [TestCase("lists/Products")]
    [TestCase("modules/REV01 Sales")]
    [TestCase("views/REV01 Sales")]
    [TestCase("lineitems/Launch")]
    [TestCase("versions/Actual")]
    [TestCase("dimensions/Time")]
    [TestCase("dimensions/Products")]
    public async Task Everything_can_be_described(string rest)
    {
        await ConnectAsync();

        var describe = await RunAsync("describe", rest == "model" ? $"test:/{Some.WorkspaceName}/{Some.ModelName}" : Place(rest));

        Assert.That(describe.ExitCode, Is.EqualTo(ExitCode.Ok), describe.Error);
        Assert.That(describe.Out, Does.Contain("id "));
    }

    [TestCase("test:/", "signed in as +ada@example.com")]
    [TestCase("test:/Finance", "workspace +Finance")]
    [TestCase("test:/@users/ada@example.com", "state +active")]
    public async Task What_lies_above_models_can_be_described(string location, string expected)
    {
        await ConnectAsync();

        var describe = await RunAsync("describe", location);

        Assert.That(describe.ExitCode, Is.EqualTo(ExitCode.Ok), describe.Error);
        Assert.That(describe.Out, Does.Match(expected));
    }

    [Test]
    public async Task A_line_item_shows_its_format_and_a_list_its_size()
    {
        await ConnectAsync();

        var lineItem = await RunAsync("describe", Place("lineitems/Launch"));
        var list = await RunAsync("describe", Place("lists/Products"));

        Assert.That(lineItem.Out, Does.Match("format +date").And.Match("can be written +yes").And.Match("dimensions +Products"));
        Assert.That(list.Out, Does.Match("items +[34]").And.Match("numbered +no"));
    }

    [Test]
    public async Task A_role_that_is_missing_for_roles_is_named_though_the_service_only_fails()
    {
        await ConnectAsync("bob@example.com");

        var ls = await RunAsync("ls", "test:/Finance/@roles");

        Assert.That(ls.Error, Does.Contain("user or tenant administrator"));
    }

    [Test]
    public async Task A_description_is_one_object_as_json()
    {
        await ConnectAsync();

        var describe = await RunAsync("describe", Place("imports/Load sales"), "--json");

        Assert.That(JsonDocument.Parse(describe.Out).RootElement.GetProperty("header_row").GetString(), Is.EqualTo("1"));
    }

    [Test]
    public async Task Tasks_of_an_import_are_listed_and_described()
    {
        await ConnectAsync();
        Write("sales.csv", "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,1,,,\n");
        await RunAsync("copy", Path.Combine(Folder.Root, "sales.csv"), Place("imports/Load sales"));

        var ls = await RunAsync("ls", Place("imports/Load sales/tasks"), "--json");
        var id = JsonDocument.Parse(ls.Out).RootElement[0].GetProperty("task").GetString();
        var describe = await RunAsync("describe", Place($"imports/Load sales/tasks/{id}"));

        Assert.That(describe.Out, Does.Match("state +COMPLETE").And.Match("successful +yes"));
    }

    [TestCase("test:/@somethings")]
    [TestCase("test:/Finance/@somethings")]
    [TestCase("test:/Finance/Forecast/lists/Products/tasks")]
    public async Task Words_that_mean_nothing_are_mistakes_of_the_command_line(string location)
    {
        await ConnectAsync();

        Assert.That((await RunAsync("ls", location)).ExitCode, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    public async Task An_unknown_name_ends_with_4_and_tells_near_ones()
    {
        await ConnectAsync();

        var describe = await RunAsync("describe", Place("imports/Load sale"));

        Assert.That(describe.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(describe.Error, Does.Contain("Did you mean 'Load sales'"));
    }

    [Test]
    public async Task A_name_that_fits_two_objects_is_an_error_with_both_ids()
    {
        await ConnectAsync();

        var ls = await RunAsync("ls", "test:/Finance/TWICE/lists");

        Assert.That(ls.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(ls.Error, Does.Contain("Twice").And.Contain("twice").And.Contain("ANX4003"));
    }

    [Test]
    public async Task An_archived_model_says_what_to_do()
    {
        await ConnectAsync();
        Simulator.Model(Some.ModelName).State = ModelActiveState.Archived;

        var ls = await RunAsync("ls", Place("imports"));

        Assert.That(ls.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(ls.Error, Does.Contain("ANX5003"));
    }

    [Test]
    public async Task A_locked_model_says_what_to_wait_for_before_the_run_is_resumed()
    {
        await ConnectAsync();
        Simulator.Model(Some.ModelName).State = ModelActiveState.Locked;
        Write("sales.csv", "Product,Month,Units,Launch,Active,Note\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Busy));
        Assert.That(copy.Error, Does.Contain($"has unlocked it. Then: anx runs resume {OnlyRun}"));
    }

    [TestCase("nowhere")]
    [TestCase("test:/Finance/Forecast/import/Load")]
    [TestCase("test:/Finance//imports")]
    public async Task A_location_of_no_form_is_a_mistake_of_the_command_line(string location)
    {
        await ConnectAsync();

        var ls = await RunAsync("ls", location);

        Assert.That(ls.ExitCode, Is.EqualTo(ExitCode.Usage), ls.Error);
    }

    protected override TenantDefinition CreateTenant()
    {
        var tenant = Some.Tenant();
        var models = tenant.Workspaces[0].Models;
        return new TenantDefinition
        {
            Users = [new UserDefinition { Email = Some.User, TenantAdministrator = true }, new UserDefinition { Email = "bob@example.com" }],
            Workspaces =
            [
                new WorkspaceDefinition
                {
                    Name = Some.WorkspaceName,
                    Models = [.. models, new ModelDefinition { Name = "Twice" }, new ModelDefinition { Name = "twice" }],
                },
            ],
        };
    }
}
