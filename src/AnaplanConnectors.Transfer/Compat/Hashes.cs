using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>Hashing of memory, which .NET Framework does for arrays only.</summary>
internal static class Hashes
{
    public static void Append(IncrementalHash hash, ReadOnlyMemory<byte> bytes)
    {
        if (MemoryMarshal.TryGetArray(bytes, out var array))
            hash.AppendData(array.Array!, array.Offset, array.Count);
        else
            hash.AppendData(bytes.ToArray());
    }
}
