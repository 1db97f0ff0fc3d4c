using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Mapping;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SchemaContractTests
{
    private static readonly RowSchema Agreed = new(
        new Column("Account", ColumnType.Text, IsNullable: false, MaxLength: 5), new Column("Amount", ColumnType.Decimal, Scale: 2, Precision: 6));

    private static readonly RowSchema Wider = new(Agreed[0], Agreed[1], new Column("Note", ColumnType.Text));

    private readonly List<(string Message, bool IsRow)> _leftOut = [];

    [Test]
    public async Task Order_means_nothing_and_is_that_of_the_contract()
    {
        var read = await ReadAsync(new MemoryTable(new RowSchema(Agreed[1], Agreed[0]), [[1m, "A"]]), new SchemaContract { Schema = Agreed });

        Assert.That(read.Schema.ToString(), Is.EqualTo(Agreed.ToString()));
        Assert.That(read.Rows.Single(), Is.EqualTo(new object[] { "A", 1m }));
    }

    [Test]
    public async Task A_renamed_column_is_refused_with_a_guess()
    {
        var table = new MemoryTable(new RowSchema(Agreed[0], new Column("Amounts", ColumnType.Decimal)), []);

        var problem = await Assert.ThrowsAsync<AnaplanConfigurationException>(async () => await ReadAsync(table, new SchemaContract { Schema = Agreed }));

        Assert.That(problem!.Code, Is.EqualTo(ErrorCodes.ContractBroken));
        Assert.That(problem.Message, Does.Contain("renamed to 'Amounts'?"));
    }

    [TestCase(ContractMode.Evolve, 3)]
    [TestCase(ContractMode.DiscardValue, 2)]
    public async Task An_extra_column_passes_or_is_left_out(ContractMode mode, int columns)
        => Assert.That((await ReadAsync(new MemoryTable(Wider, [["A", 1m, "x"]]), new SchemaContract { Schema = Agreed, Columns = mode })).Schema, Has.Count.EqualTo(columns));

    [Test]
    public async Task Rows_with_a_value_in_an_extra_column_are_left_out_and_told()
    {
        var read = await ReadAsync(new MemoryTable(Wider, [["A", 1m, "x"], ["B", 2m, null]]), new SchemaContract { Schema = Agreed, Columns = ContractMode.DiscardRow });

        Assert.That(read.Rows, Is.EqualTo(new[] { new object[] { "B", 2m } }));
        Assert.That(_leftOut.Single().IsRow, Is.True);
    }

    [Test]
    public async Task A_missing_column_is_null_where_the_contract_evolves()
        => Assert.That((await ReadAsync(new MemoryTable(new RowSchema(Agreed[0]), [["A"]]), new SchemaContract { Schema = Agreed, Columns = ContractMode.Evolve })).Rows.Single(),
            Is.EqualTo(new object?[] { "A", null }));

    [TestCase(ContractMode.Evolve)]
    [TestCase(ContractMode.DiscardRow)]
    [TestCase(ContractMode.DiscardValue)]
    public void A_missing_column_whose_values_may_not_be_missing_is_always_refused(ContractMode mode)
        => Assert.That(async () => await ReadAsync(new MemoryTable(new RowSchema(Agreed[1]), []), new SchemaContract { Schema = Agreed, Columns = mode }), Throws.TypeOf<AnaplanConfigurationException>());

    [TestCase("toolong", "1")]
    [TestCase(null, "1")]
    [TestCase("A", "1.234")]
    [TestCase("A", "12345.00")]
    public void A_value_that_was_not_agreed_stops_the_reading(string? account, string amount)
        => Assert.That(async () => await ReadAsync(Row(account, amount), new SchemaContract { Schema = Agreed }), Throws.TypeOf<RowException>());

    [TestCase("toolong", "1", 0, true)]
    [TestCase("A", "1.234", 1, false)]
    public async Task A_value_that_was_not_agreed_is_left_out_with_its_row_where_it_may_not_be_missing(string? account, string amount, int rows, bool isRow)
    {
        var read = await ReadAsync(Row(account, amount), new SchemaContract { Schema = Agreed, Types = ContractMode.DiscardValue });

        Assert.That((read.Rows.Count, _leftOut.Single().IsRow), Is.EqualTo((rows, isRow)));
    }

    [Test]
    public async Task Texts_that_nobody_has_typed_are_read_as_the_contract_says()
    {
        var table = new MemoryTable(new RowSchema(new Column("Account", ColumnType.Text), new Column("Amount", ColumnType.Text)), [["A", "1.5"]]);

        using var rows = await table.WithContract(new SchemaContract { Schema = Agreed }, textIsUntyped: true).OpenAsync();

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows.Single(), Is.EqualTo(new object[] { "A", 1.5m }));
    }

    [Test]
    public void A_column_that_has_become_text_is_refused_where_texts_are_typed()
        => Assert.That(async () => await ReadAsync(new MemoryTable(new RowSchema(Agreed[0], new Column("Amount", ColumnType.Text)), [["A", "1"]]), new SchemaContract { Schema = Agreed }),
            Throws.TypeOf<AnaplanConfigurationException>());

    [Test]
    public async Task Another_type_is_taken_where_the_contract_evolves()
        => Assert.That((await ReadAsync(new MemoryTable(new RowSchema(Agreed[0], new Column("Amount", ColumnType.Text)), [["A", "many"]]), new SchemaContract { Schema = Agreed, Types = ContractMode.Evolve })).Rows.Single()[1],
            Is.EqualTo("many"));

    private static MemoryTable Row(string? account, string amount)
        => new(new RowSchema(Agreed.Select(column => new Column(column.Name, column.Type))), [[account, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)]]);

    private async Task<MemoryTable> ReadAsync(MemoryTable table, SchemaContract contract)
    {
        using var rows = await table.WithContract(contract, onLeftOut: (problem, isRow) => _leftOut.Add((problem.Message, isRow))).OpenAsync();
        return await MemoryTable.ReadAsync(rows);
    }
}
