namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: import applies rows to lists; counts, details, values pairs in shuffled order")]
public sealed class ListImportTests
{
    private const string Header = ProductsModel.Header;

    [Test]
    public void Rows_create_items_with_parents_properties_and_subsets()
    {
        var run = Products().Upload("Products.csv",
            "Name,Family,Code,Colour,Weight,Launch,Sold,Region,Start,Active\n"
            + "Road Bike,Bikes,RB1,red,7.5,2025-03-01,true,EMEA,Mar 25,true\n"
            + "\"Lights, Front\",,,,,,,,,\n");

        var outcome = run.Run("Load products");

        Assert.That(outcome.Successful, Is.True);
        Assert.That(outcome.FailureDumpAvailable, Is.False);
        Assert.That(run.Items("Products"), Is.EqualTo(new[]
        {
            "Road Bike,RB1,Bikes,red,7.5,2025-03-01,true,EMEA,Mar 25,true",
            "Lights, Front,,,,0,,false,,,false",
        }));
    }

    [Test]
    public void Counts_are_told_in_words_and_in_values()
    {
        var run = Products(new ListItemDefinition { Name = "Road Bike", Code = "RB1" }, new ListItemDefinition { Name = "City Bike", Code = "CB1" })
            .Upload("Products.csv", Header + "Road Bike,Bikes,RB1,,,,,,,\nCity Bike,,CB1,,,,,,,\nCargo Bike,Bikes,CB2,,,,,,,\n");

        var detail = run.Run("Load products").Details.Single();

        Assert.That(detail.Type, Is.EqualTo("hierarchyRowsProcessed"));
        Assert.That(detail.Occurrences, Is.Zero);
        Assert.That(detail.LocalMessageText, Is.EqualTo("Products: 2 (1/1) rows successful, 1 ignored "));
        Assert.That(detail.Value("hierarchyName"), Is.EqualTo("Products"));
        Assert.That(detail.Value("successRowCount"), Is.EqualTo("2"));
        Assert.That(detail.Value("successCreateCount"), Is.EqualTo("1"));
        Assert.That(detail.Value("successUpdateCount"), Is.EqualTo("1"));
        Assert.That(detail.Value("ignoredCount"), Is.EqualTo("1"));
        Assert.That(detail.Value("totalRowCount"), Is.EqualTo("3"));
        Assert.That(detail.Values, Has.Count.EqualTo(32));
    }

    [Test]
    public void Keys_of_values_are_not_in_the_documented_order()
    {
        var run = Products().Upload("Products.csv", Header + "Road Bike,,,,,,,,,\n");

        var keys = run.Run("Load products").Details.Single().Values.Where((_, index) => index % 2 == 0);

        Assert.That(keys.Take(5),
            Is.Not.EqualTo(new[] { "hierarchyName", "successRowCount", "successCreateCount", "successUpdateCount", "warningsRowCount" }));
    }

    [Test]
    public void A_file_that_changes_nothing_says_so()
    {
        var run = Products(new ListItemDefinition { Name = "Road Bike" }).Upload("Products.csv", Header + "Road Bike,,,,,,,,,\n");

        var detail = run.Run("Load products").Details.Single();

        Assert.That(detail.Type, Is.EqualTo("hierarchyNoChanges"));
        Assert.That(detail.LocalMessageText, Is.EqualTo("Products: 0 (0/0) rows successful, 1 ignored "));
    }

    [Test]
    public void An_import_deletes_no_items()
    {
        var run = Products(new ListItemDefinition { Name = "Old" }).Upload("Products.csv", Header + "New,,,,,,,,,\n");

        run.Run("Load products");

        Assert.That(run.Items("Products").Select(item => item.Split(',')[0]), Is.EqualTo(new[] { "Old", "New" }));
    }

    [Test]
    public void Rows_with_problems_go_to_the_dump_with_as_many_error_columns_as_the_worst_row_needs()
    {
        var run = Products().Upload("Products.csv",
            "Name,Family,Code,Colour,,Weight,Launch,Sold,Region,Start,Active\n"
            + "Road Bike,Bikes,RB1,red,,7.5,,,,,\n"
            + "Gravel Bike,Bycicles,GB1,green,x,9,,,,,\n"
            + "Cargo Bike,Bikes,\"CB \"\"XL\"\"\",,,heavy,2025-13-01,,,,\n"
            + ",,,,,,,,,,\n");

        var outcome = run.Run("Load products");

        Assert.That(outcome.Successful, Is.True);
        Assert.That(outcome.FailureDumpAvailable, Is.True);
        Assert.That(run.Dump("Load products"), Is.EqualTo(""""
            "_Status_","Name","Family","Code","Colour","Column 5","Weight","Launch","Sold","Region","Start","Active","_Line_","_Error_1_","_Error_2_"
            "E","Gravel Bike","Bycicles","GB1","green","x","9","","","","","","3","Invalid parent",""
            "W","Cargo Bike","Bikes","CB ""XL""","","","heavy","2025-13-01","","","","","4","Invalid number: heavy","Invalid date: 2025-13-01"
            "E","","","","","","","","","","","","5","Error parsing key; no values",""

            """"));
    }

    [Test]
    public void Failures_are_counted_in_total_and_by_kind()
    {
        var run = Products().Upload("Products.csv", Header
            + "Road Bike,Bikes,RB1,,,,,,,\nA,Nowhere,,,,,,,,\nB,Nowhere,,,,,,,,\nC,,,,heavy,,,,,\n");

        var details = run.Run("Load products").Details;

        Assert.That(details.Select(detail => (detail.Type, detail.Occurrences, detail.LocalMessageText)), Is.EqualTo(new[]
        {
            ("hierarchyRowsProcessedWithFailures", 0L, "Products: 1 (1/0) rows successful, 1 (1/0) rows has warnings, 2 failed, 0 ignored"),
            ("hierarchyImportInvalidParent", 2L, "Invalid parent"),
            ("moduleImportNumberFormat", 1L, "Invalid number: heavy"),
        }));
        Assert.That(details[0].Value("failedCount"), Is.EqualTo("2"));
        Assert.That(details[0].Value("warningsCreateCount"), Is.EqualTo("1"));
    }

    [Test]
    public void A_clean_run_makes_no_dump()
    {
        var run = Products().Upload("Products.csv", Header + "Road Bike,,,,,,,,,\n");

        run.Run("Load products");

        Assert.That(run.HasDump("Load products"), Is.False);
    }

    [TestCase("x,,RB1,,,,,,,", "x,RB1,", TestName = "A code finds its item, a new name renames it")]
    [TestCase("road bike,,,,,,,,,", "Road Bike,RB1,", TestName = "A name finds its item without regard to case")]
    [TestCase("x,,rb1,,,,,,,", "x,RB1,", TestName = "A code finds its item without regard to case")]
    public void By_code_then_by_name(string row, string item)
    {
        var run = Products(new ListItemDefinition { Name = "Road Bike", Code = "RB1" }).Upload("Products.csv", Header + row + "\n");

        run.Run("Load products");

        Assert.That(run.Items("Products").Single(), Does.StartWith(item));
    }

    [Test]
    public void A_row_without_code_gives_an_item_that_has_none_its_code()
    {
        var run = Products(new ListItemDefinition { Name = "Road Bike" }).Upload("Products.csv", Header + "Road Bike,,RB1,,,,,,,\n");

        run.Run("Load products");

        Assert.That(run.Items("Products").Single(), Does.StartWith("Road Bike,RB1,"));
    }

    [TestCase("Road Bike,,RB2,,,,,,,", "Name or code already exists: Road Bike", TestName = "The name of an item with another code")]
    [TestCase("City Bike,,RB1,,,,,,,", "Name or code already exists: City Bike", TestName = "A new name that another item has")]
    public void Names_and_codes_are_unique(string row, string message)
    {
        var run = Products(new ListItemDefinition { Name = "Road Bike", Code = "RB1" }, new ListItemDefinition { Name = "City Bike", Code = "CB1" })
            .Upload("Products.csv", Header + row + "\n");

        var details = run.Run("Load products").Details;

        Assert.That(details[1].Type, Is.EqualTo("hierarchyImportNameOrCodeExists"));
        Assert.That(details[1].LocalMessageText, Is.EqualTo(message));
    }

    [Test]
    public void Later_identical_rows_are_ignored_and_conflicting_ones_fail()
    {
        var run = Products().Upload("Products.csv", Header + "A,,,red,,,,,,\nA,,,red,,,,,,\nA,,,blue,,,,,,\n");

        var details = run.Run("Load products").Details;

        Assert.That(details[0].LocalMessageText, Is.EqualTo("Products: 1 (1/0) rows successful, 0 (0/0) rows has warnings, 1 failed, 1 ignored"));
        Assert.That(details[1].Type, Is.EqualTo("hierarchyImportDuplicateSourceKey"));
        Assert.That(run.Items("Products").Single(), Does.StartWith("A,,,red,"));
    }

    [TestCase(60, true)]
    [TestCase(61, false)]
    public void Codes_have_at_most_60_characters(int length, bool isLoaded)
    {
        var run = Products().Upload("Products.csv", $"{Header}A,,{new string('c', length)},,,,,,,\n");

        var outcome = run.Run("Load products");

        Assert.That(outcome.FailureDumpAvailable, Is.EqualTo(!isLoaded));
        Assert.That(outcome.Details.Select(detail => detail.Type).Contains("hierarchyImportInvalidCode"), Is.EqualTo(!isLoaded));
    }

    [Test]
    public void A_new_item_needs_a_name()
    {
        var run = Products().Upload("Products.csv", Header + ",,RB1,,,,,,,\n");

        Assert.That(run.Run("Load products").Details[1].Type, Is.EqualTo("hierarchyImportInvalidName"));
    }

    [Test]
    public void A_blank_property_becomes_blank_and_a_blank_parent_stays()
    {
        var run = Products(new ListItemDefinition { Name = "A", Parent = "Bikes", Properties = new Dictionary<string, string> { ["Colour"] = "red", ["Weight"] = "7" } })
            .Upload("Products.csv", Header + "A,,,,,,,,,\n");

        run.Run("Load products");

        Assert.That(run.Items("Products").Single(), Is.EqualTo("A,,Bikes,,0,,false,,,false"));
    }

    [Test]
    public void An_unreadable_property_leaves_the_old_value()
    {
        var run = Products(new ListItemDefinition { Name = "A", Properties = new Dictionary<string, string> { ["Weight"] = "7" } })
            .Upload("Products.csv", Header + "A,,,red,heavy,,,,,\n");

        run.Run("Load products");

        Assert.That(run.Items("Products").Single(), Is.EqualTo("A,,,red,7,,false,,,false"));
    }

    [Test]
    public void A_row_that_is_too_short_is_rejected()
    {
        var run = Products().Upload("Products.csv", Header + "A,,\nB,,,,,,,,,\n");

        var details = run.Run("Load products").Details;

        Assert.That(details[1].Type, Is.EqualTo("columnSeparatorExpected"));
        Assert.That(run.Items("Products").Single(), Does.StartWith("B,"));
    }

    [Test]
    public void A_missing_mapped_column_fails_the_import()
    {
        var run = Products().Upload("Products.csv", "Name,Family,Code\nA,Bikes,A1\n");

        var outcome = run.Run("Load products");

        Assert.That(outcome.Successful, Is.False);
        Assert.That(outcome.Details.Single().Type, Is.EqualTo("missingFields"));
        Assert.That(outcome.Details.Single().LocalMessageText, Is.EqualTo("Missing fields in 'Products.csv': Colour, Weight, Launch, Sold, Region, Start, Active"));
        Assert.That(run.Items("Products"), Is.Empty);
    }

    [Test]
    public void Columns_are_found_by_name_wherever_they_stand_and_extra_ones_are_ignored()
    {
        var run = Products().Upload("Products.csv", "Active,Extra,Start,Region,Sold,Launch,Weight,COLOUR,Code,Family,Name\n,?,,,,,,red,RB1,Bikes,Road Bike\n");

        run.Run("Load products");

        Assert.That(run.Items("Products").Single(), Does.StartWith("Road Bike,RB1,Bikes,red,"));
    }

    [Test]
    public void An_unmatched_qualifier_fails_the_import_and_loads_nothing()
    {
        var run = Products().Upload("Products.csv", Header + "A,,,,,,,,,\nB,\"oops,,,,,,,,\n");

        var outcome = run.Run("Load products");

        Assert.That(outcome.Successful, Is.False);
        Assert.That(outcome.Details.Single().Type, Is.EqualTo("unmatchedTextDelimiter"));
        Assert.That(run.Items("Products"), Is.Empty);
    }

    [Test]
    public void Without_content_the_import_fails()
    {
        var outcome = Products().Run("Load products");

        Assert.That(outcome.Successful, Is.False);
        Assert.That(outcome.FailureDumpAvailable, Is.False);
        Assert.That(outcome.Details.Single().Type, Is.EqualTo("uploadedFileNoLongerAvailable"));
    }

    [Test]
    public void Cancelling_rolls_the_import_back()
    {
        using var cancellation = new CancellationTokenSource();
        var run = new Running(ProductsModel.Of()) { Progress = (_, _) => cancellation.Cancel() }.Upload("Products.csv", Header + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"P{row},,,,,,,,,\n")));

        Assert.That(() => run.Run("Load products", cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(run.Items("Products"), Is.Empty);
    }

    private static Running Products(params ListItemDefinition[] items) => new(ProductsModel.Of(items));
}
