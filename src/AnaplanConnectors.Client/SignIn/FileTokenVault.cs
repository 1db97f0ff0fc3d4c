using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>
/// A vault of two files, each with a number and a checksum, readable by their owner only. The newer one is never touched while the older
/// one is replaced, so a crash at any moment leaves one that is whole. A third file locks them against other processes.
/// </summary>
public sealed class FileTokenVault : ITokenVault
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _path;
    private readonly TimeProvider _time;

    /// <summary>Names a vault. Touches nothing yet.</summary>
    /// <param name="path">Path of the vault; <c>.1</c>, <c>.2</c> and <c>.lock</c> are appended. Its directory has to exist.</param>
    /// <param name="timeProvider">The clock for waiting; null for that of the system.</param>
    public FileTokenVault(string path, TimeProvider? timeProvider = null)
        => (_path, _time) = (Path.GetFullPath(path ?? throw new ArgumentNullException(nameof(path))), timeProvider ?? TimeProvider.System);

    /// <inheritdoc/>
    public async Task<ITokenVaultLease> LockAsync(CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            try
            {
                return new Lease(_path, PrivateFiles.OpenLock(_path + ".lock"));
            }
            catch (IOException) when (Directory.Exists(Path.GetDirectoryName(_path)) && _time.GetElapsedTime(since) < Patience)
            {
                await _time.Delay(TimeSpan.FromMilliseconds(100), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unusable(_path, "be locked", e, "See who holds it, and whether its directory exists and is yours.");
            }
        }
    }

    private static AnaplanSignInException Unusable(string path, string what, Exception cause, string hint)
        => new(ErrorCodes.TokenVaultUnusable, $"The tokens in '{path}' cannot {what}: {cause.Message.TrimEnd('.')}.", hint, cause);

    private sealed class Lease(string path, FileStream held) : ITokenVaultLease
    {
        public IReadOnlyList<OAuthTokens> Read()
            => Slots().OrderByDescending(s => s.Slot.Sequence).Select(s => s.Slot.ToTokens()).ToList();

        public void Write(OAuthTokens tokens)
        {
            if (tokens is null)
                throw new ArgumentNullException(nameof(tokens));
            var slots = Slots().OrderByDescending(s => s.Slot.Sequence).ToList();
            // Never the newest, whole one.
            var target = slots.Count > 0 && slots[0].Path == path + ".1" ? path + ".2" : path + ".1";
            var slot = VaultSlot.Of(tokens, slots.Count > 0 ? slots[0].Slot.Sequence + 1 : 1);
            try
            {
                PrivateFiles.Replace(target, JsonSerializer.SerializeToUtf8Bytes(slot, ApiJson.Default.VaultSlot));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unusable(path, "be written", e, "Make room, or make the directory yours; the old tokens are still there.");
            }
        }

        public void Dispose() => held.Dispose();

        // What was torn by a crash has a wrong checksum and counts as absent.
        private List<(string Path, VaultSlot Slot)> Slots()
        {
            var slots = new List<(string, VaultSlot)>();
            foreach (var file in new[] { path + ".1", path + ".2" })
            {
                if (ReadSlot(file) is { } slot && slot.IsWhole())
                    slots.Add((file, slot));
            }

            return slots;
        }

        private VaultSlot? ReadSlot(string file)
        {
            try
            {
                return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), ApiJson.Default.VaultSlot) : null;
            }
            catch (JsonException)
            {
                // Torn: see above.
                return null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unusable(path, "be read", e, "See whether the files are yours.");
            }
        }
    }
}

/// <summary>One of the two files.</summary>
internal sealed class VaultSlot
{
    public int Version { get; set; } = 1;

    public long Sequence { get; set; }

    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    public long ExpiresAt { get; set; }

    public string? Scope { get; set; }

    public string? Checksum { get; set; }

    public static VaultSlot Of(OAuthTokens tokens, long sequence)
    {
        var slot = new VaultSlot
        {
            Sequence = sequence, AccessToken = tokens.AccessToken.Reveal(), RefreshToken = tokens.RefreshToken?.Reveal(),
            ExpiresAt = tokens.ExpiresAt.ToUnixTimeMilliseconds(), Scope = tokens.Scope,
        };
        slot.Checksum = slot.Sum();
        return slot;
    }

    public bool IsWhole() => Version == 1 && AccessToken is not null && Checksum == Sum();

    public OAuthTokens ToTokens() => new(
        new(AccessToken!), RefreshToken is null ? null : new(RefreshToken), ServerTime.FromMilliseconds(ExpiresAt) ?? DateTimeOffset.MinValue, Scope ?? "");

    private string Sum()
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(Invariant($"{Version}\n{Sequence}\n{AccessToken}\n{RefreshToken}\n{ExpiresAt}\n{Scope}"))));
    }
}
