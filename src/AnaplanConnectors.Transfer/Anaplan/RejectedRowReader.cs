using System.Buffers;
using System.Globalization;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Rows of a failure dump: status, source columns, line, and as many error columns as the worst row needs.</summary>
internal sealed class RejectedRowReader : RowReader
{
    private const string ErrorPrefix = "_Error_";

    private readonly CsvRows _dump;
    private readonly DumpNumbers? _numbers;
    private readonly int _status;
    private readonly int _line;
    private readonly int[] _errors;
    private readonly int[] _sourceColumns;

    public RejectedRowReader(CsvRows dump, DumpNumbers? numbers)
    {
        _dump = dump;
        _numbers = numbers;
        var names = dump.Schema.Select(column => column.Name).ToList();
        _status = names.IndexOf(RejectedRows.StatusColumn);
        _line = names.LastIndexOf(RejectedRows.LineColumn);
        if (_status < 0 || _line < 0)
            throw new CsvException($"a failure dump starts with {RejectedRows.StatusColumn} and holds {RejectedRows.LineColumn}; this one has: {string.Join(", ", names)}");
        _errors = Enumerable.Range(_line + 1, names.Count - _line - 1).Where(i => names[i].StartsWith(ErrorPrefix, StringComparison.Ordinal)).ToArray();
        _sourceColumns = Enumerable.Range(0, _line).Where(i => i != _status).ToArray();
        Schema = new RowSchema(_sourceColumns.Select(i => dump.Schema[i]).Concat(
        [
            new Column(RejectedRows.RowColumn, ColumnType.Integer),
            new Column(RejectedRows.LineColumn, ColumnType.Integer),
            new Column(RejectedRows.StatusColumn, ColumnType.Text, IsNullable: false),
            new Column(RejectedRows.ReasonColumn, ColumnType.Text, IsNullable: false),
        ]));
    }

    public override RowSchema Schema { get; }

    /// <summary>How many columns at the front are those of the uploaded file.</summary>
    public int SourceColumnCount => _sourceColumns.Length;

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => _dump.ReadAsync(cancellationToken);

    public override bool IsDBNull(int ordinal) => (ordinal - _sourceColumns.Length) switch
    {
        < 0 => _dump.IsDBNull(_sourceColumns[ordinal]),
        0 => Row is null,
        1 => Line is null,
        _ => false,
    };

    public override object GetValue(int ordinal) => (ordinal - _sourceColumns.Length) switch
    {
        < 0 => _dump.GetValue(_sourceColumns[ordinal]),
        0 => (object?)Row ?? DBNull.Value,
        1 => (object?)Line ?? DBNull.Value,
        2 => TextOf(_status),
        _ => string.Join(" | ", Errors()),
    };

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        if (ordinal < _sourceColumns.Length)
            _dump.CopyUtf8(_sourceColumns[ordinal], output);
        else
            base.CopyUtf8(ordinal, output);
    }

    /// <summary>The number that the service gives the current row.</summary>
    public long? Line => long.TryParse(TextOf(_line), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;

    /// <summary>What the current row looks like.</summary>
    /// <param name="cell">Room for a cell.</param>
    public uint Print(Utf8Output cell)
    {
        var print = new RowPrint();
        foreach (var column in _sourceColumns.Where(column => !_dump.IsDBNull(column)))
        {
            cell.Clear();
            _dump.CopyUtf8(column, cell);
            print.Add(cell.Written);
        }

        return print.Value;
    }

    /// <summary>The messages of the current row, one by one.</summary>
    public IEnumerable<string> Errors() => _errors.Select(TextOf).Where(message => message.Length > 0);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _dump.Dispose();
        base.Dispose(disposing);
    }

    private long? Row => Line is { } line ? _numbers?.RowOf(line) : null;

    private string TextOf(int ordinal) => _dump.IsDBNull(ordinal) ? string.Empty : _dump.GetString(ordinal);
}
