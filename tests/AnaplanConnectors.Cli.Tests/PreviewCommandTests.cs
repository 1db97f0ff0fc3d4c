namespace AnaplanConnectors.Cli.Tests;

public sealed class PreviewCommandTests : CliTest
{
    [Test]
    public async Task Columns_get_a_type_and_the_first_rows_are_shown()
    {
        Write("sales.csv", "Code,Units,Day\n007,5,13/02/2026\n008,6,14/02/2026\n");

        var preview = await RunAsync("preview", "sales.csv", "--show", "1");

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.Ok), preview.Error);
        Assert.That(preview.Out, Does.Match("Units +integer").And.Match("Day +date +dd/MM/yyyy").And.Match("Code +text .*leading zeros"));
        Assert.That(preview.Out, Does.Match("\n007 +5 +13/02/2026\n").And.Not.Contain("14/02/2026"));
        Assert.That(preview.Out, Does.Contain("types    --types \"Units=integer,Day=date:dd/MM/yyyy\""));
    }

    [Test]
    public async Task Rows_that_cannot_be_read_are_named_and_end_with_10()
    {
        Write("sales.csv", "A,B\n1,2\n3\n");

        var preview = await RunAsync("preview", "sales.csv");

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(preview.Out, Does.Contain("problem  Row 2, byte 8: the row has 1 field instead of 2"));
    }

    [Test]
    public async Task The_types_it_proposes_can_be_used()
    {
        Write("sales.csv", "Units;Day\n1,5;13.02.2026\n");

        var copy = await RunAsync("copy", "sales.csv", "out.csv", "--delimiter", ";", "--decimal", ",", "--types", "Units=decimal,Day=date:dd.MM.yyyy");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
    }

    [Test]
    public async Task A_file_that_is_missing_ends_with_4()
    {
        var preview = await RunAsync("preview", "nowhere.csv");

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(preview.Error, Does.Contain("nowhere.csv"));
    }

    [TestCase("--delimiter", "ab")]
    [TestCase("--types", "Units=number")]
    [TestCase("--ragged", "perhaps")]
    public async Task An_option_nobody_understands_says_what_is_allowed(string option, string value)
    {
        Write("sales.csv", "A,B\n1,2\n");

        var preview = await RunAsync("preview", "sales.csv", option, value);

        Assert.That(preview.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(preview.Error, Does.Contain("allowed"));
    }
}
