using System.Security.Cryptography;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Reads back what a run has uploaded and compares it with the hashes in the ledger. An announcement of the upload whose answer was lost,
/// and which was therefore sent again, may arrive a second time behind the chunks and empty the file: every call has succeeded then, the
/// lists of files and chunks look as they should, and only the bytes tell.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="file">The file.</param>
/// <param name="run">The run that uploaded it.</param>
public sealed class UploadReadback(ModelClient model, AnaplanFile file, TransferRun run)
{
    private const int ReadBuffer = 128 * 1024;

    /// <summary>Reads the content once. What does not fit is recorded, so that resuming the run sends everything again.</summary>
    /// <exception cref="AnaplanApiException">The service holds something else, or nothing (ANX6004).</exception>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        if (await ProblemAsync(cancellationToken).ConfigureAwait(false) is not { } problem)
            return;
        await run.AppendAsync(new UploadDiscarded(problem), cancellationToken).ConfigureAwait(false);
        throw new AnaplanApiException(
            ErrorCodes.ContentChanged, $"File {file} of model {model.Id} does not hold what was uploaded: {problem}.",
            "Resume the run when nobody else uploads this file as the same user; everything is sent again.", isTransient: true);
    }

    private async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var content = await model.Files.OpenReadAsync(file.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            var buffer = new byte[ReadBuffer];
            foreach (var chunk in run.History.Upload!.Cut.Values)
            {
                if (await HashAsync(content, chunk.Length, buffer, cancellationToken).ConfigureAwait(false) != chunk.Sha256)
                    return FormattableString.Invariant($"chunk {chunk.Index} reads differently");
            }

            return await content.ReadAsync(buffer, 0, 1, cancellationToken).ConfigureAwait(false) == 0 ? null : "there is more behind its end";
        }
        catch (AnaplanNotFoundException)
        {
            return "there is no content";
        }
    }

    private static async Task<string> HashAsync(Stream content, long length, byte[] buffer, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var chunk = new BoundedStream(content, length);
        while (await chunk.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false) is var read and > 0)
            hash.AppendData(buffer, 0, read);
        return Hex.Of(hash.GetHashAndReset());
    }
}
