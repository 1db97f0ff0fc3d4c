using System.Text.Json;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>Rows for people do nothing in a spreadsheet; rows for Anaplan are what the source held.</summary>
public sealed class FormulaTests : CliTest
{
    private const string Header = "Product,Month,Units,Launch,Active,Note\n";

    [TestCase("=1+2", ExpectedResult = "'=1+2")]
    [TestCase("=cmd|' /C calc'!A0", ExpectedResult = "'=cmd|' /C calc'!A0")]
    [TestCase("+1+cmd|x", ExpectedResult = "'+1+cmd|x")]
    [TestCase("-2+3+cmd|x", ExpectedResult = "'-2+3+cmd|x")]
    [TestCase("- COGS", ExpectedResult = "'- COGS")]
    [TestCase("@SUM(A1)", ExpectedResult = "'@SUM(A1)")]
    [TestCase("\t=1", ExpectedResult = "'\t=1")]
    [TestCase("\r=1", ExpectedResult = "'\r=1")]
    [TestCase("'=1", ExpectedResult = "''=1")]
    [TestCase("-5", ExpectedResult = "-5")]
    [TestCase("-1,234.50", ExpectedResult = "-1,234.50")]
    [TestCase("+1e5", ExpectedResult = "+1e5")]
    [TestCase("'quoted'", ExpectedResult = "'quoted'")]
    [TestCase("a=b", ExpectedResult = "a=b")]
    [TestCase("", ExpectedResult = "")]
    public string Text_that_a_spreadsheet_would_run_is_marked_and_nothing_else(string text) => FormulaMarks.Add(text);

    [Test]
    public void Taking_marks_off_gives_what_was_there([Values("", "'", "''")] string front)
    {
        var texts = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Corpora.Folder("naughty-strings"), "blns.json")))!
            .Concat(["=1", "-5", "-", "+", "@", "\t", "\r", "- x"]).Select(text => front + text).ToList();

        Assert.That(texts.Select(text => FormulaMarks.Remove(FormulaMarks.Add(text))), Is.EqualTo(texts));
    }

    [Test]
    public async Task Refused_rows_are_exact_in_the_run_and_marked_for_people()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "=P9,Jan 25,-12,,,@note\n");

        await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--rejects", "rejects.csv");
        await RunAsync("rejects", "export", OnlyRun, "fixes.csv");

        Assert.That(File.ReadAllText(Path.Combine(State, "runs", OnlyRun, "rejects.csv")), Does.Contain("\n=P9,Jan 25,-12,\"\",\"\",@note,"));
        Assert.That(Read("rejects.csv"), Does.Contain("\n'=P9,Jan 25,-12,\"\",\"\",'@note,"));
        Assert.That(Read("fixes.csv"), Is.EqualTo(Header + "'=P9,Jan 25,-12,\"\",\"\",'@note\n"));
    }

    [Test]
    public async Task What_is_retried_reaches_Anaplan_without_marks()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "=P9,Jan 25,-12,,,@note\n");
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        await RunAsync("rejects", "export", OnlyRun, "fixes.csv");
        Write("fixes.csv", Read("fixes.csv").Replace("'=P9", "P1", StringComparison.Ordinal));

        var retry = await RunAsync("rejects", "retry", OnlyRun, "--from", "fixes.csv");
        await RunAsync("export", "run", Place("exports/Sales"), "--to", "out.csv");

        Assert.That(retry.ExitCode, Is.EqualTo(ExitCode.Ok), retry.Error);
        Assert.That(Read("out.csv"), Does.Contain(",-12,,false,@note"));
    }
}
