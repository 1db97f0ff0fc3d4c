#if !NET
using System.Runtime.InteropServices;
#endif

namespace AnaplanConnectors.Client;

internal static class StreamExtensions
{
#if NET
    /// <summary>Writes memory.</summary>
    public static void Write(this Stream stream, ReadOnlyMemory<byte> bytes) => stream.Write(bytes.Span);
#else
    /// <summary>Writes memory, which the streams of .NET Framework take as arrays only.</summary>
    public static void Write(this Stream stream, ReadOnlyMemory<byte> bytes)
    {
        var array = ArrayOf(bytes);
        stream.Write(array.Array!, array.Offset, array.Count);
    }

    /// <summary>The same without blocking.</summary>
    public static Task WriteAsync(this Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var array = ArrayOf(bytes);
        return stream.WriteAsync(array.Array!, array.Offset, array.Count, cancellationToken);
    }

    private static ArraySegment<byte> ArrayOf(ReadOnlyMemory<byte> bytes)
        => MemoryMarshal.TryGetArray(bytes, out var array) ? array : new(bytes.ToArray());
#endif
}
