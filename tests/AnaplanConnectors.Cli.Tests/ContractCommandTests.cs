namespace AnaplanConnectors.Cli.Tests;

/// <summary><c>anx contract</c>, and copies held to one.</summary>
public sealed class ContractCommandTests : CliTest
{
    private const string Sales = "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12.5,01/13/2025,true,new\n";

    [Test]
    public async Task A_contract_is_made_of_the_types_that_were_seen()
    {
        Write("sales.csv", Sales);

        var infer = await RunAsync("contract", "infer", "sales.csv");

        Assert.That(infer.Out, Is.EqualTo("""
            version: 1
            columns: freeze
            types: freeze
            schema:
              "Product": {type: text}
              "Month": {type: text}
              "Units": {type: decimal}
              "Launch": {type: date, format: "MM/dd/yyyy"}
              "Active": {type: boolean}
              "Note": {type: text}

            """.ReplaceLineEndings("\n")), infer.Error);
    }

    [Test]
    public async Task A_contract_is_kept_by_what_it_was_made_of_in_any_order()
    {
        await InferAsync(Sales);
        Write("other.csv", "Note,Active,Launch,Units,Month,Product\nold,false,12/31/2024,-3,Feb 25,P2\n");

        var check = await RunAsync("contract", "check", "other.csv", "contract.yaml");
        var diff = await RunAsync("contract", "diff", "contract.yaml", "sales.csv");

        Assert.That((check.ExitCode, diff.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Ok)), check.Error + diff.Out);
    }

    [TestCase("Units", "Quantity")]
    [TestCase("12.5", "many")]
    public async Task A_contract_that_is_broken_ends_with_10(string before, string after)
    {
        await InferAsync(Sales);
        Write("sales.csv", Sales.Replace(before, after, StringComparison.Ordinal));

        var check = await RunAsync("contract", "check", "sales.csv", "contract.yaml");

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(check.Out + check.Error, Does.Contain("Units"));
    }

    [Test]
    public async Task Differences_are_shown_and_end_with_6()
    {
        await InferAsync(Sales);
        Write("sales.csv", Sales.Replace("12.5", "many", StringComparison.Ordinal));

        var diff = await RunAsync("contract", "diff", "contract.yaml", "sales.csv");

        Assert.That(diff.ExitCode, Is.EqualTo(ExitCode.Rejects));
        Assert.That(diff.Out, Does.Match("Units +othertype +decimal +text"));
    }

    [Test]
    public async Task A_column_that_was_probably_renamed_is_shown_as_such()
    {
        await InferAsync(Sales);
        Write("sales.csv", Sales.Replace("Units", "Unit", StringComparison.Ordinal));

        var diff = await RunAsync("contract", "diff", "contract.yaml", "sales.csv");

        Assert.That(diff.Out, Does.Match("Units +missing +decimal +- +renamed to 'Unit'"));
    }

    [Test]
    public async Task A_copy_that_breaks_its_contract_sends_nothing()
    {
        await ConnectAsync();
        await InferAsync(Sales);
        Write("sales.csv", Sales.Replace("Units", "Unit", StringComparison.Ordinal));

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--contract", "contract.yaml");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(copy.Error, Does.Contain("ANX1006").And.Contain("renamed to 'Unit'?"));
        Assert.That(Simulator.Requests.Where(request => request.Method != "GET" && request.Path?.Contains("/models/", StringComparison.Ordinal) == true), Is.Empty);
    }

    [Test]
    public async Task Rows_that_a_contract_leaves_out_are_counted()
    {
        await InferAsync(Sales);
        Write("contract.yaml", Read("contract.yaml").Replace("types: freeze", "types: discard_row", StringComparison.Ordinal));
        Write("sales.csv", Sales + "P2,Feb 25,many,01/13/2025,true,new\n");

        var copy = await RunAsync("copy", "sales.csv", "out.csv", "--contract", "contract.yaml");

        Assert.That(copy.Error, Does.Contain("left out: Row 2, column 'Units': 'many' is not a decimal number"));
        Assert.That(Read("out.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_file_of_rules_names_types_and_formats_columns()
    {
        Write("sales.csv", "when;what;amt;x\n13.02.2026;A;1,5;y\n");
        Write("mapping.json", """{ "columns": { "when": { "to": "Day", "type": "date", "format": "dd.MM.yyyy" }, "#3": { "to": "Amount", "type": "decimal", "decimal": "," } }, "others": "leave-out" }""");

        var copy = await RunAsync("copy", "sales.csv", "out.tsv", "--delimiter", ";", "--mapping", "mapping.json");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Read("out.tsv"), Is.EqualTo("Day;Amount\n2026-02-13;1.5\n"));
    }

    [TestCase("columns: { A: { tp: B } }", "did you mean 'to'?")]
    [TestCase("colums: { A: { to: B } }", "did you mean 'columns'?")]
    [TestCase("columns: { A: { type: number } }", "'type' is 'number' (allowed: text, integer")]
    [TestCase("columns: [ A ]", "a mapping of keys to values")]
    [TestCase("columns: { A: !!int { to: B } }", "tags are not allowed")]
    [TestCase("columns: { A: { to: B ", "line 2")]
    [TestCase("", "one document")]
    public async Task A_file_of_rules_that_cannot_be_read_says_where_and_what_is_allowed(string content, string reason)
    {
        Write("sales.csv", "A\n1\n");
        Write("mapping.yaml", content);

        var copy = await RunAsync("copy", "sales.csv", "out.csv", "--mapping", "mapping.yaml");

        Assert.That((copy.ExitCode, copy.Error), Is.EqualTo((ExitCode.Usage, copy.Error)));
        Assert.That(copy.Error, Does.Contain(reason));
    }

    private async Task InferAsync(string content)
    {
        Write("sales.csv", content);
        Write("contract.yaml", (await RunAsync("contract", "infer", "sales.csv")).Out);
    }
}
