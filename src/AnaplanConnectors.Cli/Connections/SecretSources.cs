using System.Diagnostics;
using System.Text.Json;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>
/// Where the password or passphrase of a connection comes from. The first that has one wins: file named by the environment, file
/// named by the connection, command, the file that <c>conn add --password-stdin</c> made, environment.
/// </summary>
internal static class SecretSources
{
    private static readonly TimeSpan CommandDeadline = TimeSpan.FromSeconds(60);

    /// <summary>The secret, or null when there is none; certificates may need none.</summary>
    public static async Task<Secret?> FindAsync(AnxHost host, string connection, ConnectionSettings settings, CancellationToken cancellationToken)
    {
        var variable = $"ANX_{connection.ToUpperInvariant().Replace('-', '_')}_PASSWORD";
        if (host.Environment(variable + "_FILE") is { Length: > 0 } namedFile)
            return new Secret(PrivateFile.ReadSecret(host.FullPath(namedFile)));
        if (settings.SecretFile is { } file)
            return new Secret(PrivateFile.ReadSecret(file));
        if (settings.CredentialCommand is { } command)
            return new Secret(await RunAsync(command, cancellationToken));
        if (File.Exists(StoredPath(host, connection)))
            return new Secret(PrivateFile.ReadSecret(StoredPath(host, connection)));
        return host.Environment(variable) is { Length: > 0 } text ? new Secret(text) : null;
    }

    /// <summary>Keeps a secret for a connection in a file that only this user can read.</summary>
    public static string Store(AnxHost host, string connection, Secret secret)
    {
        var path = StoredPath(host, connection);
        PrivateFile.Write(path, secret.Reveal() + "\n");
        return path;
    }

    public static void Forget(AnxHost host, string connection)
    {
        if (Directory.Exists(Path.GetDirectoryName(StoredPath(host, connection))))
            File.Delete(StoredPath(host, connection));
        var tokens = Path.Combine(host.ConfigDirectory, "tokens");
        if (Directory.Exists(tokens))
        {
            foreach (var file in new[] { ".1", ".2", ".lock" })
                File.Delete(Path.Combine(tokens, connection + file));
        }
    }

    /// <summary>Whether the secret comes from the environment itself, where other programs of this user can read it.</summary>
    public static bool IsInEnvironment(AnxHost host, string connection)
        => host.Environment($"ANX_{connection.ToUpperInvariant().Replace('-', '_')}_PASSWORD") is { Length: > 0 };

    private static string StoredPath(AnxHost host, string connection) => Path.Combine(host.ConfigDirectory, "secrets", connection);

    /// <summary>Runs the user's own command through the shell of the system and takes what it prints.</summary>
    private static async Task<string> RunAsync(string command, CancellationToken cancellationToken)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", command])
            : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(CommandDeadline);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0
                ? SecretIn(output.Trim())
                : throw new UsageException($"The credential command ended with exit code {process.ExitCode}.", "Run it by hand to see why. It has to print the password.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new UsageException($"The credential command gave no answer in {CommandDeadline.TotalSeconds:0} s.", "It must not ask questions.");
        }
    }

    private static string SecretIn(string output)
    {
        if (output.Length == 0)
            throw new UsageException("The credential command printed nothing.", "It has to print the password.");
        if (output[0] != '{')
            return output.ReplaceLineEndings("\n").Split('\n')[0];
        try
        {
            using var json = JsonDocument.Parse(output);
            return json.RootElement.TryGetProperty("password", out var password) && password.GetString() is { Length: > 0 } text
                ? text
                : throw new UsageException("The credential command printed JSON without a 'password'.", "It has to print the password, or {\"password\":\"…\"}.");
        }
        catch (JsonException)
        {
            throw new UsageException("The credential command printed something that starts like JSON and is none.", "It has to print the password, or {\"password\":\"…\"}.");
        }
    }
}
