using System.Buffers;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>The rows of a view in the order of columns that was announced, and of chosen members only.</summary>
internal sealed class ViewRows : RowReader, IRowPosition
{
    private readonly RowReader _rows;
    private readonly int[] _ordinals;
    private readonly (int Ordinal, byte[] Member)[] _pages;
    private readonly Utf8Output _text = new(256);

    public ViewRows(RowReader rows, RowSchema announced, IReadOnlyList<(int Ordinal, string Member)> pages)
    {
        _rows = rows;
        _ordinals = Match(rows.Schema, announced);
        Schema = new RowSchema(_ordinals.Select(ordinal => rows.Schema[ordinal]));
        _pages = [.. pages.Select(page => (Find(rows.Schema, announced[page.Ordinal].Name), System.Text.Encoding.UTF8.GetBytes(page.Member)))];
    }

    public override RowSchema Schema { get; }

    public long RowNumber => ((IRowPosition)_rows).RowNumber;

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await _rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (IsWanted())
                return true;
        }

        return false;
    }

    public override bool Read()
    {
        while (_rows.Read())
        {
            if (IsWanted())
                return true;
        }

        return false;
    }

    public override bool IsDBNull(int ordinal) => _rows.IsDBNull(_ordinals[ordinal]);

    public override object GetValue(int ordinal) => _rows.GetValue(_ordinals[ordinal]);

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output) => _rows.CopyUtf8(_ordinals[ordinal], output);

    public override string GetString(int ordinal) => _rows.GetString(_ordinals[ordinal]);

    public override long GetInt64(int ordinal) => _rows.GetInt64(_ordinals[ordinal]);

    public override decimal GetDecimal(int ordinal) => _rows.GetDecimal(_ordinals[ordinal]);

    public override double GetDouble(int ordinal) => _rows.GetDouble(_ordinals[ordinal]);

    public override bool GetBoolean(int ordinal) => _rows.GetBoolean(_ordinals[ordinal]);

    public override DateTime GetDateTime(int ordinal) => _rows.GetDateTime(_ordinals[ordinal]);

    public override void Close()
    {
        if (!IsClosed)
            _text.Dispose();
        _rows.Close();
        base.Close();
    }

    // The service decides the order of dimensions and line items. With other columns than announced its header holds, as for exports.
    private static int[] Match(RowSchema schema, RowSchema announced)
    {
        var ordinals = announced.Select(column => schema.IndexOf(column.Name)).ToArray();
        return ordinals.Length == schema.Count && ordinals.Distinct().Count() == schema.Count && !ordinals.Contains(-1)
            ? ordinals
            : [.. Enumerable.Range(0, schema.Count)];
    }

    private static int Find(RowSchema schema, string name)
        => schema.IndexOf(name) is >= 0 and var ordinal ? ordinal : throw new CsvException($"the view has no column '{name}', whose members were chosen; columns: {schema}");

    private bool IsWanted()
    {
        foreach (var (ordinal, member) in _pages)
        {
            _text.Clear();
            if (_rows.IsDBNull(ordinal))
                return false;
            _rows.CopyUtf8(ordinal, _text);
            if (!_text.Written.SequenceEqual(member))
                return false;
        }

        return true;
    }
}
