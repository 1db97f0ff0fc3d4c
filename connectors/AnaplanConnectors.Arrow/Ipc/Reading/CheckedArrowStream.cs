using System.Buffers.Binary;
using System.Globalization;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// An Arrow stream, or the stream inside an Arrow file, of which a message is handed on only when its head has been checked. It ends with its mark
/// (0xFFFFFFFF and four zeros; four zeros before Arrow 0.15), a file where its footer begins. A stream that stops between two messages has lost
/// the rest as far as anybody can tell, so that is an end only where the options allow it.
/// </summary>
internal sealed class CheckedArrowStream(Stream input, ArrowFileOptions options, bool leaveOpen) : Stream
{
    private const int Continuation = -1;
    private const int MaxMetadata = 64_000_000;
    private const int Padding = 16; // what Apache.Arrow reads of a field at the end of the metadata stays inside

    private readonly List<FieldShape> _fields = [];
    private readonly Dictionary<long, FieldShape> _dictionaries = [];
    private ReadOnlyMemory<byte> _ready;
    private byte[] _pushedBack = [];
    private long _bodyLeft;
    private long? _end;
    private long _rows;
    private bool _isFile;
    private bool _hasStarted;
    private bool _hasEnded;
    private bool _hasSchema;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length is not known.");

    public override long Position
    {
        get => throw new NotSupportedException("The stream is read forward only.");
        set => throw new NotSupportedException("The stream is read forward only.");
    }

    /// <summary>Record batches whose heads were handed on.</summary>
    public int Batches { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        if (_ready.IsEmpty && _bodyLeft == 0 && !_hasEnded)
            await ReadMessageAsync(cancellationToken).ConfigureAwait(false);
        if (!_ready.IsEmpty)
        {
            var count = Math.Min(buffer.Length, _ready.Length);
            _ready[..count].CopyTo(buffer);
            _ready = _ready[count..];
            return count;
        }

        if (_bodyLeft == 0)
            return 0;
        var part = buffer[..(int)Math.Min(buffer.Length, _bodyLeft)];
        await FillAsync(part, cancellationToken).ConfigureAwait(false);
        _bodyLeft -= part.Length;
        return part.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream is read forward only.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("The stream is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is read only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            input.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        _hasStarted = true;
        var head = new byte[8];
        var count = await input.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (head.AsSpan().StartsWith("FEA1"u8))
            throw new DamagedException("it is Feather of the first version, which is not supported; write it as Arrow");
        if (!head.AsSpan().StartsWith("ARROW1"u8))
        {
            _pushedBack = head[..count];
            return;
        }

        _isFile = true;
        if (input.CanSeek)
            _end = await ArrowFooter.FindAsync(input, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ReadMessageAsync(CancellationToken cancellationToken)
    {
        if (!_hasStarted)
            await StartAsync(cancellationToken).ConfigureAwait(false);
        var length = await ReadMetadataLengthAsync(cancellationToken).ConfigureAwait(false);
        if (length == 0)
        {
            await EndAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        Require(length <= MaxMetadata && Fits(length), "its metadata is larger than the file, or than 64 MB");
        const int Prefix = 2 * sizeof(int);
        var bytes = new byte[Prefix + length + Padding];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Continuation);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int)), length + Padding);
        await FillAsync(bytes.AsMemory(Prefix, length), cancellationToken).ConfigureAwait(false);
        var message = ArrowMessage.Read(bytes.AsSpan(Prefix), _fields, _dictionaries);
        Require(_hasSchema != (message.Kind == ArrowMessageKind.Schema), "the schema is missing, or comes twice");
        _hasSchema = true;
        if (message.Kind == ArrowMessageKind.RecordBatch)
            (Batches, _rows) = (Batches + 1, _rows + message.Rows);
        Require(message.BodyLength <= options.MaxBatchBytes, "a batch takes more memory than MaxBatchBytes allows; raise that, or write smaller batches");
        Require(Fits(message.BodyLength), "a batch goes behind the end of the file");
        _bodyLeft = message.BodyLength;
        _ready = message.Compressed is { } buffers ? await WithBodyAsync(bytes, buffers, cancellationToken).ConfigureAwait(false) : bytes;
    }

    /// <summary>Reads the body too, because compressed buffers state inside it how large they become.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> WithBodyAsync(
        byte[] head, IReadOnlyList<(long Offset, long Length)> buffers, CancellationToken cancellationToken)
    {
        var whole = new byte[head.Length + _bodyLeft];
        head.CopyTo(whole, 0);
        await FillAsync(whole.AsMemory(head.Length), cancellationToken).ConfigureAwait(false);
        _bodyLeft = 0;
        var total = 0L;
        foreach (var (offset, length) in buffers)
        {
            if (length == 0)
                continue;
            Require(length >= sizeof(long), "a compressed buffer is too short");
            var size = BinaryPrimitives.ReadInt64LittleEndian(whole.AsSpan(head.Length + (int)offset));
            Require(size >= -1, "a compressed buffer has a negative length");
            total += size < 0 ? length : Math.Min(size, int.MaxValue);
        }

        Require(total <= options.MaxBatchBytes, "a batch takes more memory than MaxBatchBytes allows; raise that, or write smaller batches");
        return whole;
    }

    /// <summary>The length of the metadata that follows; zero at the end. Streams before 0.15 have no mark in front of it.</summary>
    private async ValueTask<int> ReadMetadataLengthAsync(CancellationToken cancellationToken)
    {
        if (_end is { } end && input.Position == end)
            return 0;
        var word = new byte[sizeof(int)];
        var count = await ReadSomeAsync(word, cancellationToken).ConfigureAwait(false);
        if (count == 0)
        {
            Require(_hasSchema, "it is empty");
            Require(_end is null, "it was cut short");
            if (!options.AllowMissingEnd)
                throw new DamagedException(WithoutEnd());
            return 0;
        }

        Require(count == word.Length, "it was cut short");
        var length = BinaryPrimitives.ReadInt32LittleEndian(word);
        if (length == Continuation)
        {
            await FillAsync(word, cancellationToken).ConfigureAwait(false);
            length = BinaryPrimitives.ReadInt32LittleEndian(word);
        }

        Require(length >= 0, "it is no Arrow stream, or damaged");
        return length;
    }

    // Two streams behind each other, as cat makes them, would otherwise be read as the first. Behind the stream inside a file lies its footer.
    private async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        _hasEnded = true;
        Require(_hasSchema, "it is empty");
        if (!_isFile && await ReadSomeAsync(new byte[1], cancellationToken).ConfigureAwait(false) > 0)
        {
            throw new DamagedException(
                $"more bytes follow behind the mark of its end, after {Arrived()}; if several streams were joined, send them one by one");
        }
    }

    private string WithoutEnd()
        => $"it stopped without the mark of its end, after {Arrived()}, so that whoever writes it may have died on the way; look there and "
            + "start again, or set AllowMissingEnd (--allow-missing-end) if that writer never sends the mark";

    private string Arrived() => string.Create(
        CultureInfo.InvariantCulture, $"{_rows:N0} {(_rows == 1 ? "row" : "rows")} in {Batches:N0} {(Batches == 1 ? "batch" : "batches")}");

    private bool Fits(long length) => !input.CanSeek || length <= (_end ?? input.Length) - input.Position + _pushedBack.Length;

    private async ValueTask FillAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        => Require(await ReadSomeAsync(buffer, cancellationToken).ConfigureAwait(false) == buffer.Length, "it was cut short");

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var pushed = Math.Min(_pushedBack.Length, buffer.Length);
        _pushedBack.AsMemory(0, pushed).CopyTo(buffer);
        _pushedBack = _pushedBack[pushed..];
        var rest = buffer[pushed..];
        return pushed + await input.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new DamagedException(otherwise);
    }
}
