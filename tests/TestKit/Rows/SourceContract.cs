using System.Data;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.TestKit;

/// <summary>
/// What every source promises. A connector's fixture inherits this and supplies a source; a new promise is added here first.
/// Run it in both styles: <c>[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]</c>. What can be read only once says so: its
/// fixture overrides the promises that it cannot keep with what it answers instead.
/// </summary>
public abstract class SourceContract(CallStyle style)
{
    private static readonly string[] Difficult =
        ["plain", "with, comma", "with \"quotes\"", "\"", "two\nlines", "two\r\nlines", "tab\there", " spaces ", "Größe 5\u00a0€", "𝄞 clef", "ends in quote\""];

    /// <summary>A source that delivers exactly these rows.</summary>
    protected abstract Task<ISource> CreateAsync(MemoryTable table);

    /// <summary>Whether the source can tell an empty text from a missing one.</summary>
    protected virtual bool KnowsEmptyText => true;

    /// <summary>Rows of every type that the source has, each one different.</summary>
    protected virtual MemoryTable Table(int rows) => Some.Table(rows);

    /// <summary>What a missing value comes back as.</summary>
    protected virtual object? MissingValueOf(ColumnType type) => null;

    [Test]
    public virtual async Task The_schema_is_known_without_opening()
    {
        var source = await CreateAsync(Table(1));

        var schema = await SchemaOf(source);

        Assert.That(schema.Select(column => (column.Name, column.Type)), Is.EqualTo(Table(1).Schema.Select(column => (column.Name, column.Type))));
    }

    [Test]
    public virtual async Task The_rows_have_the_columns_that_were_announced()
    {
        var source = await CreateAsync(Table(1));

        var announced = await SchemaOf(source);
        using var rows = await Open(source);

        Assert.That(rows.Schema.ToString(), Is.EqualTo(announced.ToString()));
    }

    [Test]
    public async Task Rows_arrive_in_order_with_their_values()
    {
        var source = await CreateAsync(Table(1000));

        var rows = await ReadAll(source);

        Assert.That(rows, Is.EqualTo(Table(1000).Rows));
    }

    [Test]
    public virtual async Task Every_open_starts_afresh()
    {
        var source = await CreateAsync(Table(3));
        await ReadAll(source);

        var again = await ReadAll(source);

        Assert.That(again, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Without_rows_the_first_read_says_so()
    {
        var source = await CreateAsync(Table(0));

        var rows = await ReadAll(source);

        Assert.That(rows, Is.Empty);
    }

    [Test]
    public async Task Behind_the_last_row_reading_stays_false()
    {
        var source = await CreateAsync(Table(1));
        using var rows = await Open(source);
        await Read(rows);

        var ends = new[] { await Read(rows), await Read(rows) };

        Assert.That(ends, Is.EqualTo(new[] { false, false }));
    }

    [Test]
    public async Task Text_is_unchanged()
    {
        var source = await CreateAsync(Some.Texts(Difficult));

        var rows = await ReadAll(source);

        Assert.That(rows.Select(row => row[0]), Is.EqualTo(Difficult));
    }

    [Test]
    public async Task Missing_values_of_every_type_are_null()
    {
        var source = await CreateAsync(new MemoryTable(Table(1).Schema, [new object?[Table(1).Schema.Count]]));

        var rows = await ReadAll(source);

        Assert.That(rows.Single(), Is.EqualTo(Table(1).Schema.Select(column => MissingValueOf(column.Type))));
    }

    [Test]
    public async Task An_empty_text_is_not_a_missing_one()
    {
        var source = await CreateAsync(new MemoryTable(new RowSchema(new Column("A", ColumnType.Text), new Column("B", ColumnType.Text)), [["", null]]));

        var rows = await ReadAll(source);

        Assert.That(rows.Single(), Is.EqualTo(new object?[] { KnowsEmptyText ? "" : null, null }));
    }

    [Test]
    public async Task Typed_getters_and_values_agree()
    {
        var source = await CreateAsync(Table(1));
        using var rows = await Open(source);
        await Read(rows);

        var typed = rows.Schema.Select((column, i) => Typed(rows, i, column.Type)).ToArray();

        Assert.That(typed, Is.EqualTo(Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
    }

    [Test]
    public async Task Getters_that_try_give_the_value_or_say_that_it_is_missing()
    {
        var source = await CreateAsync(new MemoryTable(Table(1).Schema, [Table(1).Rows[0], new object?[Table(1).Schema.Count]]));
        using var rows = await Open(source);
        await Read(rows);
        var there = (Tried: AllTried(rows), Values: MemoryTable.Current(rows));
        await Read(rows);
        var missing = (Tried: AllTried(rows), Values: MemoryTable.Current(rows));

        Assert.That(there.Tried, Is.EqualTo(there.Values));
        Assert.That(missing.Tried, Is.EqualTo(missing.Values));
    }

    [Test]
    public async Task Whatever_reads_ADO_NET_reads_it()
    {
        var source = await CreateAsync(Table(2));
        using var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        using var rows = await Open(source);

        table.Load(rows);

        Assert.That(table.Rows.Cast<DataRow>().Select(row => row.ItemArray), Is.EqualTo(Table(2).Rows));
    }

    [Test]
    public async Task A_cancelled_token_ends_the_reading()
    {
        var source = await CreateAsync(Table(3));
        using var rows = await source.OpenAsync();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.That(async () => await rows.ReadAsync(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    protected async Task<RowSchema> SchemaOf(ISource source) => style == CallStyle.Sync ? source.GetSchema() : await source.GetSchemaAsync();

    protected async Task<RowReader> Open(ISource source) => style == CallStyle.Sync ? source.Open() : await source.OpenAsync();

    private static object Typed(RowReader rows, int ordinal, ColumnType type) => type switch
    {
        ColumnType.Integer => rows.GetInt64(ordinal),
        ColumnType.Decimal => rows.GetDecimal(ordinal),
        ColumnType.Double => rows.GetDouble(ordinal),
        ColumnType.Boolean => rows.GetBoolean(ordinal),
        ColumnType.Date or ColumnType.Timestamp => rows.GetDateTime(ordinal),
        _ => rows.GetString(ordinal),
    };

    private static object?[] AllTried(RowReader rows) => [.. rows.Schema.Select((column, i) => Tried(rows, i, column.Type))];

    private static object? Tried(RowReader rows, int ordinal, ColumnType type)
    {
        var text = new TextBuffer();
        return type switch
        {
            ColumnType.Integer => rows.TryGetInt64(ordinal, out var value) ? value : null,
            ColumnType.Decimal => rows.TryGetDecimal(ordinal, out var value) ? value : null,
            ColumnType.Double => rows.TryGetDouble(ordinal, out var value) ? value : null,
            ColumnType.Boolean => rows.TryGetBoolean(ordinal, out var value) ? value : null,
            ColumnType.Date or ColumnType.Timestamp => rows.TryGetDateTime(ordinal, out var value) ? value : null,
            _ => rows.TryCopyUtf8(ordinal, text) ? text.ToString() : null,
        };
    }

    private async Task<List<object?[]>> ReadAll(ISource source)
    {
        using var rows = await Open(source);
        var read = new List<object?[]>();
        while (await Read(rows))
            read.Add(MemoryTable.Current(rows));
        return read;
    }

    private async Task<bool> Read(RowReader rows) => style == CallStyle.Sync ? rows.Read() : await rows.ReadAsync(CancellationToken.None);
}
