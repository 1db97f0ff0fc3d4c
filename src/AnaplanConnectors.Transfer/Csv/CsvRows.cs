using System.Buffers;
using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Typed rows of separated text. Values are parsed from the bytes of the current row when they are asked for; nothing is
/// allocated per row, except the strings that are asked for.
/// </summary>
/// <remarks>
/// A field without a character is null; with qualifiers around nothing it is empty text, in text columns. Spaces around other values
/// are ignored. A row that is refused (ragged, undecodable, malformed, too long a field, an unparsable value) throws a
/// <see cref="RowException"/>, and reading goes on with the next one.
/// </remarks>
public sealed class CsvRows : RowReader, IRowPosition
{
    private static readonly Task<bool> True = Task.FromResult(true);
    private static readonly Task<bool> False = Task.FromResult(false);

    private readonly CsvRecords _records;
    private readonly CsvFormat _format;
    private readonly CsvColumn[] _columns;
    private readonly byte[] _nullText;
    private bool _isFirstPending;
    private bool _isOnRow;

    private CsvRows(CsvRecords records, CsvFormat format, RowSchema schema, bool isFirstPending)
    {
        _records = records;
        _format = format;
        _isFirstPending = isFirstPending;
        _nullText = Encoding.UTF8.GetBytes(format.NullText);
        Schema = schema;
        _columns = [.. schema.Select((column, i) => new CsvColumn(column, format.DeclarationOf(schema, i), format))];
    }

    /// <summary>Reads the header, if there is one. The stream need not seek; it is read ahead of the rows.</summary>
    /// <param name="input">Disposed with the reader unless <paramref name="leaveOpen"/> says otherwise.</param>
    /// <param name="format">How the input is laid out; null: the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the reader is disposed.</param>
    /// <param name="cancellationToken">Ends the reading of the header.</param>
    /// <exception cref="CsvException">The header cannot be read, or does not have the columns that the format names.</exception>
    public static ValueTask<CsvRows> OpenAsync(
        Stream input, CsvFormat? format = null, bool leaveOpen = false, CancellationToken cancellationToken = default)
        => OpenAsync(input, format, leaveOpen, CsvRecords.DefaultBufferSize, cancellationToken);

    /// <inheritdoc/>
    public override RowSchema Schema { get; }

    /// <inheritdoc/>
    public long RowNumber { get; private set; }

    /// <summary>
    /// Where the current row starts, in bytes from the start of the input; null when the input is not UTF-8, because the bytes read
    /// are then not the bytes counted.
    /// </summary>
    public long? ByteOffset => _records.ByteOffset;

    /// <summary>Rows that lacked fields and were padded so far (<see cref="CsvRaggedRows.PadAndCut"/>).</summary>
    public long RowsPadded { get; private set; }

    /// <summary>Rows that had surplus fields and were cut so far (<see cref="CsvRaggedRows.PadAndCut"/>).</summary>
    public long RowsCut { get; private set; }

    /// <summary>Blank lines passed over so far.</summary>
    public long BlankLines => _records.BlankLines;

    /// <inheritdoc/>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellationToken);
        try
        {
            var move = MoveAsync(cancellationToken);
            return !move.IsCompleted ? move.AsTask() : move.GetAwaiter().GetResult() ? True : False;
        }
        catch (Exception problem) when (problem is RowException or CsvException or IOException)
        {
            return Task.FromException<bool>(problem);
        }
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        var move = MoveAsync(CancellationToken.None);
        return move.IsCompleted ? move.GetAwaiter().GetResult() : Blocking.Wait(move.AsTask());
    }

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => _columns[ordinal].Type == ColumnType.Text
        ? RawField(ordinal).SequenceEqual(_nullText)
        : IsMissing(CsvColumn.Trim(Field(ordinal)), ordinal);

    /// <inheritdoc/>
    public override object GetValue(int ordinal)
    {
        if (IsDBNull(ordinal))
            return DBNull.Value;
        return _columns[ordinal].Type switch
        {
            ColumnType.Integer => GetInt64(ordinal),
            ColumnType.Decimal => GetDecimal(ordinal),
            ColumnType.Double => GetDouble(ordinal),
            ColumnType.Boolean => GetBoolean(ordinal),
            ColumnType.Date or ColumnType.Timestamp => GetDateTime(ordinal),
            _ => GetString(ordinal),
        };
    }

    /// <inheritdoc/>
    public override string GetString(int ordinal)
    {
        Present(ordinal, ColumnType.Text);
        return _records.FieldText(ordinal);
    }

    /// <inheritdoc/>
    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        if (output is null)
            throw new ArgumentNullException(nameof(output));
        var text = Present(ordinal, ColumnType.Text);
        text.CopyTo(output.GetSpan(text.Length));
        output.Advance(text.Length);
    }

    /// <inheritdoc/>
    public override bool TryCopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        if (RawField(ordinal).SequenceEqual(_nullText))
            return false;
        CopyUtf8(ordinal, output);
        return true;
    }

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => TryGetInt64(ordinal, out var value) ? value : throw Unparsable(ordinal);

    /// <inheritdoc/>
    public override bool TryGetInt64(int ordinal, out long value)
    {
        var text = Present(ordinal, ColumnType.Integer);
        value = default;
        return !IsMissing(text, ordinal) && (_columns[ordinal].TryInteger(text, out value) ? true : throw Unparsable(ordinal));
    }

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => TryGetDecimal(ordinal, out var value) ? value : throw Unparsable(ordinal);

    /// <inheritdoc/>
    public override bool TryGetDecimal(int ordinal, out decimal value)
    {
        var text = Present(ordinal, ColumnType.Decimal);
        value = default;
        return !IsMissing(text, ordinal) && (_columns[ordinal].TryDecimal(text, out value) ? true : throw Unparsable(ordinal));
    }

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => TryGetDouble(ordinal, out var value) ? value : throw Unparsable(ordinal);

    /// <inheritdoc/>
    public override bool TryGetDouble(int ordinal, out double value)
    {
        var text = Present(ordinal, ColumnType.Double);
        value = default;
        return !IsMissing(text, ordinal) && (_columns[ordinal].TryDouble(text, out value) ? true : throw Unparsable(ordinal));
    }

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => TryGetBoolean(ordinal, out var value) ? value : throw Unparsable(ordinal);

    /// <inheritdoc/>
    public override bool TryGetBoolean(int ordinal, out bool value)
    {
        var text = Present(ordinal, ColumnType.Boolean);
        value = default;
        return !IsMissing(text, ordinal) && (BooleanParser.TryParse(text, out value) ? true : throw Unparsable(ordinal));
    }

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => TryGetDateTime(ordinal, out var value) ? value : throw Unparsable(ordinal);

    /// <inheritdoc/>
    public override bool TryGetDateTime(int ordinal, out DateTime value)
    {
        var text = Present(ordinal, _columns[ordinal].Type == ColumnType.Timestamp ? ColumnType.Timestamp : ColumnType.Date);
        value = default;
        return !IsMissing(text, ordinal) && (_columns[ordinal].TryDate(text, out value) ? true : throw Unparsable(ordinal));
    }

    /// <inheritdoc/>
    public override void Close()
    {
        _isOnRow = false;
        _records.Dispose();
        base.Close();
    }

    internal static ValueTask<CsvRows> OpenAsync(
        Stream input, CsvFormat? format, bool leaveOpen, int bufferSize, CancellationToken cancellationToken)
        => OpenAsync(input, format, null, leaveOpen, bufferSize, cancellationToken);

    // typesOf says what the columns are once the header is known; null: the format has said it.
    internal static async ValueTask<CsvRows> OpenAsync(
        Stream input, CsvFormat? format, Func<RowSchema, CancellationToken, ValueTask<IReadOnlyList<ColumnFormat>>>? typesOf,
        bool leaveOpen, int bufferSize, CancellationToken cancellationToken)
    {
        if (input is null)
            throw new ArgumentNullException(nameof(input));
        format = (format ?? new CsvFormat()).Checked();
        CsvRecords? records = null;
        try
        {
            records = await CsvRecords.OpenAsync(input, format, leaveOpen, bufferSize, cancellationToken).ConfigureAwait(false);
            var (schema, isFirstPending) = await CsvHeader.OpenAsync(records, format, cancellationToken).ConfigureAwait(false);
            if (typesOf is not null)
            {
                format = (format with { Columns = await typesOf(schema, cancellationToken).ConfigureAwait(false) }).Checked();
                schema = CsvHeader.Schema([.. schema.Select(column => column.Name)], format);
            }

            return new CsvRows(records, format, schema, isFirstPending);
        }
        catch
        {
            Release(records, leaveOpen ? null : input);
            throw;
        }
    }

    // Streams of .NET Framework close synchronously only.
    private static void Release(CsvRecords? records, Stream? input)
    {
        records?.Dispose();
        input?.Dispose();
    }

    private ValueTask<bool> MoveAsync(CancellationToken cancellationToken)
    {
        _isOnRow = false;
        if (_isFirstPending)
        {
            _isFirstPending = false;
            return new ValueTask<bool>(Enter());
        }

        var move = _records.MoveAsync(RowNumber + 1, cancellationToken);
        return move.IsCompleted
            ? new ValueTask<bool>(move.GetAwaiter().GetResult() && Enter())
            : MoveSlowlyAsync(move);
    }

    private async ValueTask<bool> MoveSlowlyAsync(ValueTask<bool> move) => await move.ConfigureAwait(false) && Enter();

    private bool Enter()
    {
        RowNumber++;
        if (_records.Problem is { } problem)
            throw Refused(problem, _records.ProblemField);
        var count = _records.FieldCount;
        if (count != _columns.Length)
            TakeRagged(count);
        _isOnRow = true;
        return true;
    }

    private void TakeRagged(int count)
    {
        if (_format.RaggedRows == CsvRaggedRows.Refuse)
        {
            // Of a row that is too short the first column without a value is named; in one that is too long it may be any.
            throw new RowException(
                FormattableString.Invariant($"the row has {count} {(count == 1 ? "field" : "fields")} instead of {_columns.Length}"),
                RowNumber, count < _columns.Length ? _columns[count].Name : null, Excerpt.Of(_records.Record), ByteOffset);
        }

        if (count < _columns.Length)
            RowsPadded++;
        else
            RowsCut++;
    }

    private ReadOnlySpan<byte> Field(int ordinal) => _isOnRow ? _records.Field(ordinal) : throw NoRow();

    private ReadOnlySpan<byte> RawField(int ordinal) => _isOnRow ? _records.RawField(ordinal) : throw NoRow();

    // Of a value that is not text; those have no spaces around them any more.
    private bool IsMissing(ReadOnlySpan<byte> text, int ordinal)
        => text.Length == 0 || (_nullText.Length > 0 && RawField(ordinal).SequenceEqual(_nullText));

    private ReadOnlySpan<byte> Present(int ordinal, ColumnType type)
    {
        if (_columns[ordinal].Type != type)
            throw OtherType(_columns[ordinal], type);
        var field = Field(ordinal);
        return type == ColumnType.Text ? field : CsvColumn.Trim(field);
    }

    // Messages are made out of the way of what runs for every value.
    private static InvalidOperationException NoRow() => new("There is no current row. Call Read first.");

    private static InvalidCastException OtherType(CsvColumn column, ColumnType type) => new($"Column '{column.Name}' is {column.Type}, not {type}.");

    private RowException Unparsable(int ordinal) => Refused("is not " + _columns[ordinal].Expectation, ordinal);

    private RowException Refused(string problem, int field)
    {
        var bytes = field < 0 ? _records.Record : _records.Field(field);
        var excerpt = Excerpt.Of(bytes);
        var column = field >= 0 && field < _columns.Length ? _columns[field].Name : null;
        return new RowException(column is null ? "the row " + problem : $"'{excerpt}' {problem}", RowNumber, column, excerpt, ByteOffset);
    }
}
