namespace AnaplanConnectors.Cli;

/// <summary>Makes a simulator in this process known as connection <c>sim</c>.</summary>
internal static class SimulatorConnection
{
    /// <summary>Until the result is disposed, every <c>anx</c> of this user finds the simulator.</summary>
    public static IDisposable Announce(
        AnxHost host, Uri address, string user = DemoTenant.User, string password = DemoTenant.Password, string? controlKey = null)
    {
        var secretFile = Path.Combine(host.ConfigDirectory, "simulator.secret");
        PrivateFile.Write(secretFile, password + "\n");
        if (controlKey is not null)
            PrivateFile.Write(KeyFile(host), controlKey + "\n");
        return new ConnectionStore(host).Announce(new ConnectionSettings { Api = address, User = user, SecretFile = secretFile });
    }

    /// <summary>What the control path of the running simulator asks for.</summary>
    public static string ReadControlKey(AnxHost host) => PrivateFile.ReadSecret(KeyFile(host));

    private static string KeyFile(AnxHost host) => Path.Combine(host.ConfigDirectory, "simulator.key");
}
