namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: selective access on exports")]
public sealed class SelectiveAccessTests
{
    [TestCase("ada@example.com", "Regions,Heads\nDACH,3\nEMEA,3\nAPAC,4\n")]
    [TestCase("bob@example.com", "Regions,Heads\nDACH,3\n")]
    public void Two_users_get_different_files_from_the_same_export(string user, string file)
    {
        var run = RunOf(user);

        run.Run("Heads.csv");

        Assert.That(run.ExportText("Heads.csv"), Is.EqualTo(file));
    }

    [TestCase("ada@example.com", "1,2")]
    [TestCase("bob@example.com", "1,4")]
    public void An_import_writes_what_its_user_may_write(string user, string cells)
    {
        var run = RunOf(user).Upload("Heads.csv upload", "Regions,Heads\nDACH,1\nAPAC,2\n");

        run.Run("Load heads");

        Assert.That($"{run.Cell("Staff", "Heads", "DACH")},{run.Cell("Staff", "Heads", "APAC")}", Is.EqualTo(cells));
    }

    [Test]
    public void What_it_may_not_write_is_in_the_dump()
    {
        var run = RunOf("bob@example.com").Upload("Heads.csv upload", "Regions,Heads\nDACH,1\nAPAC,2\n");

        var outcome = run.Run("Load heads");

        Assert.That(outcome.FailureDumpAvailable, Is.True);
        Assert.That(run.Dump("Load heads"), Does.Contain("\"APAC\",\"2\",\"3\",\"No write access to APAC\""));
    }

    [Test]
    public void Items_that_it_may_not_write_are_not_updated()
    {
        var run = RunOf("bob@example.com").Upload("Heads.csv upload", "Regions,Note\nDACH,a\nAPAC,b\n");

        run.Run("Load regions");

        Assert.That(run.Items("Regions"), Does.Contain("DACH,,EMEA,a").And.Contain("APAC,,,"));
        Assert.That(run.Dump("Load regions"), Does.Contain("Not authorised to update entity: APAC"));
    }

    private static Running RunOf(string user)
    {
        var run = new Running(new TenantDefinition
        {
            Users = [new() { Email = "ada@example.com" }, new() { Email = "bob@example.com" }],
            Workspaces = [new() { Name = "Finance", Administrators = ["ada@example.com"], Models = [Model] }],
        });
        run.User = run.Tenant.FindUser(user)!;
        return run;
    }

    private static ModelDefinition Model => new()
    {
        Name = "Staff planning",
        Lists =
        [
            new()
            {
                Name = "Regions",
                SelectiveAccess = true,
                Properties = [new() { Name = "Note" }],
                Items =
                [
                    new() { Name = "EMEA" },
                    new() { Name = "DACH", Parent = "EMEA", Writers = ["bob@example.com"] },
                    new() { Name = "APAC" },
                ],
            },
        ],
        Modules = [new() { Name = "Staff", Dimensions = ["Regions"], LineItems = [new() { Name = "Heads" }], CellsCsv = "Regions,Heads\nDACH,3\nAPAC,4\n" }],
        Files = [new() { Name = "Heads.csv upload" }],
        Imports =
        [
            new() { Name = "Load heads", File = "Heads.csv upload", Module = "Staff",
                Columns = [new() { Dimension = "Regions" }, new() { LineItem = "Heads" }] },
            new() { Name = "Load regions", File = "Heads.csv upload", List = "Regions",
                Columns = [new() { From = "Regions", To = ColumnTarget.Name }, new() { Property = "Note" }] },
        ],
        Exports = [new() { Name = "Heads.csv", Module = "Staff" }],
    };
}
