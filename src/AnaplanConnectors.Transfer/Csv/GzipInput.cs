using System.Buffers.Binary;
using System.IO.Compression;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Inflates a gzip file and makes sure that all of it was there: the framework's stream ends without a word where a file was cut short,
/// which would lose rows.
/// </summary>
/// <remarks>
/// Where the framework reads on behind a member, one of our own, the seal, is put behind the file and has to come out at the end.
/// .NET Framework reads one member: there the file's last bytes have to be asked for, and to hold the length that came out.
/// </remarks>
internal sealed class GzipInput : ReadOnlyStream
{
    // Checksum and length of what a member holds.
    private const int TrailerLength = 8;

    private static readonly byte[] Seal = new Guid("5b0f6a0e-7d5c-4c31-9b57-2f8f4a1c9e63").ToByteArray();

    private readonly string _name;
    private readonly TailStream? _sealed;
    private readonly TailStream? _file;
    private readonly Stream _inflated;
    private uint _length;

    /// <param name="compressed">Disposed with this.</param>
    /// <param name="name">What to call the file in messages.</param>
    public GzipInput(Stream compressed, string name)
    {
        _name = name;
        if (Gzip.ReadsAllMembers)
        {
            var file = new SuffixedStream(compressed, Compress(Seal));
            _inflated = _sealed = new TailStream(new GZipStream(file, CompressionMode.Decompress), Seal.Length, givesTail: false);
        }
        else
        {
            _file = new TailStream(compressed, TrailerLength, givesTail: true);
            _inflated = new GZipStream(_file, CompressionMode.Decompress);
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read;
        try
        {
            read = _inflated.Read(buffer, offset, count);
        }
        catch (InvalidDataException damage)
        {
            throw Damaged(damage);
        }

        return Check(read, count);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int read;
        try
        {
            read = await _inflated.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException damage)
        {
            throw Damaged(damage);
        }

        return Check(read, count);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inflated.Dispose();
        base.Dispose(disposing);
    }

    private int Check(int read, int count)
    {
        _length = unchecked(_length + (uint)read);
        if (read == 0 && count > 0 && !IsWhole())
            throw Damaged(null);
        return read;
    }

    private bool IsWhole()
    {
        if (_sealed is not null)
            return _sealed.Tail.SequenceEqual(Seal);
        return _file!.IsTailTaken && _file.Tail.Length == TrailerLength
            && BinaryPrimitives.ReadUInt32LittleEndian(_file.Tail.Slice(sizeof(uint))) == _length;
    }

    private InvalidDataException Damaged(InvalidDataException? damage) => new(
        $"'{_name}' is damaged or cut short, has something behind its end, or was put together of several in a way that cannot be read here. Fetch it again, or unpack it first.",
        damage);

    private static byte[] Compress(byte[] bytes)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes, 0, bytes.Length);
        return member.ToArray();
    }
}
