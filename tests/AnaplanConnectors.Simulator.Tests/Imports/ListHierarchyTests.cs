namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: import applies rows to lists")]
public sealed class ListHierarchyTests
{
    [Test]
    public void A_parent_may_come_later_in_the_file()
    {
        var run = Ragged().Upload("Units.csv", "Name,Parent\nLeaf,Middle\nMiddle,Root\nRoot,\n");

        var outcome = run.Run("Load units");

        Assert.That(outcome.FailureDumpAvailable, Is.False);
        Assert.That(run.Items("Units"), Is.EquivalentTo(new[] { "Root,,", "Middle,,Root", "Leaf,,Middle" }));
    }

    [Test]
    public void Rows_below_a_rejected_row_fail_too()
    {
        var run = Ragged().Upload("Units.csv", "Name,Parent\nLeaf,Middle\nMiddle,Nowhere\nOther,\n");

        var outcome = run.Run("Load units");

        Assert.That(run.Items("Units"), Is.EqualTo(new[] { "Other,," }));
        Assert.That(outcome.Details.Skip(1).Select(detail => (detail.Type, detail.Occurrences)), Is.EqualTo(new[]
            { ("hierarchyImportFailedDependency", 1L), ("hierarchyImportInvalidParent", 1L) }));
        Assert.That(run.Dump("Load units"), Is.EqualTo("""
            "_Status_","Name","Parent","_Line_","_Error_1_"
            "E","Leaf","Middle","2","Depends on a rejected row"
            "E","Middle","Nowhere","3","Invalid parent"

            """));
    }

    [Test]
    public void Rows_that_wait_are_dumped_in_their_place()
    {
        var run = Ragged().Upload("Units.csv", "Name,Parent\nA,Nowhere\n,\nB,Nowhere\n");

        run.Run("Load units");

        Assert.That(run.Dump("Load units"), Is.EqualTo("""
            "_Status_","Name","Parent","_Line_","_Error_1_"
            "E","A","Nowhere","2","Invalid parent"
            "E","","","3","Error parsing key; no values"
            "E","B","Nowhere","4","Invalid parent"

            """));
    }

    [Test]
    public void An_item_cannot_be_below_itself()
    {
        var run = Ragged(new ListItemDefinition { Name = "Root" }, new ListItemDefinition { Name = "Leaf", Parent = "Root" })
            .Upload("Units.csv", "Name,Parent\nRoot,Leaf\n");

        var outcome = run.Run("Load units");

        Assert.That(outcome.FailureDumpAvailable, Is.True);
        Assert.That(run.Items("Units"), Is.EqualTo(new[] { "Root,,", "Leaf,,Root" }));
    }

    [Test]
    public void The_top_level_item_is_a_parent_like_any_other()
    {
        var run = Ragged(new ListItemDefinition { Name = "Root" }, new ListItemDefinition { Name = "Leaf", Parent = "Root" })
            .Upload("Units.csv", "Name,Parent\nLeaf,all units\n");

        run.Run("Load units");

        Assert.That(run.Items("Units"), Is.EqualTo(new[] { "Root,,", "Leaf,," }));
    }

    [Test]
    public void A_numbered_list_makes_its_names()
    {
        var run = Numbered().Upload("Orders.csv", "Code,Amount\nO-1,5\nO-2,6\nO-1,5\n,7\n");

        var details = run.Run("Load orders").Details;

        Assert.That(run.Items("Orders"), Is.EqualTo(new[] { "#1,O-1,,5", "#2,O-2,,6" }));
        Assert.That(details[0].LocalMessageText, Is.EqualTo("Orders: 2 (2/0) rows successful, 0 (0/0) rows has warnings, 1 failed, 1 ignored"));
        Assert.That(details[1].Type, Is.EqualTo("hierarchyImportEmptyKey"));
    }

    [Test]
    public void Ids_of_new_items_follow_those_that_exist()
    {
        var run = Numbered().Upload("Orders.csv", "Code,Amount\nO-1,5\nO-2,6\n");

        run.Run("Load orders");

        Assert.That(run.Model.Data.Items(run.Model.Lists[0]).Id(1), Is.EqualTo("201000000002"));
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    public void A_deployed_model_takes_production_data_only(bool isProductionData, bool successful)
    {
        var run = Numbered(isProductionData, ModelActiveState.Production).Upload("Orders.csv", "Code,Amount\nO-1,5\n");

        var outcome = run.Run("Load orders");

        Assert.That(outcome.Successful, Is.EqualTo(successful));
        Assert.That(run.Items("Orders").Count(), Is.EqualTo(successful ? 1 : 0));
    }

    private static Running Ragged(params ListItemDefinition[] items) => new(new ModelDefinition
    {
        Name = "Organisation",
        Lists = [new ListDefinition { Name = "Units", TopLevelItem = "All units", Items = items }],
        Files = [new FileDefinition { Name = "Units.csv" }],
        Imports =
        [
            new ImportDefinition
            {
                Name = "Load units",
                File = "Units.csv",
                List = "Units",
                Match = MatchBy.Name,
                Columns = [new ColumnDefinition { To = ColumnTarget.Name }, new ColumnDefinition { To = ColumnTarget.Parent }],
            },
        ],
    });

    private static Running Numbered(bool isProductionData = false, ModelActiveState state = ModelActiveState.Unlocked) => new(new ModelDefinition
    {
        Name = "Orders",
        State = state,
        Lists =
        [
            new ListDefinition
            {
                Name = "Orders",
                Numbered = true,
                ProductionData = isProductionData,
                Properties = [new PropertyDefinition { Name = "Amount", Format = new FormatDefinition() }],
            },
        ],
        Files = [new FileDefinition { Name = "Orders.csv" }],
        Imports =
        [
            new ImportDefinition
            {
                Name = "Load orders",
                File = "Orders.csv",
                List = "Orders",
                Columns = [new ColumnDefinition { To = ColumnTarget.Code }, new ColumnDefinition { Property = "Amount" }],
            },
        ],
    });
}
