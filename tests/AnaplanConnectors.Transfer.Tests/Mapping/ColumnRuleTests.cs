using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Mapping;

public sealed class ColumnRuleTests
{
    private static readonly DateTime Day = new(2026, 2, 13);

    private static readonly object?[][] Lossless =
    [
        [ColumnType.Text, "12", ColumnType.Integer, 12L], [ColumnType.Text, " 1.50 ", ColumnType.Decimal, 1.50m], [ColumnType.Text, "1e3", ColumnType.Double, 1000.0],
        [ColumnType.Text, "TRUE", ColumnType.Boolean, true], [ColumnType.Text, "2026-02-13", ColumnType.Date, Day],
        [ColumnType.Integer, 9_007_199_254_740_992L, ColumnType.Double, 9_007_199_254_740_992.0], [ColumnType.Integer, 7L, ColumnType.Decimal, 7m],
        [ColumnType.Decimal, 7.00m, ColumnType.Integer, 7L], [ColumnType.Decimal, 0.1m, ColumnType.Double, 0.1], [ColumnType.Double, 0.1, ColumnType.Decimal, 0.1m],
        [ColumnType.Double, -3.0, ColumnType.Integer, -3L], [ColumnType.Date, Day, ColumnType.Timestamp, Day], [ColumnType.Timestamp, Day, ColumnType.Date, Day],
        [ColumnType.Double, 1e21, ColumnType.Text, "1000000000000000000000"], [ColumnType.Decimal, 1.10m, ColumnType.Text, "1.10"], [ColumnType.Boolean, true, ColumnType.Text, "true"],
        [ColumnType.Timestamp, Day, ColumnType.Text, "2026-02-13T00:00:00"], [ColumnType.Date, Day, ColumnType.Text, "2026-02-13"],
    ];

    private static readonly object?[][] Lossy =
    [
        [ColumnType.Text, "12,5", ColumnType.Integer], [ColumnType.Text, "01/02/2026", ColumnType.Date], [ColumnType.Text, "perhaps", ColumnType.Boolean],
        [ColumnType.Integer, 9_007_199_254_740_993L, ColumnType.Double], [ColumnType.Decimal, 7.5m, ColumnType.Integer],
        [ColumnType.Decimal, 12345678901234567.89m, ColumnType.Double], [ColumnType.Double, 0.5, ColumnType.Integer], [ColumnType.Double, double.NaN, ColumnType.Decimal],
        [ColumnType.Double, double.PositiveInfinity, ColumnType.Text], [ColumnType.Timestamp, Day.AddSeconds(1), ColumnType.Date],
    ];

    [TestCaseSource(nameof(Lossless))]
    public async Task A_value_becomes_another_type_where_nothing_is_lost(ColumnType from, object value, ColumnType to, object expected)
        => Assert.That((await ReadAsync(One(from, value), new ColumnRule { From = "A", Type = to })).Rows.Single().Single(), Is.EqualTo(expected));

    [TestCaseSource(nameof(Lossy))]
    public async Task A_value_that_would_lose_something_refuses_its_row(ColumnType from, object value, ColumnType to)
    {
        var problem = await Assert.ThrowsAsync<RowException>(async () => await ReadAsync(One(from, value), new ColumnRule { From = "A", Type = to }));

        Assert.That((problem!.RowNumber, problem.Column), Is.EqualTo((1L, "A")));
    }

    [TestCase("dd/MM/yyyy", "13/02/2026")]
    [TestCase("d.M.yyyy", "13.2.2026")]
    public async Task A_format_reads_and_writes_dates(string pattern, string text)
    {
        var read = await ReadAsync(Some.Texts(text), new ColumnRule { From = "Text", Type = ColumnType.Date, Pattern = pattern });
        var written = await ReadAsync(One(ColumnType.Date, Day), new ColumnRule { From = "A", Type = ColumnType.Text, Pattern = pattern });

        Assert.That((read.Rows[0][0], written.Rows[0][0]), Is.EqualTo(((object)Day, (object)text)));
    }

    [Test]
    public async Task A_decimal_comma_is_read_where_it_is_declared()
        => Assert.That((await ReadAsync(Some.Texts("12,5"), new ColumnRule { From = "Text", Type = ColumnType.Decimal, DecimalSeparator = ',' })).Rows[0][0], Is.EqualTo(12.5m));

    [Test]
    public async Task Columns_are_named_found_by_position_and_left_out()
    {
        var table = new MemoryTable(Some.Schema, Some.Table(1).Rows);

        var read = await MappedAsync(table, [new ColumnRule { Position = 3, To = "Amount" }, new ColumnRule { From = "product", To = "Account" }], OtherColumns.LeaveOut);

        Assert.That(read.Schema.ToString(), Is.EqualTo("Amount Decimal, Account Text"));
        Assert.That(read.Rows.Single(), Is.EqualTo(new object[] { 1.25m, "Product 1" }));
    }

    [Test]
    public async Task Missing_values_become_zero_where_a_rule_says_so()
    {
        var table = new MemoryTable(new RowSchema(new Column("A", ColumnType.Integer), new Column("B", ColumnType.Text)), [[null, null]]);

        var read = await ReadAsync(table, new ColumnRule { From = "A", Missing = MissingValues.Zero }, new ColumnRule { From = "B", Missing = MissingValues.Zero });

        Assert.That(read.Rows.Single(), Is.EqualTo(new object[] { 0L, "" }));
    }

    [Test]
    public void A_missing_value_refuses_its_row_where_a_rule_says_so()
        => Assert.That(async () => await ReadAsync(Some.Texts((string?)null), new ColumnRule { From = "Text", Missing = MissingValues.Refuse }),
            Throws.TypeOf<RowException>().With.Message.Contains("missing"));

    [Test]
    public async Task An_empty_text_is_missing_only_where_a_rule_says_so()
    {
        var kept = await ReadAsync(Some.Texts(""), new ColumnRule { From = "Text" });
        var missing = await ReadAsync(Some.Texts(""), new ColumnRule { From = "Text", EmptyIsMissing = true });

        Assert.That((kept.Rows[0][0], missing.Rows[0][0]), Is.EqualTo(((object?)"", (object?)null)));
    }

    [Test]
    public async Task All_rules_that_do_not_fit_are_named_with_near_names()
    {
        ColumnRule[] rules =
        [
            new() { From = "Produkt" }, new() { Position = 9 }, new() { From = "Day", Type = ColumnType.Boolean }, new() { From = "Changed", Missing = MissingValues.Zero },
            new() { From = "Price", Pattern = "QQ" },
        ];

        var problem = await Assert.ThrowsAsync<AnaplanConfigurationException>(async () => await Some.Table(1).Map(rules).GetSchemaAsync());

        Assert.That(problem!.Problems, Has.Count.EqualTo(5));
        Assert.That(problem.Message, Does.Contain("did you mean 'Product'?"));
    }

    [Test]
    public void Two_columns_cannot_become_one()
        => Assert.That(async () => await Some.Table(1).Map([new ColumnRule { From = "Product", To = "Units" }]).GetSchemaAsync(), Throws.TypeOf<AnaplanConfigurationException>());

    private static MemoryTable One(ColumnType type, object value) => new(new RowSchema(new Column("A", type)), [[value]]);

    private static Task<MemoryTable> ReadAsync(MemoryTable table, params ColumnRule[] rules) => MappedAsync(table, rules, OtherColumns.Keep);

    private static async Task<MemoryTable> MappedAsync(MemoryTable table, ColumnRule[] rules, OtherColumns others)
    {
        using var rows = await table.Map(rules, others).OpenAsync();
        return await MemoryTable.ReadAsync(rows);
    }
}

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class MappedSourceContractTests(CallStyle style) : SourceContract(style)
{
    protected override Task<ISource> CreateAsync(MemoryTable table)
        => Task.FromResult(new MemoryTable(new RowSchema(table.Schema.Select((column, i) => column with { Name = $"C{i}" })), table.Rows)
            .Map([.. table.Schema.Select((column, i) => new ColumnRule { Position = i + 1, To = column.Name })]));
}

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class ContractedSourceContractTests(CallStyle style) : SourceContract(style)
{
    protected override Task<ISource> CreateAsync(MemoryTable table) => Task.FromResult(table.WithContract(new SchemaContract { Schema = table.Schema }));
}
