namespace AnaplanConnectors.Simulator.Tests;

public sealed class TenantFileTests
{
    [Test]
    public void Ids_names_roles_and_states_can_all_be_stated()
    {
        var tenant = TenantState.Create(TenantFile.Parse("""
            id: 8a81c0de4d2a11f0a1b2c3d4e5f60718
            users:
              - { id: 8a81c0de91d34b7f8e2a6c05f17b3d48, email: ada@example.com }
            workspaces:
              - id: 8a81c0de5f3e4a1b9c2d7e6f8a901b2c
                name: Finance
                models:
                  - id: 7C4E19A2D5B84F60A1E3C9B7F2D80E46
                    name: "Sales / planning "
                    state: PRODUCTION
                    lists:
                      - { id: "101000000017", name: Products, items: [{ id: "201000000099", name: Road Bike }] }
                    files:
                      - { id: "113000000004", name: Products.csv }
                    imports:
                      - { id: "112000000007", name: Load, file: Products.csv, list: "101000000017", columns: [to: NAME] }
                    roles:
                      - { name: Reader, access: READ_ONLY, users: [ADA@example.com] }
            """));

        var model = tenant.Models.Single();
        Assert.That(tenant.Id, Is.EqualTo("8a81c0de4d2a11f0a1b2c3d4e5f60718"));
        Assert.That(tenant.Workspaces[0].Id, Is.EqualTo("8a81c0de5f3e4a1b9c2d7e6f8a901b2c"));
        Assert.That(model.Id, Is.EqualTo("7C4E19A2D5B84F60A1E3C9B7F2D80E46"));
        Assert.That(model.Name, Is.EqualTo("Sales / planning "));
        Assert.That(model.State, Is.EqualTo(ModelActiveState.Production));
        Assert.That(model.Data.Items(model.Lists[0]).Id(0), Is.EqualTo("201000000099"));
        Assert.That(((ListTarget)model.Imports[0].Target!).List, Is.SameAs(model.Lists[0]));
        Assert.That(model.AccessOf(tenant.Users[0]).Level, Is.EqualTo(RoleAccess.ReadOnly));
    }

    [Test]
    public void Scalars_are_what_the_definition_says_and_not_what_they_look_like()
    {
        var definition = TenantFile.Parse("workspaces: [{ name: yes, models: [{ name: 1.0, lists: [{ name: 2025-01-01, items: [{ name: on, code: 007 }] }] }] }]");

        Assert.That(definition.Workspaces[0].Name, Is.EqualTo("yes"));
        Assert.That(definition.Workspaces[0].Models[0].Name, Is.EqualTo("1.0"));
        Assert.That(definition.Workspaces[0].Models[0].Lists[0].Items[0].Code, Is.EqualTo("007"));
    }

    [Test]
    public void A_key_without_a_value_is_left_out()
    {
        Assert.That(TenantFile.Parse("name:\nusers: ~\n").Name, Is.EqualTo("Simulated tenant"));
    }

    [TestCase("nmae: X", 1, 1, "There is no key 'nmae' here. (did you mean 'name'?)", TestName = "An unknown key")]
    [TestCase("name: X\nworkspaces:\n  - Name: Y", 3, 5, "There is no key 'Name' here. (did you mean 'name'?)", TestName = "A key in the wrong case")]
    [TestCase("users: ada", 1, 8, "This has to be a list, not a plain value.", TestName = "A value for a list")]
    [TestCase("name: [X]", 1, 7, "This has to be a text, not a list.", TestName = "A list for a text")]
    [TestCase("users: [{ email: a@b, active: yes }]", 1, 31, "'yes' is not true or false.", TestName = "A word for a boolean")]
    [TestCase("workspaces: [{ name: X, sizeAllowance: 5 GB }]", 1, 40, "'5 GB' is not a whole number.", TestName = "A text for a number")]
    [TestCase("workspaces: [{ name: X, models: [{ name: Y, state: LOKED }] }]", 1, 52,
        "'LOKED' is not one of UNLOCKED, LOCKED, ARCHIVED, PRODUCTION, MAINTENANCE, PRODUCTION_MAINTENANCE, ACTIVE. (did you mean 'LOCKED'?)",
        TestName = "An unknown word")]
    [TestCase("users: [x@y]", 1, 9, "This has to be a mapping, with keys such as id, email, password, not a plain value.",
        TestName = "A value for a mapping")]
    [TestCase("users: [~]", 1, 9, "An entry of a list has to have a value.", TestName = "A blank entry")]
    public void Mistakes_are_told_with_their_place(string yaml, int line, int column, string message)
    {
        var error = Assert.Throws<TenantFileException>(() => TenantFile.Parse(yaml))!;

        Assert.That((error.Line, error.Column), Is.EqualTo((line, column)));
        Assert.That(error.Message,
            Is.EqualTo(FormattableString.Invariant($"The tenant file cannot be used: line {line}, column {column}: {message}")));
    }

    [TestCase("name: X\nname: Y", 2)]
    [TestCase("name: X\nusers: ]", 2)]
    [TestCase("", 1)]
    [TestCase("name: X\n---\nname: Y", 3)]
    public void What_is_no_yaml_of_one_document_is_told_with_its_line(string yaml, int line)
    {
        Assert.That(Assert.Throws<TenantFileException>(() => TenantFile.Parse(yaml))!.Line, Is.EqualTo(line));
    }

    [Test]
    public void Names_that_nothing_bears_are_told_with_their_place()
    {
        var error = Assert.Throws<TenantFileException>(() => TenantFile.Parse("""
            workspaces:
              - name: Finance
                models:
                  - name: Forecast
                    lists:
                      - name: Products
                        itemsCsv: |
                          name,code
                          A,1
                    imports:
                      - name: Load
                        file: Products.csv
                        list: Product
            """))!;

        Assert.That(error.Problems.Select(problem => (problem.Line, problem.Column, problem.Message, problem.Suggestion)), Is.EqualTo(new[]
        {
            (12, 19, "import 'Load': model 'Forecast' has no file 'Products.csv'.", null),
            (13, 19, "import 'Load': model 'Forecast' has no list 'Product'.", "Products"),
        }));
    }

    [Test]
    public void Data_that_do_not_fit_are_told_with_their_place()
    {
        var error = Assert.Throws<TenantFileException>(() => TenantFile.Parse("""
            workspaces:
              - name: Finance
                models:
                  - name: Forecast
                    lists:
                      - name: Products
                        items:
                          - { name: A, parent: Nobody }
                          - a
                    modules:
                      - name: Sales
                        dimensions: [Products]
                        lineItems: [Units]
                        cellsCsv: |
                          Products,Units
                          A,many
            """))!;

        Assert.That(error.Problems.Select(problem => (problem.Line, problem.Message)), Is.EqualTo(new[]
        {
            (8, "Item 1 of list 'Products' has the parent 'Nobody', which list 'Products' does not have."),
            (9, "Item 2 of list 'Products' has the name 'a' of another item."),
        }));
    }

    [Test]
    public void Paths_are_relative_to_the_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/items.csv", "name,code\nRoad Bike,RB1\n");
        var path = folder.Write("tenant.yaml", "workspaces: [{ name: X, models: [{ name: Y, lists: [{ name: Z, itemsFile: data/items.csv }] }] }]");

        var model = TenantState.Create(TenantFile.Load(path)).Models[0];

        Assert.That(model.Data.Items(model.Lists[0]).Code(0), Is.EqualTo("RB1"));
    }

    [Test]
    public void A_path_that_leads_nowhere_is_an_error()
    {
        var error = Assert.Throws<TenantFileException>(() =>
            TenantFile.Parse("workspaces: [{ name: X, models: [{ name: Y, lists: [{ name: Z, itemsFile: nowhere.csv }] }] }]"))!;

        Assert.That(error.Message, Does.Contain("nowhere.csv' with items of list 'Z' does not exist."));
    }
}
