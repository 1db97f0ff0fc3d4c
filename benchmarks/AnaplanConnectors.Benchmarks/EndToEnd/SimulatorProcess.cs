using System.Diagnostics;
using System.Text.RegularExpressions;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Benchmarks;

/// <summary>The simulator as another process (<c>anx sim start</c>), with a folder that goes when it goes.</summary>
internal sealed partial class SimulatorProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private SimulatorProcess(DirectoryInfo folder, Process process, Uri address) => (_folder, Process, Address) = (folder, process, address);

    public Process Process { get; }

    public Uri Address { get; }

    public string Folder => _folder.FullName;

    /// <param name="writeTenant">Writes the tenant into a folder and returns the path of its file; null for <see cref="SalesTenant"/>.</param>
    public static async Task<SimulatorProcess> StartAsync(Func<string, string>? writeTenant = null)
    {
        var folder = Directory.CreateTempSubdirectory("anaplan-benchmarks-");
        var process = AnxProcess.Start(
            folder.FullName, "sim", "start", "--data", (writeTenant ?? SalesTenant.Write)(folder.FullName), "--no-rate-limit", "--quiet");
        var errors = process.StandardError.ReadToEndAsync();
        var firstLine = await process.StandardOutput.ReadLineAsync();
        if (firstLine is not null && AddressPattern().Match(firstLine) is { Success: true } address)
            return new(folder, process, new Uri(address.Value));
        folder.Delete(recursive: true);
        throw new InvalidOperationException($"The simulator did not start: {firstLine} {await errors}");
    }

    public Task<SimulatedSales> ConnectAsync() => SimulatedSales.ConnectAsync(Address);

    public async ValueTask DisposeAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("http://[0-9.:]+")]
    private static partial Regex AddressPattern();
}

/// <summary>The model of the simulator, seen by a client.</summary>
internal sealed record SimulatedSales(AnaplanClient Client, ModelClient Model) : IDisposable
{
    /// <summary>A client of its own, so that its limit of requests is its own too.</summary>
    public static async Task<SimulatedSales> ConnectAsync(Uri address)
    {
        var client = new AnaplanClient(new AnaplanClientOptions
        {
            SignIn = AnaplanSignIn.WithPassword(SalesTenant.User, new Secret(SalesTenant.Password)),
            Hosts = AnaplanHosts.Single(address),
        });
        var model = client.Model(await client.FindModelAsync(SalesTenant.Workspace, SalesTenant.Model));
        return new(client, model);
    }

    public void Dispose() => Client.Dispose();
}
