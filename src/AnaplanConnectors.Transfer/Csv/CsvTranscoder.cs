using System.Buffers;
using System.Text;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Turns blocks of UTF-8 into the target's encoding, and knows which text it cannot carry.</summary>
internal sealed class CsvTranscoder(Encoding target)
{
    public Encoding Target { get; } = target;

    /// <summary>Appends the block in the target's encoding. It has to end at a character's end.</summary>
    public void Transcode(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output) => throw new NotImplementedException();
}
