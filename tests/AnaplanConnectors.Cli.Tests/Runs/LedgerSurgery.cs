using System.Buffers.Binary;
using System.Text.Json;

namespace AnaplanConnectors.Cli.Tests.Runs;

/// <summary>Cuts a ledger the way a kill does. Written from the form in docs/decisions/0020, not from the code.</summary>
internal static class LedgerSurgery
{
    private const int Header = 16;
    private const int FrameHead = 12;

    /// <summary>Keeps the records up to the last one of a kind.</summary>
    public static void KeepUpTo(string path, string kind)
    {
        var bytes = File.ReadAllBytes(path);
        var keep = Frames(bytes).Last(frame => frame.Kind == kind).End;
        File.WriteAllBytes(path, bytes[..keep]);
    }

    /// <summary>The kinds of the records, in their order.</summary>
    public static IReadOnlyList<string> Kinds(string path) => Frames(File.ReadAllBytes(path)).Select(frame => frame.Kind).ToList();

    private static IEnumerable<(string Kind, int End)> Frames(byte[] bytes)
    {
        for (var at = Header; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            using var json = JsonDocument.Parse(bytes.AsMemory(at + FrameHead, length));
            at += FrameHead + length;
            yield return (json.RootElement.GetProperty("kind").GetString()!, at);
        }
    }
}
