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
}
