using System.Runtime.Versioning;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

[Platform(Exclude = "Win", Reason = "File modes are Unix.")]
[UnsupportedOSPlatform("windows")]
internal sealed class TokenVaultModeTests
{
    [Test]
    public async Task Every_file_of_a_vault_is_readable_by_its_owner_only()
    {
        using var folder = new TemporaryFolder();
        using (var lease = await new FileTokenVault(Path.Combine(folder.Root, "vault")).LockAsync(default))
        {
            lease.Write(new(new("a1"), new("r1"), DateTimeOffset.UnixEpoch));
            lease.Write(new(new("a2"), new("r2"), DateTimeOffset.UnixEpoch));
        }

        var modes = Directory.GetFiles(folder.Root).Select(File.GetUnixFileMode).ToList();

        Assert.That(modes, Has.Count.EqualTo(3).And.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task A_file_that_others_could_read_is_made_private_when_it_is_written()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Root, "vault");
        File.WriteAllText(path + ".1", "");
        File.SetUnixFileMode(path + ".1", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        using var lease = await new FileTokenVault(path).LockAsync(default);
        lease.Write(new(new("a1"), new("r1"), DateTimeOffset.UnixEpoch));

        Assert.That(File.GetUnixFileMode(path + ".1"), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
