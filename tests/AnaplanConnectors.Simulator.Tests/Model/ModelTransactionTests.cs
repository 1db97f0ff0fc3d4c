namespace AnaplanConnectors.Simulator.Tests;

public sealed class ModelTransactionTests
{
    [Test]
    public void Readers_see_nothing_of_a_change_before_it_is_complete()
    {
        var (model, list, units) = Model();
        var before = model.Data;

        using (var transaction = model.Begin(CancellationToken.None))
        {
            transaction.Writable(list).Add("C", null);
            transaction.Writable(units).WritableNumber(0) = 99;

            Assert.That(model.Data, Is.SameAs(before));
            transaction.Commit();
        }

        Assert.That((before.Items(list).Count, before.Cells(units).Number(0)), Is.EqualTo((2, 1.0)));
        Assert.That((model.Data.Items(list).Count, model.Data.Cells(units).Number(0)), Is.EqualTo((3, 99.0)));
    }

    [Test]
    public void A_change_that_is_not_completed_never_was()
    {
        var (model, list, units) = Model();

        using (var transaction = model.Begin(CancellationToken.None))
        {
            transaction.Writable(list).Rename(0, "X");
            transaction.Writable(list).SetCode(1, "C1");
            transaction.Writable(units).Clear();
        }

        Assert.That(model.Data.Items(list).FindName("A"), Is.Zero);
        Assert.That(model.Data.Items(list).FindCode("C1"), Is.EqualTo(-1));
        Assert.That(model.Data.Cells(units).Number(0), Is.EqualTo(1));
    }

    [Test]
    public void A_second_change_waits_for_the_first()
    {
        var (model, _, _) = Model();
        using var patience = new CancellationTokenSource();
        patience.Cancel();

        using (model.Begin(CancellationToken.None))
            Assert.That(() => model.Begin(patience.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(() => model.Begin(CancellationToken.None).Dispose(), Throws.Nothing);
    }

    [Test]
    public void Cells_keep_their_place_when_a_list_outgrows_its_room()
    {
        var run = new Running(SalesModel.Of("Products,Time,Versions,Units,Note\nRB1,Jan 25,Actual,1,a\nCB1,Dec 25,Forecast,2,b\n"));

        using (var transaction = run.Model.Begin(CancellationToken.None))
        {
            for (var number = 0; number < 1000; number++)
                transaction.Writable(run.Model.Lists[0]).Add(FormattableString.Invariant($"New {number}"), null);
            transaction.Commit();
        }

        Assert.That(run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("1"));
        Assert.That(run.Cell("REV01", "Note", "City Bike", "Dec 25", "Forecast"), Is.EqualTo("b"));
        Assert.That(run.Cell("REV01", "Units", "New 999", "Dec 25", "Forecast"), Is.EqualTo("0"));
    }

    private static (ModelState Model, ListState List, LineItemState Units) Model()
    {
        var model = new Running(new ModelDefinition
        {
            Name = "Small",
            Lists = [new ListDefinition { Name = "Products",
                Items = [new ListItemDefinition { Name = "A" }, new ListItemDefinition { Name = "B" }] }],
            Modules = [new ModuleDefinition { Name = "Sales", Dimensions = ["Products"], LineItems = [new LineItemDefinition { Name = "Units" }],
                CellsCsv = "Products,Units\nA,1\n" }],
        }).Model;
        return (model, model.Lists[0], model.Modules[0].LineItems[0]);
    }
}
