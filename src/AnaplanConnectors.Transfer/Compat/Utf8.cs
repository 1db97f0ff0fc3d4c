using System.Buffers;
using System.Text;
#if NETFRAMEWORK
using System.Runtime.InteropServices;
#endif

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>Span forms of <see cref="Encoding"/> that .NET Framework lacks.</summary>
internal static class Utf8
{
    /// <summary>Appends text in an encoding.</summary>
    public static void Append(Encoding encoding, string text, IBufferWriter<byte> output)
    {
        var maxLength = encoding.GetMaxByteCount(text.Length);
#if NETFRAMEWORK
        if (MemoryMarshal.TryGetArray<byte>(output.GetMemory(maxLength), out var segment))
        {
            output.Advance(encoding.GetBytes(text, 0, text.Length, segment.Array, segment.Offset));
            return;
        }

        var bytes = encoding.GetBytes(text);
        bytes.AsSpan().CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
#else
        output.Advance(encoding.GetBytes(text, output.GetSpan(maxLength)));
#endif
    }

    public static string GetString(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
#if NETFRAMEWORK
        var array = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(array);
        var text = encoding.GetString(array, 0, bytes.Length);
        ArrayPool<byte>.Shared.Return(array);
        return text;
#else
        return encoding.GetString(bytes);
#endif
    }

    /// <summary>Bytes of the character that starts with this one; 1 when none does.</summary>
    public static int SequenceLength(byte lead) => lead switch
    {
        < 0xC2 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        < 0xF5 => 4,
        _ => 1,
    };

    /// <summary>Whether no byte is above 127.</summary>
    public static bool IsAscii(ReadOnlySpan<byte> bytes)
    {
#if NETFRAMEWORK
        foreach (var value in bytes)
        {
            if (value > 0x7F)
                return false;
        }

        return true;
#else
        return Ascii.IsValid(bytes);
#endif
    }

    /// <summary>Whether the bytes are whole characters of well-formed UTF-8: nothing overlong, no surrogates, nothing above U+10FFFF.</summary>
    public static bool IsValid(ReadOnlySpan<byte> bytes)
    {
#if NETFRAMEWORK
        var longs = MemoryMarshal.Cast<byte, ulong>(bytes);
        var i = 0;
        while (i < longs.Length && (longs[i] & 0x8080808080808080) == 0)
            i++;
        i *= sizeof(ulong);
        while (i < bytes.Length)
        {
            if (bytes[i] < 0x80)
            {
                i++;
                continue;
            }

            var length = ValidLength(bytes.Slice(i));
            if (length == 0)
                return false;
            i += length;
        }

        return true;
#else
        return System.Text.Unicode.Utf8.IsValid(bytes);
#endif
    }

#if NETFRAMEWORK
    // Table 3-7 of the Unicode standard.
    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var lead = bytes[0];
        var (length, low, high) = lead switch
        {
            >= 0xC2 and <= 0xDF => (2, 0x80, 0xBF),
            0xE0 => (3, 0xA0, 0xBF),
            0xED => (3, 0x80, 0x9F),
            >= 0xE1 and <= 0xEF => (3, 0x80, 0xBF),
            0xF0 => (4, 0x90, 0xBF),
            >= 0xF1 and <= 0xF3 => (4, 0x80, 0xBF),
            0xF4 => (4, 0x80, 0x8F),
            _ => (0, 0, 0),
        };
        if (length == 0 || bytes.Length < length || bytes[1] < low || bytes[1] > high)
            return 0;
        for (var i = 2; i < length; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80)
                return 0;
        }

        return length;
    }
#endif
}
