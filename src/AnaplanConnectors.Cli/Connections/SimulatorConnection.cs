namespace AnaplanConnectors.Cli;

/// <summary>Makes a simulator in this process known as connection <c>sim</c>.</summary>
internal static class SimulatorConnection
{
    /// <summary>Until the result is disposed, every <c>anx</c> of this user finds the simulator.</summary>
    public static IDisposable Announce(AnxHost host, Uri address, string user = DemoTenant.User, string password = DemoTenant.Password)
    {
        var secretFile = Path.Combine(host.ConfigDirectory, "simulator.secret");
        PrivateFile.Write(secretFile, password + "\n");
        return new ConnectionStore(host).Announce(new ConnectionSettings { Api = address, User = user, SecretFile = secretFile });
    }
}
