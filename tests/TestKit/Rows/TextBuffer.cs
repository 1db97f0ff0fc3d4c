using System.Buffers;
using System.Text;

namespace AnaplanConnectors.TestKit;

/// <summary>Takes UTF-8 and gives it back as text. .NET Framework has no such buffer.</summary>
internal sealed class TextBuffer : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[16];
    private int _length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Array.Resize(ref _bytes, _length + Math.Max(sizeHint, 16));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, _length);
}
