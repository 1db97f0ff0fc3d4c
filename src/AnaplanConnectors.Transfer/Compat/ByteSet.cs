#if !NETFRAMEWORK
using System.Buffers;
#endif

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>A few bytes to look for, prepared once.</summary>
internal sealed class ByteSet
{
#if NETFRAMEWORK
    private readonly bool[] _contains = new bool[256];

    public ByteSet(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            _contains[value] = true;
    }

    public bool IsIn(ReadOnlySpan<byte> text)
    {
        var contains = _contains;
        foreach (var value in text)
        {
            if (contains[value])
                return true;
        }

        return false;
    }
#else
    private readonly SearchValues<byte> _values;

    public ByteSet(ReadOnlySpan<byte> bytes) => _values = SearchValues.Create(bytes);

    public bool IsIn(ReadOnlySpan<byte> text) => text.ContainsAny(_values);
#endif
}
