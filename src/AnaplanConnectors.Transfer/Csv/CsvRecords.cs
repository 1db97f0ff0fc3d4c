using CsvHelper;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Records as CsvHelper finds them, each one checked: the tokeniser is told to keep quiet about everything that we refuse with a
/// position, and to guess nothing.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>Bytes read at a time.</summary>
    public const int DefaultBufferSize = 64 * 1024;

    private readonly CsvReader _csv;
    private readonly CsvFormat _format;
    private readonly int _leastSuspiciousLength;
    private readonly bool _isOriginal;
    private readonly Utf8Guard _guard;
    private CsvMalformedReason? _malformed;
    private long _rowNumber;

    private CsvRecords(Stream utf8, bool isOriginal, CsvFormat format, int bufferSize)
    {
        _format = format;
        _leastSuspiciousLength = Math.Min(format.MaxFieldBytes, format.MaxRecordBytes);
        _isOriginal = isOriginal;
        _guard = new Utf8Guard(utf8);
        _csv = CsvReader.Create(_guard, OptionsOf(format, bufferSize, this), leaveOpen: false);
    }

    public static async ValueTask<CsvRecords> OpenAsync(
        Stream input, CsvFormat format, bool leaveOpen, int bufferSize, CancellationToken cancellationToken)
    {
        var (utf8, isOriginal) = await CsvInput.OpenAsync(input, format, leaveOpen, cancellationToken).ConfigureAwait(false);
        return new CsvRecords(utf8, isOriginal, format, bufferSize);
    }

    public int FieldCount => _csv.FieldCount;

    /// <summary>Where the record starts in the input; null when what is read is not what lies there.</summary>
    public long? ByteOffset => _isOriginal ? _csv.ByteOffset : null;

    /// <summary>Lines without a character so far.</summary>
    public long BlankLines { get; private set; }

    /// <summary>What is wrong with the current record, as a clause, or null. The next one is not concerned.</summary>
    public string? Problem { get; private set; }

    /// <summary>Index of the field that the problem lies in, or -1.</summary>
    public int ProblemField { get; private set; }

    public ReadOnlySpan<byte> Record => _csv.RawRecord;

    /// <summary>The value without qualifiers; empty behind the last field.</summary>
    public ReadOnlySpan<byte> Field(int index) => _csv.GetSpan(index);

    /// <summary>The value with its qualifiers; empty behind the last field.</summary>
    public ReadOnlySpan<byte> RawField(int index) => _csv.GetRawSpan(index);

    public string FieldText(int index) => _csv.GetString(index);

    /// <summary>Moves to the next record that is not blank. Completes at once while the buffer lasts.</summary>
    /// <param name="rowNumber">What to call the next record in messages; 0 in front of the data.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CsvException">Nobody knows where the next record starts.</exception>
    public ValueTask<bool> MoveAsync(long rowNumber, CancellationToken cancellationToken)
    {
        _rowNumber = rowNumber;
        while (true)
        {
            ValueTask<bool> read;
            try
            {
                read = _csv.ReadAsync(cancellationToken);
                if (!read.IsCompleted)
                    return MoveSlowlyAsync(read, cancellationToken);
                if (!read.GetAwaiter().GetResult())
                    return new ValueTask<bool>(false);
            }
            catch (CsvFormatException tooLong)
            {
                throw TooLong(tooLong.ByteOffset, tooLong);
            }

            if (Check())
                return new ValueTask<bool>(true);
        }
    }

    public void Dispose() => _csv.Dispose();

    private async ValueTask<bool> MoveSlowlyAsync(ValueTask<bool> read, CancellationToken cancellationToken)
    {
        try
        {
            if (!await read.ConfigureAwait(false))
                return false;
        }
        catch (CsvFormatException tooLong)
        {
            throw TooLong(tooLong.ByteOffset, tooLong);
        }

        return Check() || await MoveAsync(_rowNumber, cancellationToken).ConfigureAwait(false);
    }

    // False for a blank line. In a record without trouble this is all that is paid for it.
    private bool Check()
    {
        var length = _csv.RawRecord.Length;
        if (length == 0)
        {
            BlankLines++;
            return false;
        }

        Problem = null;
        if (length > _leastSuspiciousLength || _malformed is not null || _guard.SuspectFrom != long.MaxValue)
            CheckClosely();
        return true;
    }

    private void CheckClosely()
    {
        var record = _csv.RawRecord;
        ProblemField = -1;
        if (record.Length > _format.MaxRecordBytes)
            throw TooLong(_csv.ByteOffset, null);
        if (_malformed is not null)
            CheckQualifiers();
        if (record.Length > _format.MaxFieldBytes)
            Blame(field => field.Length > _format.MaxFieldBytes, FormattableString.Invariant($"is longer than {_format.MaxFieldBytes:N0} bytes"));
        if (_csv.ByteOffset >= _guard.SuspectUntil || _csv.ByteOffset + record.Length < _guard.SuspectFrom)
            return;
        if (record.IndexOf((byte)0) >= 0)
            Blame(field => field.IndexOf((byte)0) >= 0, "holds a NUL character");
        else if (!Compat.Utf8.IsValid(record))
            Blame(field => !Compat.Utf8.IsValid(field), $"holds bytes that are not {_format.Encoding}");
    }

    private void CheckQualifiers()
    {
        var reason = _malformed;
        _malformed = null;
        if (reason == CsvMalformedReason.UnterminatedQuote)
            throw Fatal("a qualifier is opened and never closed, so nobody knows where the row ends", ByteOffset, null);
        if (reason == CsvMalformedReason.TextAfterClosingQuote)
            Problem = "has text behind a closing qualifier";
    }

    private delegate bool FieldTest(ReadOnlySpan<byte> field);

    private void Blame(FieldTest isAtFault, string problem)
    {
        for (var i = 0; i < _csv.FieldCount; i++)
        {
            if (!isAtFault(_csv.GetRawSpan(i)))
                continue;
            Problem = problem;
            ProblemField = i;
            return;
        }
    }

    private CsvException TooLong(long byteOffset, Exception? cause) => Fatal(
        FormattableString.Invariant($"a record is longer than {_format.MaxRecordBytes:N0} bytes; usually a qualifier is opened and never closed"),
        _isOriginal ? byteOffset : null, cause);

    private CsvException Fatal(string reason, long? byteOffset, Exception? cause)
        => new(reason, _rowNumber > 0 ? _rowNumber : null, byteOffset, cause);

    private static CsvReaderOptions OptionsOf(CsvFormat format, int bufferSize, CsvRecords records) => new()
    {
        Separator = format.Separator,
        HasHeader = false,
        Mode = format.Qualifier is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
        Quote = format.Qualifier ?? '"',
        AllowLineBreaksInQuotes = true,
        SkipEmptyLines = false,
        CommentPrefix = null,
        TrimWhitespace = false,
        MaxRecordSize = format.MaxRecordBytes,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MissingField = CsvMissingFieldHandling.ReturnEmpty,
        OnMalformedRecord = malformed => records._malformed ??= malformed.Reason,
        DetectSeparatorHint = false,
        Encoding = null,
        PoolStrings = false,
        BufferSize = bufferSize,
    };
}
