using System.Globalization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>
/// A finance table, made up as it is read: every account, cost centre, month and version once. Some rows are wrong on purpose: an
/// unknown account, a day that does not exist, an amount that is no number.
/// </summary>
internal sealed class DemoTable : ISource
{
    public const int RowCount = 96 * 56 * 12 * 2;

    /// <summary>Rows that Anaplan has to refuse.</summary>
    public const int WrongRowCount = 37;

    private const int WrongEvery = RowCount / WrongRowCount;

    private static readonly RowSchema Schema = new(
        new Column("Account", ColumnType.Text), new Column("Cost centre", ColumnType.Text), new Column("Period", ColumnType.Text),
        new Column("Version", ColumnType.Text), new Column("Amount", ColumnType.Text), new Column("Posted", ColumnType.Text),
        new Column("Approved", ColumnType.Boolean), new Column("Note", ColumnType.Text));

    public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => new(Schema);

    public ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default) => new(new Reader());

    private sealed class Reader : RowReader
    {
        private readonly Random _random = new(2026);
        private readonly object[] _values = new object[DemoTable.Schema.Count];
        private int _row = -1;

        public override RowSchema Schema => DemoTable.Schema;

        public override Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            if (++_row == RowCount)
                return Task.FromResult(false);
            Fill(_row, Wrong(_row));
            return Task.FromResult(true);
        }

        public override bool IsDBNull(int ordinal) => _values[ordinal] is DBNull;

        public override object GetValue(int ordinal) => _values[ordinal];

        /// <summary>What is wrong with a row: 0 nothing, 1 the account, 2 the day, 3 the amount.</summary>
        private static int Wrong(int row)
        {
            var number = row / WrongEvery;
            return row % WrongEvery != WrongEvery / 2 || number >= WrongRowCount ? 0 : number % 10 < 6 ? 1 : number % 10 < 9 ? 2 : 3;
        }

        private void Fill(int row, int wrong)
        {
            var month = row % 12;
            var version = row / 12 % 2;
            var centre = row / 24 % DemoTenant.CostCentres.Count;
            var account = row / 24 / DemoTenant.CostCentres.Count;
            var day = new DateTime(2026, month + 1, _random.Next(1, 29));
            var amount = Math.Round((_random.NextDouble() * 40_000) - 4_000, 2);
            _values[0] = wrong == 1 ? "4711-X" : DemoTenant.Accounts[account].Code;
            _values[1] = DemoTenant.CostCentres[centre].Code;
            _values[2] = day.ToString("MMM yy", CultureInfo.InvariantCulture);
            _values[3] = DemoTenant.Versions[version];
            _values[4] = wrong == 3 ? "n/a" : amount.ToString("0.00", CultureInfo.InvariantCulture);
            _values[5] = wrong == 2 ? "2026-02-31" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            _values[6] = _random.Next(10) < 9;
            _values[7] = row % 1_000 == 0 ? "checked, \"twice\"" : DBNull.Value;
        }
    }
}
