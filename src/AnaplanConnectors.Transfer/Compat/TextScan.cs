#if !NETFRAMEWORK
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#endif

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>Looks for control characters and two marks, 32 bytes at a time where the processor can.</summary>
internal sealed class TextScan
{
    private const byte FirstPrintable = (byte)' ';

#if NETFRAMEWORK
    private readonly bool[] _isFound = new bool[256];

    public TextScan(byte mark, byte otherMark)
    {
        for (var i = 0; i < FirstPrintable; i++)
            _isFound[i] = true;
        _isFound[mark] = _isFound[otherMark] = true;
    }

    /// <summary>Whether none is in the text. What lies behind the text in the buffer may be looked at, and does not matter.</summary>
    public bool IsClear(byte[] buffer, int start, int length)
    {
        var isFound = _isFound;
        for (var i = start; i < start + length; i++)
        {
            if (isFound[buffer[i]])
                return false;
        }

        return true;
    }
#else
    private readonly Vector256<byte> _mark;
    private readonly Vector256<byte> _otherMark;

    public TextScan(byte mark, byte otherMark)
    {
        _mark = Vector256.Create(mark);
        _otherMark = Vector256.Create(otherMark);
    }

    /// <summary>Whether none is in the text. What lies behind the text in the buffer may be looked at, and does not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsClear(byte[] buffer, int start, int length)
        => length <= Vector256<byte>.Count && buffer.Length - start >= Vector256<byte>.Count
            ? (Find(buffer, start) & (uint)((1UL << length) - 1)) == 0
            : IsLongClear(buffer, start, length);

    private bool IsLongClear(byte[] buffer, int start, int length)
    {
        var end = start + length;
        for (; end - start >= Vector256<byte>.Count; start += Vector256<byte>.Count)
        {
            if (Find(buffer, start) != 0)
                return false;
        }

        for (; start < end; start++)
        {
            if (buffer[start] < FirstPrintable || buffer[start] == _mark.ToScalar() || buffer[start] == _otherMark.ToScalar())
                return false;
        }

        return true;
    }

    // A bit for every byte that was looked for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Find(byte[] buffer, int start)
    {
        var text = Vector256.Create<byte>(buffer.AsSpan(start, Vector256<byte>.Count));
        var found = Vector256.LessThan(text, Vector256.Create(FirstPrintable)) | Vector256.Equals(text, _mark) | Vector256.Equals(text, _otherMark);
        return found.ExtractMostSignificantBits();
    }
#endif
}
