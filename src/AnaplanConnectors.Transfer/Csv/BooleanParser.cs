namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Reads <c>true/false</c>, <c>yes/no</c> and <c>1/0</c> in any case, the words Anaplan knows (API reference 6.3).</summary>
internal static class BooleanParser
{
    public static bool TryParse(ReadOnlySpan<byte> text, out bool value)
    {
        value = Is(text, "true"u8) || Is(text, "1"u8) || Is(text, "yes"u8);
        return value || Is(text, "false"u8) || Is(text, "0"u8) || Is(text, "no"u8);
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase)
    {
        if (text.Length != lowerCase.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i] is >= (byte)'A' and <= (byte)'Z' ? text[i] | 0x20 : text[i];
            if (letter != lowerCase[i])
                return false;
        }

        return true;
    }
}
