using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>Chunks on disk, as they are sent, until the import has ended.</summary>
internal sealed class RunSpool(string directory, LocalFiles files)
{
    private long _length;

    /// <summary>Writes a chunk and returns once it is on the disk.</summary>
    /// <exception cref="RunException">That would be more than the limit.</exception>
    public void Write(int index, ChunkBody body, long limit)
    {
        var total = Interlocked.Add(ref _length, body.Length);
        if (total > limit)
        {
            throw new RunException(
                ErrorCodes.SpoolFull,
                FormattableString.Invariant($"The chunks that are kept for resuming need more than {limit:N0} bytes (--spool-max)."),
                "Allow more with --spool-max, or do without keeping them: --reread.");
        }

        files.CreateDirectory(directory);
        using (var file = files.OpenPrivate(PathOf(index), FileMode.Create, FileAccess.Write))
        {
            body.WriteTo(file);
            files.Sync(file);
        }

        files.SyncDirectory(directory);
    }

    /// <summary>A chunk as it was kept.</summary>
    /// <exception cref="RunException">It is missing or is not what was kept.</exception>
    public ChunkBody Read(ChunkCut chunk)
    {
        var bytes = File.Exists(PathOf(chunk.Index)) ? File.ReadAllBytes(PathOf(chunk.Index)) : [];
        if (bytes.Length != chunk.SpooledLength || HashOf(bytes, chunk.IsGzip) != chunk.Sha256)
        {
            throw new RunException(
                ErrorCodes.NotResumable, FormattableString.Invariant($"Chunk {chunk.Index} is not in '{directory}' as it was kept there."),
                "Run the command anew; nothing was imported.");
        }

        return chunk.IsGzip ? ChunkBody.FromGzip(bytes, chunk.Length) : ChunkBody.FromBytes(bytes);
    }

    /// <summary>Removes everything that was kept.</summary>
    public void Clear()
    {
        if (Directory.Exists(directory))
            files.DeleteDirectory(directory);
        Interlocked.Exchange(ref _length, 0);
    }

    private string PathOf(int index) => Path.Combine(directory, index.ToString("0000", CultureInfo.InvariantCulture));

    private static string HashOf(byte[] bytes, bool isGzip)
    {
        using Stream stored = new MemoryStream(bytes);
        using var content = isGzip ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var sha = SHA256.Create();
        try
        {
            return Hex.Of(sha.ComputeHash(content));
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }
}
