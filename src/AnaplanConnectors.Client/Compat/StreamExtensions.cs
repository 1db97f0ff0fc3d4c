#if !NET
using System.Runtime.InteropServices;

namespace AnaplanConnectors.Client;

internal static class StreamExtensions
{
    /// <summary>Writes memory, which the streams of .NET Framework take as arrays only.</summary>
    public static Task WriteAsync(this Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!MemoryMarshal.TryGetArray(bytes, out var array))
            array = new(bytes.ToArray());
        return stream.WriteAsync(array.Array, array.Offset, array.Count, cancellationToken);
    }
}
#endif
