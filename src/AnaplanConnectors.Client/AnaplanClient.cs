using System.Text.RegularExpressions;

namespace AnaplanConnectors.Client;

/// <summary>
/// A connection to Anaplan as one user. Safe for use from many threads; make one and keep it: everything made from it shares
/// the token and the limit of requests. Nothing is sent before the first call.
/// </summary>
public sealed class AnaplanClient : IDisposable
{
    private static readonly TimeSpan ExpiresSoon = TimeSpan.FromDays(30);

    private readonly ApiCaller _caller;
    private readonly TokenStore _tokens;
    private readonly ApiSession _api;

    /// <summary>Makes a client. Sends nothing.</summary>
    /// <exception cref="AnaplanConfigurationException">The options cannot work; all problems are listed.</exception>
    public AnaplanClient(AnaplanClientOptions options)
        : this(options, handler: null, hasHandler: false)
    {
    }

    /// <summary>Makes a client that sends through a handler, such as that of the simulator. The caller disposes the handler.</summary>
    /// <exception cref="AnaplanConfigurationException">The options cannot work; all problems are listed.</exception>
    public AnaplanClient(AnaplanClientOptions options, HttpMessageHandler handler)
        : this(options, handler ?? throw new ArgumentNullException(nameof(handler)), hasHandler: true)
    {
    }

    private AnaplanClient(AnaplanClientOptions options, HttpMessageHandler? handler, bool hasHandler)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        options.Check();
        _caller = new(options, hasHandler ? handler : null);
        _tokens = new(new(_caller), options.SignIn!, _caller);
        _api = new(_caller, _tokens);
        if (options.SignIn!.ExpiresAt is { } expiresAt && expiresAt - options.TimeProvider.GetUtcNow() < ExpiresSoon)
            _caller.Observer.Report(at => new CertificateExpiresSoon(at, options.SignIn.DisplayName, expiresAt));
    }

    /// <summary>The users of the tenant.</summary>
    public UserClient Users => new(_api);

    /// <summary>The users of the tenant for those who provision them.</summary>
    public ScimClient Scim => new(_api);

    /// <summary>Users of single sign-on workspaces who may sign in with a password.</summary>
    public ExceptionUserClient ExceptionUsers => new(_api);

    /// <summary>The users of the tenant as a file.</summary>
    public AdministrationClient Administration => new(_api);

    /// <summary>What happened in the tenant.</summary>
    public AuditClient Audit => new(_api);

    /// <summary>Integrations that Anaplan runs by itself.</summary>
    public CloudWorksClient CloudWorks => new(_api);

    /// <summary>Signs in now, to see whether it works. Otherwise the first call does.</summary>
    /// <exception cref="AnaplanSignInException">The service refused.</exception>
    public Task SignInAsync(CancellationToken cancellationToken = default) => _tokens.GetAsync(cancellationToken);

    /// <summary>Asks the authentication service whom the token belongs to; signs in first when that is needed.</summary>
    /// <exception cref="AnaplanSignInException">The service refused.</exception>
    public async Task<TokenUser> ValidateTokenAsync(CancellationToken cancellationToken = default)
        => await _api.GetAsync("token/validate", "validate the token", ApiJson.Default.TokenUser, "userInfo", cancellationToken, ApiService.Authentication)
            .ConfigureAwait(false);

    /// <summary>
    /// Makes the token worthless. Does nothing when not signed in; the next call signs in again. A token of OAuth is only forgotten here: it
    /// expires by itself within 35 minutes.
    /// </summary>
    public Task SignOutAsync(CancellationToken cancellationToken = default) => _tokens.SignOutAsync(cancellationToken);

    /// <summary>Who is signed in. The cheapest call there is, so a good test of a connection.</summary>
    public Task<AnaplanUser> GetCurrentUserAsync(CancellationToken cancellationToken = default) => Users.GetCurrentAsync(cancellationToken);

    /// <summary>The workspaces of this user in the default tenant, by name.</summary>
    public IAsyncEnumerable<AnaplanWorkspace> GetWorkspacesAsync(CancellationToken cancellationToken = default)
        => _api.ListAsync(
            "workspaces?tenantDetails=true&sort=%2Bname", "list the workspaces", ApiJson.Default.ListAnaplanWorkspace, ["workspaces"], cancellationToken);

    /// <summary>The models that this user may open; with a workspace, all models of it, also those without access.</summary>
    public IAsyncEnumerable<AnaplanModel> GetModelsAsync(string? workspaceId = null, CancellationToken cancellationToken = default)
        => workspaceId is null
            ? _api.ListAsync(
                "models?modelDetails=true&sort=%2Bname", "list the models", ApiJson.Default.ListAnaplanModel, ["models"], cancellationToken)
            : Workspace(workspaceId).ListModelsAsync(cancellationToken);

    /// <summary>Finds a workspace by id, name, or name without case, in this order.</summary>
    /// <exception cref="AnaplanNotFoundException">None or several match; the message lists them.</exception>
    public async Task<AnaplanWorkspace> FindWorkspaceAsync(string nameOrId, CancellationToken cancellationToken = default)
        => NameLookup.Find(
            await GetWorkspacesAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), nameOrId, "workspace", "workspaces", "this user");

    /// <summary>Finds a model by id, name, or name without case, in this order; in one workspace or in all.</summary>
    /// <exception cref="AnaplanNotFoundException">None or several match; the message lists them.</exception>
    public async Task<AnaplanModel> FindModelAsync(string? workspaceNameOrId, string modelNameOrId, CancellationToken cancellationToken = default)
    {
        if (modelNameOrId is null)
            throw new ArgumentNullException(nameof(modelNameOrId));
        var workspace = workspaceNameOrId is null ? null : await FindWorkspaceAsync(workspaceNameOrId, cancellationToken).ConfigureAwait(false);
        if (IsModelId(modelNameOrId) && await GetModelAsync(modelNameOrId, cancellationToken).ConfigureAwait(false) is { } model
            && (workspace is null || model.WorkspaceId == workspace.Id))
            return model;
        var models = await GetModelsAsync(workspace?.Id, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return NameLookup.Find(models, modelNameOrId, "model", "models", workspace is null ? "this user" : $"workspace {workspace}");
    }

    /// <summary>What can be done with a workspace. Sends nothing and checks nothing.</summary>
    public WorkspaceClient Workspace(string workspaceId) => new(_api, workspaceId ?? throw new ArgumentNullException(nameof(workspaceId)), name: null);

    /// <summary>What can be done with a workspace. Errors show its name then.</summary>
    public WorkspaceClient Workspace(AnaplanWorkspace workspace)
        => workspace is null ? throw new ArgumentNullException(nameof(workspace)) : new(_api, workspace.Id, workspace.Name);

    /// <summary>What can be done with a model. Sends nothing and checks nothing.</summary>
    public ModelClient Model(string modelId, string? workspaceId = null)
        => new(_api, modelId ?? throw new ArgumentNullException(nameof(modelId)), workspaceId, name: null);

    /// <summary>What can be done with a model. Errors show its name then.</summary>
    public ModelClient Model(AnaplanModel model)
        => model is null ? throw new ArgumentNullException(nameof(model)) : new(_api, model.Id, model.WorkspaceId, model.Name);

    /// <summary>Frees connections. Does not sign out: the token may serve others.</summary>
    public void Dispose()
    {
        _tokens.Dispose();
        _caller.Dispose();
    }

    private static bool IsModelId(string text) => Regex.IsMatch(text, "^[0-9A-Fa-f]{32}$", RegexOptions.CultureInvariant);

    // By id a model answers even in another tenant, which the lists leave out. Ids of models are upper case (API reference 1.3).
    private async Task<AnaplanModel?> GetModelAsync(string id, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(ApiRequest.PathOf("models", id.ToUpperInvariant()) + "?modelDetails=true", $"find model {id}");
        var attempt = await _api.TryAsync(request, body => Envelope.ReadOne(body, ApiJson.Default.AnaplanModel, "model"), cancellationToken)
            .ConfigureAwait(false);
        return attempt.Failure switch
        {
            null => attempt.Value,
            { StatusCode: 404 } => null,
            var failure => throw failure.ToException(request, attempt.Count),
        };
    }
}
