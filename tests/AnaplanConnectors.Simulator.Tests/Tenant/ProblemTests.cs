namespace AnaplanConnectors.Simulator.Tests;

public sealed class ProblemTests
{
    [Test]
    public void All_problems_are_reported_together()
    {
        var definition = Tenant(new ModelDefinition
        {
            Name = "Sales",
            Lists = [new ListDefinition { Name = "Products", ParentList = "Famlies" }, new ListDefinition { Name = "Families" }],
            Modules = [new ModuleDefinition { Name = "REV01" }],
        });

        var problems = ProblemsOf(definition);

        Assert.That(problems, Is.EqualTo(new[]
        {
            "list 'Products': model 'Sales' has no list 'Famlies'. (did you mean 'Families'?)",
            "Module 'REV01' has no line items.",
        }));
    }

    [Test]
    public void An_ambiguous_name_must_be_given_as_an_id()
    {
        var definition = Tenant(new ModelDefinition
        {
            Name = "Sales",
            Files = [new FileDefinition { Name = "a.csv" }, new FileDefinition { Name = "a.csv" }],
            Lists = [new ListDefinition { Name = "Products" }],
            Imports = [new ImportDefinition { Name = "Load", File = "a.csv", List = "Products" }],
        });

        Assert.That(ProblemsOf(definition),
            Does.Contain("import 'Load': model 'Sales' has 2 files named 'a.csv'; name the one that is meant by its id."));
    }

    [Test]
    public void A_circle_of_parent_lists_is_refused()
    {
        var definition = Tenant(new ModelDefinition
        {
            Name = "Sales",
            Lists = [new ListDefinition { Name = "A", ParentList = "B" }, new ListDefinition { Name = "B", ParentList = "A" }],
        });

        Assert.That(ProblemsOf(definition), Does.Contain("The parent lists of 'A' lead back to it."));
    }

    [Test]
    public void An_id_used_twice_is_refused()
    {
        var definition = Tenant(new ModelDefinition
        {
            Name = "Sales",
            Lists = [new ListDefinition { Name = "A", Id = "101000000001" }, new ListDefinition { Name = "B", Id = "101000000001" }],
        });

        Assert.That(ProblemsOf(definition), Is.EqualTo(new[] { "In model 'Sales' the id '101000000001' is used twice." }));
    }

    private static IEnumerable<string> ProblemsOf(TenantDefinition definition) =>
        Assert.Throws<TenantDefinitionException>(() => TenantState.Create(definition))!.Problems.Select(problem => problem.ToString());

    private static TenantDefinition Tenant(params ModelDefinition[] models) =>
        new() { Workspaces = [new WorkspaceDefinition { Name = "Finance", Models = models }] };
}
