namespace AnaplanConnectors.Simulator;

/// <summary>Puts the services together: every line of the route table with its handler.</summary>
internal sealed class Composition(World world, IdTokens idTokens, IntegrationRunner integrations, ISimulatorControl control)
{
    public IEnumerable<Endpoint> Endpoints() => 
    [
        new StatusPage(world, control).Endpoint,
        .. new ControlEndpoints(world, control).Endpoints(),
        .. OAuth(),
        .. new AuditEndpoints(world.Audit, world.Tenant, world.Options.TimeProvider).Endpoints(),
        .. new ScimEndpoints(world.Tenant).Endpoints(),
        .. new ExceptionUserEndpoints(world.Tenant).Endpoints(),
        .. new AdministrationEndpoints(world.Tenant).Endpoints(),
        .. new AlmEndpoints(world.Alm, world.Models).Endpoints(),
        .. new AlmReportEndpoints(world.Alm, world.Models, world.Options).Endpoints(),
        .. CloudWorksRoutes.Endpoints(world.CloudWorks, integrations, world),
        .. Integration(),
    ];

    private IEnumerable<Endpoint> OAuth() => new OAuthRoutes(
        new OAuthEndpoints(world.Tenant, world.OAuth, world.Tokens, idTokens, world.Options),
        new LoginEndpoints(world.Tenant, world.OAuth, world.Passwords, world.Options)).Endpoints();

    private IEnumerable<Endpoint> Integration() => new RouteTable(
        new SignInEndpoints(world.Tenant, world.Tokens, world.Passwords, new CertificateSignIn(world.Tenant, world.Options)),
        new UserEndpoints(world.Tenant, world.Tokens),
        new WorkspaceEndpoints(world.Tenant),
        new ModelEndpoints(world.Tenant, world.Models),
        new ModelStatusEndpoints(world.Options),
        new FileEndpoints(world.Files, world.Content, world.Options),
        new DownloadEndpoints(world.Files),
        new ActionEndpoints(world.Options),
        new TaskEndpoints(world.Files, world.Options),
        new DumpEndpoints(world.Dumps),
        new ModelRoutes(world.Tenant, world.Models, world.Content, world.Options)).Endpoints();
}
