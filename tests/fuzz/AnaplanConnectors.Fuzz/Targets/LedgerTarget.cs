using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Fuzz.Targets;

/// <summary>
/// The reader of ledgers. An even first byte: the rest is the file. An odd one: each line of the rest is put into a frame whose sums are
/// right, which chance would not find, so that records themselves are fuzzed too.
/// </summary>
internal static class LedgerTarget
{
    public static IReadOnlyList<byte[]> Seeds { get; } =
    [
        [0, .. LedgerFormat.Header(1), .. LedgerFormat.Frame(new RunResumed(2)), .. LedgerFormat.Frame(new UploadStarted())],
        [0, .. LedgerFormat.Header(1), .. LedgerFormat.Frame(new RunEnded(RunStatus.Done, 0))[..9]],
        [1, .. """
            {"kind":"planned","run":"7k3f9a","tool":"anx","arguments":["copy","a","b"],"workingDirectory":"/","at":"2026-11-24T07:48:00+00:00"}
            {"kind":"uploadIntended","fileId":"113","fileName":"s.csv"}
            {"kind":"chunkCut","index":0,"length":10,"sha256":"aa","spooledLength":5,"isGzip":true}
            {"kind":"chunkAcknowledged","index":0,"bytesSent":5}
            {"kind":"uploadCompleted"}
            """u8],
        [1, .. """
            {"kind":"taskIntended","actionKind":"Import","actionId":"112","knownTasks":["A"],"serverTime":"2026-11-24T07:48:00+00:00"}
            {"kind":"taskStarted","taskId":"C","isAdopted":true}
            {"kind":"taskEnded","taskId":"C","state":"COMPLETE","isSuccessful":true,"seconds":21.5}
            {"kind":"rejectsStored","name":"r","rejected":1,"warned":0,"importId":"112"}
            {"kind":"ended","status":6,"exitCode":6}
            """u8],
        [1, .. """
            {"kind":"downloadStarted","fileId":"116","chunks":3}
            {"kind":"chunkReceived","index":0,"length":1,"sha256":"b"}
            {"kind":"downloadDiscarded","reason":"x"}
            {"kind":"later"}
            """u8],
    ];

    public static void Run(byte[] input)
    {
        if (input.Length == 0)
            return;
        var bytes = input[0] % 2 == 0 ? input[1..] : Framed(input[1..]);
        try
        {
            var records = LedgerFormat.Read(bytes, "fuzz", out var length);
            if (length > bytes.Length)
                throw new WrongResultException("More bytes count than there are.");
            RunHistory.Of(records);
        }
        catch (RunException)
        {
            // Typed: the run is refused, with what to do.
        }
    }

    private static byte[] Framed(byte[] lines)
    {
        using var bytes = new MemoryStream();
        bytes.Write(LedgerFormat.Header(RunRecord.FormatVersion));
        foreach (var line in lines.AsSpan().Split((byte)'\n'))
            bytes.Write(LedgerFormat.Frame(lines.AsSpan()[line]));
        return bytes.ToArray();
    }
}
