namespace AnaplanConnectors.Client.Tests;

public sealed class NameLookupTests
{
    private static readonly AnaplanImport[] Imports =
    [
        new() { Id = "112000000001", Name = "Load sales" },
        new() { Id = "112000000002", Name = "LOAD SALES" },
        new() { Id = "112000000003", Name = "Load costs" },
        new() { Id = "112000000004", Name = "Twice" },
        new() { Id = "112000000005", Name = "Twice" },
        new() { Id = "112000000006", Name = "twin" },
        new() { Id = "112000000007", Name = "TWIN" },
        new() { Id = "112000000008", Name = " padded / é " },
        new() { Id = "112000000009", Name = "112000000001" },
    ];

    private static AnaplanImport Find(string nameOrId) => NameLookup.Find(Imports, nameOrId, "import", "imports", "model 'M' (7C)");

    [TestCase("112000000003", ExpectedResult = "112000000003")]
    [TestCase("Load sales", ExpectedResult = "112000000001")]
    [TestCase("LOAD SALES", ExpectedResult = "112000000002")]
    [TestCase("load COSTS", ExpectedResult = "112000000003")]
    [TestCase(" padded / é ", ExpectedResult = "112000000008")]
    [TestCase("112000000001", ExpectedResult = "112000000001", TestName = "An_id_wins_over_a_name_of_the_same_text")]
    public string An_id_then_a_name_then_a_name_without_case_is_found(string nameOrId) => Find(nameOrId).Id;

    [TestCase("Twice", "'Twice' (112000000004), 'Twice' (112000000005)")]
    [TestCase("TWIn", "'twin' (112000000006), 'TWIN' (112000000007)")]
    [TestCase("load sales", "'Load sales' (112000000001), 'LOAD SALES' (112000000002)")]
    public void Several_matches_are_an_error_that_lists_all_with_ids(string name, string candidates)
    {
        var error = Assert.Throws<AnaplanNotFoundException>(() => Find(name))!;

        Assert.That(error.Message, Is.EqualTo($"'{name}' is the name of 2 imports of model 'M' (7C): {candidates}."));
        Assert.That(error.IsAmbiguous, Is.True);
        Assert.That(error.Candidates, Has.Count.EqualTo(2));
    }

    [TestCase("Lod sales", "Load sales")]
    [TestCase("sales", "Load sales")]
    [TestCase("Load coats", "Load costs")]
    public void No_match_is_an_error_that_lists_near_names(string name, string near)
    {
        var error = Assert.Throws<AnaplanNotFoundException>(() => Find(name))!;

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.NameNotFound));
        Assert.That(error.Message, Does.Contain($"There is no import '{name}' among the imports of model 'M' (7C)").And.Contain("may not see it"));
        Assert.That(error.Hint, Does.StartWith("Did you mean ").And.Contain(near));
    }

    [Test]
    public void Nothing_near_says_how_much_is_there()
    {
        var error = Assert.Throws<AnaplanNotFoundException>(() => Find("Completely different"))!;

        Assert.That(error.Hint, Is.EqualTo("This user sees 9 imports there; what is missing may lack access."));
        Assert.That(error.Candidates, Is.Empty);
    }

    [Test]
    public void Nothing_at_all_says_so()
    {
        var error = Assert.Throws<AnaplanNotFoundException>(() => NameLookup.Find(Array.Empty<AnaplanProcess>(), "x", "process", "processes", "model 7C"))!;

        Assert.That(error.Hint, Is.EqualTo("This user sees no process there at all; ask for access."));
    }

    [Test]
    public void A_very_long_name_is_compared_in_no_time()
        => Assert.That(() => Find(new string('x', 1_000_000)), Throws.TypeOf<AnaplanNotFoundException>());

    [Test]
    public void Case_is_folded_alike_in_every_culture([Values("tr-TR", "de-DE", "az-Latn-AZ")] string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new(culture);
        try
        {
            Assert.That(NameLookup.Find([new AnaplanImport { Id = "1", Name = "IMPORT FILE" }], "import file", "import", "imports", "m").Id, Is.EqualTo("1"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
