using System.Buffers.Binary;

namespace AnaplanConnectors.Arrow;

/// <summary>The end of an Arrow file. Its rows are read in the order in which they lie; the footer says where they end.</summary>
internal static class ArrowFooter
{
    private const int TailLength = 10;

    /// <summary>Where the footer starts. The stream stays where it is.</summary>
    /// <exception cref="DamagedException">There is none.</exception>
    public static async ValueTask<long> FindAsync(Stream file, CancellationToken cancellationToken)
    {
        var position = file.Position;
        if (file.Length < position + TailLength)
            throw new DamagedException("it was cut short");
        var tail = new byte[TailLength];
        file.Position = file.Length - TailLength;
        await file.ReadExactlyAsync(tail, cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        file.Position = position;
        return tail.AsSpan(sizeof(int)).SequenceEqual("ARROW1"u8) && length > 0 && length <= file.Length - TailLength - position
            ? file.Length - TailLength - length
            : throw new DamagedException("its end is missing or damaged; it was probably cut short");
    }
}
