using AnaplanConnectors.Transfer.Storage;
using Microsoft.Win32.SafeHandles;

namespace AnaplanConnectors.Arrow;

/// <summary>The bytes of an open file, from anywhere in it.</summary>
internal abstract class FileBytes : IDisposable
{
    public abstract long Length { get; }

    /// <exception cref="DamagedException">The file became shorter.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public abstract ValueTask ReadAsync(Memory<byte> bytes, long offset, CancellationToken cancellationToken);

    /// <summary>Says which bytes will be asked for next, in any pieces.</summary>
    public virtual void Expect(IEnumerable<(long Start, long End)> ranges)
    {
    }

    public virtual void Dispose()
    {
    }
}

/// <summary>Of a file on a disk.</summary>
internal sealed class LocalBytes(string path) : FileBytes
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, options: FileOptions.Asynchronous | FileOptions.RandomAccess);

    public override long Length => RandomAccess.GetLength(_file);

    public override async ValueTask ReadAsync(Memory<byte> bytes, long offset, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var count = await RandomAccess.ReadAsync(_file, bytes, offset, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                throw new DamagedException("the file became shorter while it was read");
            bytes = bytes[count..];
            offset += count;
        }
    }

    public override void Dispose() => _file.Dispose();
}

/// <summary>
/// Of a file in a store, where a request costs more than the bytes that it brings: what is expected next is fetched with what is asked for.
/// </summary>
internal sealed class StoredBytes(IFileStore store, StoredFile file) : FileBytes
{
    private const int MostAtOnce = 4_000_000;
    private const int Gap = 100_000; // fetched and thrown away rather than asked around
    private const int Tail = 64_000; // mostly holds the whole footer

    private readonly List<(long Start, long End)> _expected = [(Math.Max(0, file.Length - Tail), file.Length)];
    private byte[] _block = [];
    private long _start;
    private int _count;

    public override long Length => file.Length;

    public override void Expect(IEnumerable<(long Start, long End)> ranges)
    {
        _expected.Clear();
        foreach (var range in ranges.Order())
        {
            if (_expected is [.., var last] && range.Start - last.End <= Gap)
                _expected[^1] = (last.Start, Math.Max(last.End, range.End));
            else
                _expected.Add(range);
        }
    }

    public override async ValueTask ReadAsync(Memory<byte> bytes, long offset, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var held = Held(bytes.Length, offset);
            _block.AsSpan((int)(offset - _start) * Math.Sign(held), held).CopyTo(bytes.Span);
            bytes = bytes[held..];
            offset += held;
            if (bytes.Length >= MostAtOnce)
            {
                await store.ReadAsync(file, offset, bytes, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (!bytes.IsEmpty)
                await FetchAsync(offset, bytes.Length, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask FetchAsync(long offset, int least, CancellationToken cancellationToken)
    {
        // A range as a whole where it is small enough: its columns may be asked for in any order.
        var (start, end) = _expected.Find(range => range.Start <= offset && offset + least <= range.End);
        if (end == 0 || end - start > MostAtOnce)
            (start, end) = (offset, Math.Max(offset + least, Math.Min(end, offset + MostAtOnce)));
        var count = (int)(end - start);
        if (_block.Length < count)
            _block = new byte[count];
        _count = 0;
        await store.ReadAsync(file, start, _block.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        (_start, _count) = (start, count);
    }

    /// <summary>How many of the bytes are here already, from the first on.</summary>
    private int Held(int length, long offset)
        => offset >= _start && offset < _start + _count ? (int)Math.Min(length, _start + _count - offset) : 0;
}
