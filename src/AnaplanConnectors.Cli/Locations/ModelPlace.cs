using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>A model that a location leads to, with the client that reaches it.</summary>
internal sealed record ModelPlace(AnaplanClient Client, AnaplanModel Model, ModelClient Access) : IDisposable
{
    public static async Task<ModelPlace> OpenAsync(Screen screen, AnaplanLocation location, RunWatch? watch, CancellationToken cancellationToken)
    {
        if (location.Workspace is null || location.Model is null)
            throw new UsageException($"'{location}' leads to no model.", "Write connection:/workspace/model/kind/name.");
        var client = await new ConnectionFactory(screen).ConnectAsync(location.Connection, watch, cancellationToken);
        try
        {
            var model = await client.FindModelAsync(location.Workspace, location.Model, cancellationToken);
            return new ModelPlace(client, model, client.Model(model));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public void Dispose() => Client.Dispose();
}
