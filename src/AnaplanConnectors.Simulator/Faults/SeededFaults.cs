using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>Faults by chance that can be had again: every draw is a hash of the seed and of what the call is.</summary>
internal sealed class SeededFaults(int seed, double rate, IReadOnlyList<Fault> faults)
{
    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);

    /// <summary>What networks, gateways and a busy service do.</summary>
    public static IReadOnlyList<Fault> Usual { get; } =
    [
        Fault.Status(500),
        Fault.Status(502, body: FaultBody.Html),
        Fault.Status(503),
        Fault.Status(504, body: FaultBody.Empty),
        Fault.Status(429, "1"),
        Fault.Status(429, "0"),
        Fault.Status(429),
        Fault.Status(429, "soon"),
        Fault.ResetBeforeBody,
        Fault.LoseRequest,
        Fault.LoseReply,
        Fault.ResetInReply(10),
        Fault.ShortReply(10),
        Fault.Delay(TimeSpan.FromSeconds(2)),
        Fault.ExpireToken,
        Fault.Html,
    ];

    /// <summary>Its owner locks around every use.</summary>
    public Fault? Next(RecordedRequest request)
    {
        // Ids of tasks are new in every run, so they must not count.
        var key = string.Create(CultureInfo.InvariantCulture, $"{request.Route} {request.ChunkIndex}");
        var number = _calls[key] = _calls.GetValueOrDefault(key) + 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {key} {number}")));
        var chance = BinaryPrimitives.ReadUInt32LittleEndian(hash) / (uint.MaxValue + 1.0);
        return chance < rate ? faults[(int)(BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(4)) % (uint)faults.Count)] : null;
    }
}
