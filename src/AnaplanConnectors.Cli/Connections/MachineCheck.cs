using System.Runtime.InteropServices;

namespace AnaplanConnectors.Cli;

/// <summary>What of this machine could keep jobs from running.</summary>
internal static class MachineCheck
{
    private static readonly string[] ProxyVariables = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy"];

    public static IEnumerable<CheckLine> Run(AnxHost host)
    {
        yield return new("system", CheckState.Ok, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        yield return Configuration(host);
        yield return Proxy(host);
        foreach (var name in new ConnectionStore(host).List().Keys.Where(name => SecretSources.IsInEnvironment(host, name)))
        {
            yield return new(
                $"{name}: secret", CheckState.Warning,
                "it stands in an environment variable, where other programs of this user read it; name a file with the variable ending in _FILE instead");
        }
    }

    private static CheckLine Configuration(AnxHost host) => PrivateFile.OthersCanRead(host.ConfigDirectory)
        ? new("configuration", CheckState.Warning, $"other people can read {host.ConfigDirectory}; make it yours: chmod 700 '{host.ConfigDirectory}'")
        : new("configuration", CheckState.Ok, host.ConfigDirectory);

    // Credentials may stand in the address; they are not shown.
    private static CheckLine Proxy(AnxHost host)
    {
        foreach (var variable in ProxyVariables)
        {
            if (host.Environment(variable) is { Length: > 0 } text)
                return new("proxy", CheckState.Ok, $"{variable} names {(Uri.TryCreate(text, UriKind.Absolute, out var proxy) ? $"{proxy.Host}:{proxy.Port}" : "something that is no address")}");
        }

        return new("proxy", CheckState.Ok, "none in the environment; that of the system is used, if there is one");
    }
}
