namespace AnaplanConnectors.Simulator.Tests;

public sealed class DimensionMembersTests
{
    [Test]
    public void Totals_of_time_stand_behind_their_last_period_the_shorter_before_the_longer()
    {
        var calendar = new CalendarDefinition { HalfYearTotals = true, TotalOfAllPeriods = true };

        Assert.That(NamesOf(TimeLevel.Quarter, calendar),
            Is.EqualTo(new[] { "Q1 FY25", "Q2 FY25", "H1 FY25", "Q3 FY25", "Q4 FY25", "H2 FY25", "FY25", "All Periods" }));
    }

    [Test]
    public void Totals_that_the_calendar_hides_are_left_out()
    {
        var calendar = new CalendarDefinition { QuarterTotals = false };

        Assert.That(NamesOf(TimeLevel.Month, calendar).Where(name => name.Contains("FY", StringComparison.Ordinal)), Is.EqualTo(new[] { "FY25" }));
    }

    [Test]
    public void Items_stand_before_their_parents_and_orphans_last()
    {
        var members = MembersOf("Products", new ModelDefinition
        {
            Name = "M",
            Lists =
            [
                new ListDefinition { Name = "Products", ParentList = "Families", ItemsCsv = "name,parent\nLoose,\nA,Bikes\nB,Parts\nC,Bikes\n" },
                new ListDefinition { Name = "Families", ParentList = "Divisions", ItemsCsv = "name,parent\nBikes,Sport\nParts,Sport\nEmpty,\n" },
                new ListDefinition { Name = "Divisions", TopLevelItem = "Everything", ItemsCsv = "name\nSport\n" },
            ],
        });

        Assert.That(members.All.Select(member => $"{member.Name} {member.Count}"), Is.EqualTo(new[]
            { "A 1", "C 1", "Bikes 2", "B 1", "Parts 1", "Sport 3", "Empty 0", "Loose 1", "Everything 4" }));
        Assert.That(members.All.Where(member => !member.IsSummary).Select(member => member.Name), Is.EqualTo(new[] { "A", "C", "B", "Loose" }));
    }

    [Test]
    public void A_ragged_hierarchy_may_be_deeper_than_the_stack()
    {
        const int Depth = 50_000;
        var items = string.Concat(Enumerable.Range(0, Depth)
            .Select(number => FormattableString.Invariant($"N{number},{(number == 0 ? "" : $"N{number - 1}")}\n")));

        var members = MembersOf("Products",
            new ModelDefinition { Name = "M", Lists = [new ListDefinition { Name = "Products", ItemsCsv = "name,parent\n" + items }] });

        Assert.That(members.All[0].Name, Is.EqualTo("N49999"));
        Assert.That(members.All[^1], Has.Property("Name").EqualTo("N0").And.Property("Count").EqualTo(1).And.Property("IsSummary").True);
    }

    private static IEnumerable<string> NamesOf(TimeLevel level, CalendarDefinition calendar)
    {
        var model = new Running(new ModelDefinition { Name = "M", Calendar = calendar }).Model;
        return DimensionMembers.Of(new TimeDimension(level), model.Data).All.Select(member => member.Name);
    }

    private static DimensionMembers MembersOf(string list, ModelDefinition definition)
    {
        var model = new Running(definition).Model;
        return DimensionMembers.Of(new ListDimension(model.Lists.Single(candidate => candidate.Name == list)), model.Data);
    }
}
