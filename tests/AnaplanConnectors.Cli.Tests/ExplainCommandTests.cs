using System.Reflection;
using System.Text.Json;
using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

public sealed class ExplainCommandTests : CliTest
{
    private static IEnumerable<string> Codes()
        => new[] { typeof(ErrorCodes), typeof(LocalCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => (string)field.GetRawConstantValue()!);

    [TestCaseSource(nameof(Codes))]
    public async Task Every_code_has_a_page_that_says_something(string code)
    {
        var explain = await RunAsync("explain", code);

        Assert.That(explain.ExitCode, Is.EqualTo(ExitCode.Ok), explain.Error);
        Assert.That(explain.Out, Does.StartWith(code + "  ").And.Length.GreaterThan(60));
    }

    [Test]
    public async Task Codes_of_the_databases_are_explained_too() => Assert.That((await RunAsync("explain", "ANX6101")).Out, Does.StartWith("ANX6101  Already loaded"));

    [Test]
    public async Task A_page_ends_where_the_next_one_begins()
    {
        var explain = await RunAsync("explain", "ANX3003");

        Assert.That(explain.Out, Does.Contain("Ask a workspace administrator").And.Not.Contain("ANX3004").And.Not.Contain("#"));
    }

    [TestCase("anx3001")]
    [TestCase("3001")]
    public async Task Codes_may_be_written_short(string text) => Assert.That((await RunAsync("explain", text)).Out, Does.StartWith("ANX3001  Credentials refused"));

    [Test]
    public async Task Without_a_code_all_are_listed()
    {
        var explain = await RunAsync("explain", "--json");

        Assert.That(JsonDocument.Parse(explain.Out).RootElement.EnumerateArray().Select(page => page.GetProperty("code").GetString()), Is.Unique.And.SupersetOf(Codes()));
    }

    [Test]
    public async Task The_exit_codes_stand_in_the_document_as_the_command_prints_them()
    {
        var codes = await RunAsync("exit-codes", "--json");

        var lines = JsonDocument.Parse(codes.Out).RootElement.EnumerateArray().Select(code => $"| {code.GetProperty("code").GetInt32()} | {code.GetProperty("meaning").GetString()} |").ToList();
        Assert.That(lines, Has.Count.EqualTo(Enum.GetValues<ExitCode>().Length));
        Assert.That(File.ReadAllLines(Repository.Path("docs", "errors.md")), Is.SupersetOf(lines));
    }

    [Test]
    public async Task An_unknown_code_is_a_mistake_of_the_command_line()
        => Assert.That((await RunAsync("explain", "ANX0000")).ExitCode, Is.EqualTo(ExitCode.Usage));
}
