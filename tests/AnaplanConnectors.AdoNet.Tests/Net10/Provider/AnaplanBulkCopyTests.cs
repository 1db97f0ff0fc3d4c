using System.Data;
using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

public sealed class AnaplanBulkCopyTests : ProviderTest
{
    [Test]
    public async Task A_table_goes_into_the_import()
    {
        await using var connection = await OpenAsync();
        await using var copy = new AnaplanBulkCopy(connection) { DestinationImport = Some.ImportName };

        await copy.WriteToServerAsync(Table(("P1", 12.5), ("P2", 2.0)));
        var result = await copy.CompleteAsync();

        Assert.That((result.RowsWritten, copy.RowsCopied, Units("P1"), Units("P2")), Is.EqualTo((2, 2, "12.5", "2")));
    }

    [Test]
    public async Task A_waiting_program_copies_the_same()
    {
        using var connection = await OpenAsync();
        using var copy = new AnaplanBulkCopy(connection) { DestinationImport = Some.ImportName };

        copy.WriteToServer(Table(("P1", 12.5)));
        copy.Complete();

        Assert.That(Units("P1"), Is.EqualTo("12.5"));
    }

    [Test]
    public async Task Columns_are_mapped_by_name_and_by_position_and_others_are_left_out()
    {
        using var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture, Columns = { { "extra", typeof(int) }, { "qty", typeof(double) }, { "sku", typeof(string) } } };
        table.Rows.Add(1, 7.0, "P1");
        await using var copy = new AnaplanBulkCopy(Model) { DestinationImport = Some.ImportName };
        copy.ColumnMappings.Add("sku", "Product");
        copy.ColumnMappings.Add(1, "Units");

        await Assert.ThatAsync(() => copy.WriteToServerAsync(table), Throws.InstanceOf<AnaplanConfigurationException>().With.Message.Contains("'Month'").And.Message.Not.Contains("extra"));
    }

    [Test]
    public async Task Disposing_without_complete_starts_no_import()
    {
        await using (var copy = new AnaplanBulkCopy(Model) { DestinationImport = Some.ImportName })
            await copy.WriteToServerAsync(Table(("P1", 12.5)));

        Assert.That(SimulatedModel.TasksStarted, Is.Empty);
    }

    [Test]
    public async Task Rows_are_announced_and_a_handler_may_end_the_copy()
    {
        var announced = new List<long>();
        await using var copy = new AnaplanBulkCopy(Model) { DestinationImport = Some.ImportName, NotifyAfter = 2 };
        copy.AnaplanRowsCopied += (_, arguments) =>
        {
            announced.Add(arguments.RowsCopied);
            arguments.Abort = arguments.RowsCopied == 4;
        };

        await Assert.ThatAsync(
            () => copy.WriteToServerAsync(Table([.. Enumerable.Range(1, 9).Select(i => ("P1", (double)i))])), Throws.InstanceOf<OperationCanceledException>());

        Assert.That((announced, SimulatedModel.TasksStarted.Count), Is.EqualTo((new List<long> { 2, 4 }, 0)));
    }

    [Test]
    public async Task Chosen_rows_of_a_table_are_copied()
    {
        await using var copy = new AnaplanBulkCopy(Model) { DestinationImport = Some.ImportName };
        using var table = Table(("P1", 1.0), ("P2", 2.0), ("P3", 3.0));
        table.AcceptChanges();
        table.Rows[1]["Units"] = 20.0;
        table.Rows[2].Delete();

        await copy.WriteToServerAsync(table, DataRowState.Modified | DataRowState.Deleted);
        copy.WriteToServer([table.Rows[0]]);
        copy.WriteToServer(Array.Empty<DataRow>());
        var result = await copy.CompleteAsync();

        Assert.That((result.RowsWritten, Units("P1"), Units("P2"), Units("P3")), Is.EqualTo((2, "1", "20", "0")));
    }

    [Test]
    public async Task Readers_of_the_old_interface_and_several_of_them_are_copied()
    {
        await using var copy = new AnaplanBulkCopy(Model) { DestinationImport = Some.ImportName };
        using var first = Table(("P1", 1.0)).CreateDataReader();
        using var second = Table(("P2", 2.0)).CreateDataReader();

        await copy.WriteToServerAsync((IDataReader)new Old(first));
        await copy.WriteToServerAsync(second);
        await copy.CompleteAsync();

        Assert.That((Units("P1"), Units("P2"), first.IsClosed), Is.EqualTo(("1", "2", false)));
    }

    [Test]
    public async Task A_bad_row_is_left_out_and_the_copy_goes_on_behind_it()
    {
        await using var copy = new AnaplanBulkCopy(Model) { DestinationImport = Some.ImportName };
        var rows = Some.Sales(Some.Sale("P1", units: 1), Some.Sale("P2", units: 2), Some.Sale("P3", units: 3)).OpenRows()
            .Failing(1, 2, new RowException("it is bad", 2));

        await Assert.ThatAsync(() => copy.WriteToServerAsync(rows), Throws.InstanceOf<RowException>());
        await copy.WriteToServerAsync(rows);
        var result = await copy.CompleteAsync();

        Assert.That(result.RowsWritten, Is.EqualTo(2));
    }

    [Test]
    public void Completing_without_rows_is_a_mistake()
        => Assert.That(async () => await new AnaplanBulkCopy(Model) { DestinationImport = Some.ImportName }.CompleteAsync(), Throws.InvalidOperationException);

    private string Units(string code) => SimulatedModel.Cell("REV01 Sales", "Units", ("Products", "Product " + code[1..]), ("Time", "Jan 25"));

    private static DataTable Table(params (string Product, double Units)[] rows)
    {
        var table = new DataTable
        {
            Locale = System.Globalization.CultureInfo.InvariantCulture,
            Columns = { { "Product", typeof(string) }, { "Month", typeof(string) }, { "Units", typeof(double) }, { "Launch", typeof(DateTime) }, { "Active", typeof(bool) }, { "Note", typeof(string) } },
        };
        foreach (var (product, units) in rows)
            table.Rows.Add(product, "Jan 25", units, DBNull.Value, DBNull.Value, DBNull.Value);
        return table;
    }

    // A reader that is none of the newer class.
    private sealed class Old(IDataReader reader) : IDataReader
    {
        public int Depth => reader.Depth;

        public bool IsClosed => reader.IsClosed;

        public int RecordsAffected => reader.RecordsAffected;

        public int FieldCount => reader.FieldCount;

        public object this[int i] => reader[i];

        public object this[string name] => reader[name];

        public void Close() => reader.Close();

        public DataTable? GetSchemaTable() => reader.GetSchemaTable();

        public bool NextResult() => reader.NextResult();

        public bool Read() => reader.Read();

        public void Dispose() => reader.Dispose();

        public bool GetBoolean(int i) => reader.GetBoolean(i);

        public byte GetByte(int i) => reader.GetByte(i);

        public long GetBytes(int i, long fieldOffset, byte[]? buffer, int bufferoffset, int length) => reader.GetBytes(i, fieldOffset, buffer, bufferoffset, length);

        public char GetChar(int i) => reader.GetChar(i);

        public long GetChars(int i, long fieldoffset, char[]? buffer, int bufferoffset, int length) => reader.GetChars(i, fieldoffset, buffer, bufferoffset, length);

        public IDataReader GetData(int i) => reader.GetData(i);

        public string GetDataTypeName(int i) => reader.GetDataTypeName(i);

        public DateTime GetDateTime(int i) => reader.GetDateTime(i);

        public decimal GetDecimal(int i) => reader.GetDecimal(i);

        public double GetDouble(int i) => reader.GetDouble(i);

        public Type GetFieldType(int i) => reader.GetFieldType(i);

        public float GetFloat(int i) => reader.GetFloat(i);

        public Guid GetGuid(int i) => reader.GetGuid(i);

        public short GetInt16(int i) => reader.GetInt16(i);

        public int GetInt32(int i) => reader.GetInt32(i);

        public long GetInt64(int i) => reader.GetInt64(i);

        public string GetName(int i) => reader.GetName(i);

        public int GetOrdinal(string name) => reader.GetOrdinal(name);

        public string GetString(int i) => reader.GetString(i);

        public object GetValue(int i) => reader.GetValue(i);

        public int GetValues(object[] values) => reader.GetValues(values);

        public bool IsDBNull(int i) => reader.IsDBNull(i);
    }
}
