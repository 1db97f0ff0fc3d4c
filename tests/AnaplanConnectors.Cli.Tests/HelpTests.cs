namespace AnaplanConnectors.Cli.Tests;

public sealed class HelpTests : CliTest
{
    [Test]
    public async Task The_list_of_commands_tells_each_in_a_whole_sentence()
    {
        var help = await RunAsync("--help");

        Assert.That(help.Out, Does.Contain("only reads are sent." + Environment.NewLine).And.Contain("and a hash of each column." + Environment.NewLine));
    }

    [TestCase("copy", "copy <source> <destination>")]
    [TestCase("conn add", "conn add <name>")]
    [TestCase("exit-codes", "the service refused the credentials")]
    public async Task Help_may_be_asked_for_in_words(string command, string expected)
    {
        var help = await RunAsync(["help", .. command.Split(' ')]);

        Assert.That(help.ExitCode, Is.EqualTo(ExitCode.Ok), help.Error);
        Assert.That(help.Out, Does.Contain(expected));
    }

    [TestCase("cpoy a b", "'cpoy' is no command of 'anx'.", "Did you mean 'copy'? See: anx --help")]
    [TestCase("conn ad x", "'ad' is no command of 'anx conn'.", "Did you mean 'add'? See: anx conn --help")]
    [TestCase("copy a b --mappin m.yaml", "'--mappin' is no option of 'anx copy'.", "Did you mean '--mapping'? See: anx copy --help")]
    [TestCase("copy a b --jsn", "'--jsn' is no option of 'anx copy'.", "Did you mean '--json'?")]
    [TestCase("copy a b c", "'c' is one argument too many for 'anx copy'.", "See: anx copy --help")]
    [TestCase("copy a", "Required argument 'destination' missing", "See: anx copy --help")]
    [TestCase("copy a b --load upsert", "'upsert' is no value for --load (allowed: append, merge, replace, truncate).", "See: anx copy --help")]
    [TestCase("preview a --rows many", "'many' is no value for --rows (allowed: a whole number).", "See: anx preview --help")]
    public async Task A_mistake_on_the_command_line_is_told_in_three_lines(string line, string what, string next)
    {
        var result = await RunAsync(line.Split(' '));

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error, Does.Contain(what).And.Contain(next).And.Not.Contain("AnaplanConnectors."));
        Assert.That((result.Error + result.Out).Trim().Split('\n'), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task A_mistake_on_the_command_line_is_a_document_for_programs()
    {
        var result = await RunAsync("copy", "a", "b", "--mappin", "m.yaml", "--json");

        using var json = System.Text.Json.JsonDocument.Parse(result.Out);
        Assert.That(json.RootElement.GetProperty("exitCode").GetInt32(), Is.EqualTo((int)ExitCode.Usage));
    }

    [Test]
    public async Task A_command_without_its_second_word_shows_its_help()
    {
        var result = await RunAsync("conn");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Out + result.Error, Does.Contain("Keep a connection."));
    }
}
