using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>Looks at a connection step by step and stops where one fails: what comes behind it would fail for the same reason.</summary>
internal sealed class ConnectionCheck(Screen screen, string name)
{
    private static readonly string[] Steps = ["settings", "certificate", "reach", "clock", "sign-in", "user", "rights"];

    private readonly List<CheckLine> _lines = [];

    public IReadOnlyList<CheckLine> Lines => _lines;

    /// <summary>Why a step failed; null when none has.</summary>
    public Failure? Failure { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var settings = new ConnectionStore(screen.Host).Find(name);
        AnaplanClient? client = null;
        try
        {
            await StepAsync("settings", async () =>
            {
                var signIn = await new ConnectionFactory(screen).SignInAsync(name, cancellationToken);
                if (signIn.Certificate is { } certificate)
                    _lines.Add(CertificateCheck.Look(certificate, screen.Host.Time.GetUtcNow()));
                client = await new ConnectionFactory(screen).ConnectAsync(name, null, cancellationToken);
                return $"{settings.Address}, {settings.Description}";
            });
            await ReachAsync(settings, cancellationToken);
            await StepAsync("sign-in", async () =>
            {
                await client!.SignInAsync(cancellationToken);
                return settings.Description;
            });
            await StepAsync("user", async () => (await client!.GetCurrentUserAsync(cancellationToken)).Email);
            await StepAsync("rights", () => RightsAsync(client!, cancellationToken));
        }
        catch (StepFailedException e)
        {
            Failure = Failure.Of(e.InnerException!);
            _lines.Add(new(e.Message, CheckState.Failed, Failure.What));
            _lines.AddRange(Steps.SkipWhile(step => step != e.Message).Skip(1).Where(step => step != "certificate").Select(step => new CheckLine(step, CheckState.Skipped, "")));
        }
        finally
        {
            client?.Dispose();
        }
    }

    private async Task ReachAsync(ConnectionSettings settings, CancellationToken cancellationToken)
    {
        var hosts = ConnectionFactory.Hosts(settings);
        var reach = new HostReach(screen.Host.Time);
        foreach (var host in new[] { hosts.Api, settings.UsesOAuth ? hosts.App : hosts.Authentication }.Distinct())
            await StepAsync("reach", () => reach.TryAsync(host, cancellationToken));
        _lines.Add(reach.Clock);
    }

    private async Task<string> RightsAsync(AnaplanClient client, CancellationToken cancellationToken)
    {
        var workspaces = await client.GetWorkspacesAsync(cancellationToken).CountAsync(cancellationToken);
        var models = await client.GetModelsAsync(null, cancellationToken).CountAsync(cancellationToken);
        if (models == 0)
            _lines.Add(new("rights", CheckState.Warning, "this user sees no model; ask a workspace administrator for access, and see whether the default tenant is the right one"));
        return $"{Figures.Count(workspaces, "workspace")}, {Figures.Count(models, "model")}";
    }

    private async Task StepAsync(string step, Func<Task<string>> work)
    {
        var startedAt = screen.Host.Time.GetTimestamp();
        try
        {
            var what = await work();
            _lines.Add(new(step, CheckState.Ok, what, screen.Host.Time.GetElapsedTime(startedAt)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StepFailedException(step, e);
        }
    }

    private sealed class StepFailedException(string step, Exception cause) : Exception(step, cause);
}
