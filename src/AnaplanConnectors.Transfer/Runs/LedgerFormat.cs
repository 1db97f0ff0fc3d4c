using System.Buffers.Binary;
using System.Text.Json;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>
/// The bytes of a ledger: a header {magic, version, CRC}, then frames {length, CRC of the JSON, CRC of these two, JSON}. All numbers
/// are little-endian. The CRC over a frame's head tells a frame that was cut short from a length that is wrong.
/// </summary>
internal static class LedgerFormat
{
    public const int HeaderLength = 16;
    public const int FrameHeadLength = 12;

    // A record with 1,000 task ids has 40 KB. What claims to be larger is no record.
    private const int MaxRecordLength = 16 << 20;

    private static ReadOnlySpan<byte> Magic => "ANXRUNS\n"u8;

    public static byte[] Header(int version)
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), version);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), Crc32C.Of(header.AsSpan(0, 12)));
        return header;
    }

    public static byte[] Frame(RunRecord record) => Frame(RunJson.Write(record));

    public static byte[] Frame(ReadOnlySpan<byte> json)
    {
        var frame = new byte[FrameHeadLength + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Crc32C.Of(json));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(8), Crc32C.Of(frame.AsSpan(0, 8)));
        json.CopyTo(frame.AsSpan(FrameHeadLength));
        return frame;
    }

    /// <summary>Reads a ledger up to its torn tail, if it has one.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What the ledger is called in errors.</param>
    /// <param name="length">Bytes that count: the rest is a record whose writing was interrupted.</param>
    /// <exception cref="RunException">It is damaged, or a later version wrote it.</exception>
    public static IReadOnlyList<RunRecord> Read(ReadOnlySpan<byte> bytes, string name, out int length)
    {
        length = 0;
        if (IsTornHeader(bytes))
            return [];
        CheckHeader(bytes, name);
        var records = new List<RunRecord>();
        length = HeaderLength;
        while (length < bytes.Length)
        {
            var rest = bytes.Slice(length);
            if (rest.Length < FrameHeadLength || IsZero(rest))
                break;
            var size = BinaryPrimitives.ReadInt32LittleEndian(rest);
            if (BinaryPrimitives.ReadUInt32LittleEndian(rest.Slice(8)) != Crc32C.Of(rest.Slice(0, 8)) || size is < 2 or > MaxRecordLength)
                throw Damaged(name, records.Count);
            if (rest.Length - FrameHeadLength < size)
                break;
            var json = rest.Slice(FrameHeadLength, size);
            if (BinaryPrimitives.ReadUInt32LittleEndian(rest.Slice(4)) != Crc32C.Of(json))
                throw Damaged(name, records.Count);
            records.Add(ReadRecord(json, name, records.Count));
            length += FrameHeadLength + size;
        }

        return records;
    }

    // A process that was killed while it created the file: nothing was done yet.
    private static bool IsTornHeader(ReadOnlySpan<byte> bytes) => bytes.Length < HeaderLength || IsZero(bytes);

    private static bool IsZero(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b != 0)
                return false;
        }

        return true;
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes, string name)
    {
        if (!bytes.StartsWith(Magic) || BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(12)) != Crc32C.Of(bytes.Slice(0, 12)))
            throw Damaged(name, 0);
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes.Slice(8));
        if (version is < 1 or > RunRecord.FormatVersion)
        {
            throw new RunException(
                ErrorCodes.LedgerTooNew,
                FormattableString.Invariant($"The ledger '{name}' has version {version}; this program reads up to {RunRecord.FormatVersion}."),
                "Resume the run with the version that began it, or a later one.");
        }
    }

    private static RunRecord ReadRecord(ReadOnlySpan<byte> json, string name, int index)
    {
        try
        {
            return RunJson.Read(json);
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw Damaged(name, index, problem);
        }
    }

    private static RunException Damaged(string name, int index, Exception? cause = null) => new(
        ErrorCodes.LedgerDamaged,
        FormattableString.Invariant($"The ledger '{name}' is damaged at record {index + 1}: what the run did from there on is not known."),
        "Look at the action's tasks and the model's history, then run the command anew; the damaged run can be pruned.",
        cause);
}
