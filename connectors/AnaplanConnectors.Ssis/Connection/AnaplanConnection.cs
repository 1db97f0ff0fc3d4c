using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Ssis;

/// <summary>What a connection manager hands out to components and tasks.</summary>
internal sealed class AnaplanConnection(SharedClient client, SharedClients owner) : IDisposable
{
    private int _isDisposed;

    public AnaplanClient Client => client.Get();

    public ProgressInbox<ClientEvent> Events => client.Events;

    /// <summary>Where runs keep their trail; empty for the usual place.</summary>
    public string RunFolder => client.Settings.RunFolder;

    /// <summary>
    /// The same once more, for what goes on while SSIS takes the connection back: a stopped package still has to tell the server so.
    /// </summary>
    public AnaplanConnection Share() => owner.Share(client);

    /// <summary>The model that a component names, else the one of the connection manager.</summary>
    /// <exception cref="AnaplanException">It is not named, cannot be found, or nobody can be asked.</exception>
    public async Task<ModelClient> ModelAsync(string workspace, string model, CancellationToken cancellationToken)
    {
        if (model.Length == 0)
            (workspace, model) = (workspace.Length > 0 ? workspace : client.Settings.Workspace, client.Settings.Model);
        if (model.Length == 0)
            throw new AnaplanConfigurationException(["no model is named, neither in the component nor in its connection manager"]);
        if (workspace.Length == 0)
            workspace = client.Settings.Workspace;
        var found = await client.Get().FindModelAsync(workspace.Length > 0 ? workspace : null, model, cancellationToken).ConfigureAwait(false);
        return client.Get().Model(found);
    }

    /// <summary>Waits for <see cref="ModelAsync"/>.</summary>
    public ModelClient Model(string workspace, string model, CancellationToken cancellationToken) => Blocking.Wait(ModelAsync(workspace, model, cancellationToken));

    /// <exception cref="InvalidOperationException">It did not work.</exception>
    public string Test()
    {
        try
        {
            var user = Blocking.Wait(client.Get().GetCurrentUserAsync());
            return $"Signed in to {client.Settings.ServiceAddress switch { "" => "Anaplan", var address => address }} as {user.Email}.";
        }
        catch (AnaplanException problem)
        {
            throw new InvalidOperationException(Failure.Describe(problem), problem);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            owner.Release(client);
    }
}
