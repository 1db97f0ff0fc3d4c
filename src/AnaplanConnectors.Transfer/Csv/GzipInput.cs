using System.Buffers.Binary;
using System.IO.Compression;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Inflates a gzip file and makes sure that it was whole: the framework's stream ends without a word where a file was cut short, which
/// would lose rows. So a member of our own, the seal, is read behind the file and has to come out at the end. Where the
/// framework reads one member only, the length in the file's last bytes has to be what came out.
/// </summary>
internal sealed class GzipInput : ReadOnlyStream
{
    private const int BlockSize = 64 * 1024;

    private static readonly byte[] Seal =
        Gzip.ReadsAllMembers ? new Guid("5b0f6a0e-7d5c-4c31-9b57-2f8f4a1c9e63").ToByteArray() : [];

    private readonly string _name;
    private readonly SuffixedStream _compressed;
    private readonly GZipStream _inflated;
    private readonly byte[] _block = new byte[BlockSize];
    private int _start;
    private int _end;
    private uint _length;
    private bool _isAtEnd;

    /// <param name="compressed">Disposed with this.</param>
    /// <param name="name">What to call the file in messages.</param>
    public GzipInput(Stream compressed, string name)
    {
        _name = name;
        _compressed = new SuffixedStream(compressed, Compress(Seal));
        _inflated = new GZipStream(_compressed, CompressionMode.Decompress);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (MustFill())
            Fill(_inflated.Read(_block, _end, _block.Length - _end));
        return Take(buffer, offset, count);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (MustFill())
            Fill(await _inflated.ReadAsync(_block, _end, _block.Length - _end, cancellationToken).ConfigureAwait(false));
        return Take(buffer, offset, count);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inflated.Dispose();
        base.Dispose(disposing);
    }

    // What could be the seal is held back until more follows.
    private bool MustFill()
    {
        if (_isAtEnd || _end - _start > Seal.Length)
            return false;
        Buffer.BlockCopy(_block, _start, _block, 0, _end - _start);
        _end -= _start;
        _start = 0;
        return true;
    }

    private void Fill(int read)
    {
        _end += read;
        _length = unchecked(_length + (uint)read);
        _isAtEnd = read == 0;
        if (_isAtEnd && !IsWhole())
            throw new InvalidDataException(
                $"'{_name}' is cut short, has something behind its end, or is put together in a way that cannot be read. Fetch it again, or unpack it first.");
    }

    private bool IsWhole()
        => Gzip.ReadsAllMembers ? _block.AsSpan(0, _end).SequenceEqual(Seal) : _compressed.IsAtEnd && _compressed.LastNumber == _length;

    private int Take(byte[] buffer, int offset, int count)
    {
        var taken = Math.Min(count, Math.Max(_end - _start - Seal.Length, 0));
        Buffer.BlockCopy(_block, _start, buffer, offset, taken);
        _start += taken;
        return taken;
    }

    private static byte[] Compress(byte[] bytes)
    {
        if (bytes.Length == 0)
            return [];
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes, 0, bytes.Length);
        return member.ToArray();
    }

    /// <summary>A stream, then some bytes more. Keeps the last four of the stream.</summary>
    private sealed class SuffixedStream(Stream stream, byte[] suffix) : ReadOnlyStream
    {
        private readonly byte[] _last = new byte[4];
        private int _suffixAt;

        public bool IsAtEnd { get; private set; }

        public uint LastNumber => BinaryPrimitives.ReadUInt32LittleEndian(_last);

        public override int Read(byte[] buffer, int offset, int count)
            => IsAtEnd ? TakeSuffix(buffer, offset, count) : Note(stream.Read(buffer, offset, count), buffer, offset, count);

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => IsAtEnd
                ? TakeSuffix(buffer, offset, count)
                : Note(await stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false), buffer, offset, count);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stream.Dispose();
            base.Dispose(disposing);
        }

        private int Note(int read, byte[] buffer, int offset, int count)
        {
            if (read == 0)
            {
                IsAtEnd = true;
                return TakeSuffix(buffer, offset, count);
            }

            var kept = Math.Min(read, _last.Length);
            Buffer.BlockCopy(_last, kept, _last, 0, _last.Length - kept);
            Buffer.BlockCopy(buffer, offset + read - kept, _last, _last.Length - kept, kept);
            return read;
        }

        private int TakeSuffix(byte[] buffer, int offset, int count)
        {
            var taken = Math.Min(count, suffix.Length - _suffixAt);
            Buffer.BlockCopy(suffix, _suffixAt, buffer, offset, taken);
            _suffixAt += taken;
            return taken;
        }
    }
}
