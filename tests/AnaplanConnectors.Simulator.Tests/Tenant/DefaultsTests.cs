namespace AnaplanConnectors.Simulator.Tests;

public sealed class DefaultsTests
{
    [Test]
    public void An_empty_tenant_has_one_user_who_can_sign_in()
    {
        var tenant = TenantState.Create(new TenantDefinition());

        Assert.That(tenant.Users, Has.Count.EqualTo(1));
        Assert.That(tenant.FindUser("USER@example.com")!.Password, Is.EqualTo("simulator"));
    }

    [Test]
    public void Names_of_a_user_come_from_the_address()
    {
        var tenant = TenantState.Create(new TenantDefinition { Users = [new UserDefinition { Email = "ada.lovelace@example.com" }] });

        Assert.That(tenant.Users[0].FirstName, Is.EqualTo("Ada"));
        Assert.That(tenant.Users[0].LastName, Is.EqualTo("Lovelace"));
    }

    [Test]
    public void Ids_have_the_forms_of_the_service()
    {
        var model = TenantState.Create(Tenant(new ModelDefinition
        {
            Name = "Sales",
            Lists = [new ListDefinition { Name = "Products", Subsets = [new SubsetDefinition { Name = "Active" }] }],
            Modules = [new ModuleDefinition { Name = "REV01", LineItems = [new LineItemDefinition { Name = "Units" }] }],
            Files = [new FileDefinition { Name = "a.csv" }],
        })).Models[0];

        Assert.That(model.Workspace.Id, Does.Match("^8a81[0-9a-f]{28}$"));
        Assert.That(model.Id, Does.Match("^[0-9A-F]{32}$"));
        Assert.That(model.Lists[0].Id, Is.EqualTo("101000000000"));
        Assert.That(model.Lists[0].Subsets[0].Id, Is.EqualTo("109000000000"));
        Assert.That(model.Modules[0].Id, Is.EqualTo("102000000000"));
        Assert.That(model.Modules[0].LineItems[0].Id, Is.EqualTo("4001000000001"));
        Assert.That(model.Files[0].Id, Is.EqualTo("113000000000"));
        Assert.That(model.Versions[0].Id, Is.EqualTo("107000000001"));
    }

    [Test]
    public void Ids_are_the_same_every_time()
    {
        var definition = Tenant(new ModelDefinition { Name = "Sales" });

        var first = TenantState.Create(definition);
        var second = TenantState.Create(definition);

        Assert.That(first.Models[0].Id, Is.EqualTo(second.Models[0].Id));
    }

    [Test]
    public void Models_of_the_same_name_have_different_ids()
    {
        var tenant = TenantState.Create(Tenant(new ModelDefinition { Name = "Sales" }, new ModelDefinition { Name = "Sales" }));

        Assert.That(tenant.Models[0].Id, Is.Not.EqualTo(tenant.Models[1].Id));
    }

    [Test]
    public void A_made_id_steps_aside_for_a_given_one()
    {
        var model = TenantState.Create(Tenant(new ModelDefinition
        {
            Name = "Sales",
            Lists = [new ListDefinition { Name = "Made" }, new ListDefinition { Name = "Given", Id = "101000000000" }],
        })).Models[0];

        Assert.That(model.Lists[0].Id, Is.EqualTo("101000000001"));
    }

    [Test]
    public void A_stray_file_gets_the_next_id()
    {
        var model = TenantState.Create(Tenant(new ModelDefinition { Name = "Sales", Files = [new FileDefinition { Name = "a.csv" }] })).Models[0];

        var stray = model.AddStrayFile("nowhere.csv");

        Assert.That(stray, Is.EqualTo(new FileState("113000000001", "nowhere.csv", FileEncoding.Utf8, "\t", "\"", -1, -1, null) { IsStray = true }));
        Assert.That(model.Files, Does.Contain(stray));
    }

    private static TenantDefinition Tenant(params ModelDefinition[] models) =>
        new() { Workspaces = [new WorkspaceDefinition { Name = "Finance", Models = models }] };
}
