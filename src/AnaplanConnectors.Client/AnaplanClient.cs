namespace AnaplanConnectors.Client;

/// <summary>
/// A connection to Anaplan as one user. Safe for use from many threads; make one and keep it: everything made from it shares
/// the token and the limit of requests. Nothing is sent before the first call.
/// </summary>
public sealed class AnaplanClient : IDisposable
{
    /// <summary>Makes a client. Sends nothing.</summary>
    /// <exception cref="AnaplanConfigurationException">The options cannot work; all problems are listed.</exception>
    public AnaplanClient(AnaplanClientOptions options) => throw new NotImplementedException();

    /// <summary>Makes a client that sends through a handler, such as that of the simulator. The caller disposes the handler.</summary>
    /// <exception cref="AnaplanConfigurationException">The options cannot work; all problems are listed.</exception>
    public AnaplanClient(AnaplanClientOptions options, HttpMessageHandler handler) => throw new NotImplementedException();

    /// <summary>Signs in now, to see whether it works. Otherwise the first call does.</summary>
    /// <exception cref="AnaplanSignInException">The service refused.</exception>
    public Task SignInAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Makes the token worthless. Does nothing when not signed in; the next call signs in again.</summary>
    public Task SignOutAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Who is signed in. The cheapest call there is, so a good test of a connection.</summary>
    public Task<AnaplanUser> GetCurrentUserAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>The workspaces of this user in the default tenant.</summary>
    public IAsyncEnumerable<AnaplanWorkspace> GetWorkspacesAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>The models that this user may open; with a workspace, all models of it, also those without access.</summary>
    public IAsyncEnumerable<AnaplanModel> GetModelsAsync(string? workspaceId = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Finds a workspace by id, name, or name without case, in this order.</summary>
    /// <exception cref="AnaplanNotFoundException">None or several match; the message lists them.</exception>
    public Task<AnaplanWorkspace> FindWorkspaceAsync(string nameOrId, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Finds a model by id, name, or name without case, in this order; in one workspace or in all.</summary>
    /// <exception cref="AnaplanNotFoundException">None or several match; the message lists them.</exception>
    public Task<AnaplanModel> FindModelAsync(string? workspaceNameOrId, string modelNameOrId, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>What can be done with a model. Sends nothing and checks nothing.</summary>
    public ModelClient Model(string modelId, string? workspaceId = null) => throw new NotImplementedException();

    /// <summary>What can be done with a model. Names in errors are known then.</summary>
    public ModelClient Model(AnaplanModel model) => throw new NotImplementedException();

    /// <summary>Frees connections. Does not sign out: the token may serve others.</summary>
    public void Dispose() => throw new NotImplementedException();
}
