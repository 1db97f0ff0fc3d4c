using System.Runtime.CompilerServices;

namespace AnaplanConnectors.Client;

/// <summary>
/// Integrations that Anaplan runs by itself, and their connections to storage elsewhere (API reference 10.2). Needs an integration role and
/// access to the workspace; others are refused.
/// </summary>
public sealed class CloudWorksClient
{
    private readonly CloudCalls _calls;

    internal CloudWorksClient(ApiSession api)
    {
        _calls = new(api);
        Connections = new(_calls);
        Notifications = new(_calls);
        Flows = new(_calls);
    }

    /// <summary>Connections to storage elsewhere.</summary>
    public CloudConnectionClient Connections { get; }

    /// <summary>Who is told about runs.</summary>
    public CloudNotificationClient Notifications { get; }

    /// <summary>Integrations that run one behind the other.</summary>
    public CloudFlowClient Flows { get; }

    /// <summary>Integrations, page by page as the loop goes on.</summary>
    /// <param name="onlyMine">Whether only those that this user has made.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public IAsyncEnumerable<CloudIntegration> ListAsync(bool onlyMine = false, CancellationToken cancellationToken = default)
        => _calls.List(
            "integrations?sortBy=name" + (onlyMine ? "&myIntegrations=1" : ""), "list the integrations", ApiJson.Default.ListCloudIntegration, "integrations", cancellationToken);

    /// <summary>An integration with its jobs.</summary>
    public Task<CloudIntegration> GetAsync(string integrationId, CancellationToken cancellationToken = default)
        => _calls.Get(Path(integrationId), $"read integration {integrationId}", ApiJson.Default.CloudIntegration, "integration", cancellationToken);

    /// <summary>Finds an integration by id, name, or name without case, in this order.</summary>
    /// <exception cref="AnaplanNotFoundException">None or several match; the message lists them.</exception>
    public async Task<CloudIntegration> FindAsync(string nameOrId, CancellationToken cancellationToken = default)
        => NameLookup.Find(
            await ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), nameOrId, "integration", "integrations", "CloudWorks");

    /// <summary>Makes an integration and returns its id. Notification settings are made with it.</summary>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer was lost.</exception>
    public Task<string> CreateAsync(CloudIntegrationDefinition definition, CancellationToken cancellationToken = default)
        => _calls.Create(
            "integrations", $"create integration '{definition?.Name}'", definition, ApiJson.Default.CloudIntegrationDefinition, i => i.Integration?.IntegrationId ?? i.IntegrationId,
            cancellationToken);

    /// <summary>Sets all of an integration.</summary>
    public Task ReplaceAsync(string integrationId, CloudIntegrationDefinition definition, CancellationToken cancellationToken = default)
        => _calls.Set(HttpMethod.Put, Path(integrationId), $"replace integration {integrationId}", definition, ApiJson.Default.CloudIntegrationDefinition, cancellationToken);

    /// <summary>Deletes an integration. Refused while it runs (409).</summary>
    public Task DeleteAsync(string integrationId, CancellationToken cancellationToken = default)
        => _calls.Delete(Path(integrationId), $"delete integration {integrationId}", cancellationToken);

    /// <summary>Starts an integration and returns the id of the run. Refused while it runs (409).</summary>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer was lost.</exception>
    public Task<string> RunAsync(string integrationId, CancellationToken cancellationToken = default)
        => _calls.Start(Path(integrationId, "run"), $"run integration {integrationId}", "{}"u8.ToArray(), integrationId, cancellationToken);

    /// <summary>Cancels the run of an integration. Refused when there is none (409).</summary>
    public Task CancelAsync(string integrationId, CancellationToken cancellationToken = default)
        => _calls.Set(HttpMethod.Post, Path(integrationId, "cancel"), $"cancel integration {integrationId}", null, cancellationToken);

    /// <summary>Gives an integration its first schedule.</summary>
    public Task CreateScheduleAsync(string integrationId, CloudSchedule schedule, CancellationToken cancellationToken = default)
        => SetScheduleAsync(HttpMethod.Post, integrationId, schedule, cancellationToken);

    /// <summary>Changes the schedule of an integration.</summary>
    public Task ReplaceScheduleAsync(string integrationId, CloudSchedule schedule, CancellationToken cancellationToken = default)
        => SetScheduleAsync(HttpMethod.Put, integrationId, schedule, cancellationToken);

    /// <summary>Removes the schedule of an integration.</summary>
    public Task DeleteScheduleAsync(string integrationId, CancellationToken cancellationToken = default)
        => _calls.Delete(Path(integrationId, "schedule"), $"delete the schedule of integration {integrationId}", cancellationToken);

    /// <summary>Lets a schedule take effect, or not.</summary>
    public Task SetScheduleEnabledAsync(string integrationId, bool isEnabled, CancellationToken cancellationToken = default)
        => _calls.Set(
            HttpMethod.Post, Path(integrationId, "schedule", "status", isEnabled ? "enabled" : "disabled"), $"switch the schedule of integration {integrationId}", null, cancellationToken);

    /// <summary>Runs of an integration, page by page as the loop goes on.</summary>
    public async IAsyncEnumerable<CloudRun> ListRunsAsync(string integrationId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var path = ApiRequest.PathOf("integrations", "runs", integrationId ?? throw new ArgumentNullException(nameof(integrationId)));
        var offset = 0;
        while (true)
        {
            var answer = await _calls.GetWhole(
                Invariant($"{path}?offset={offset}&limit=100"), $"list the runs of integration {integrationId}", ApiJson.Default.CloudHistoryAnswer, "history_of_runs", cancellationToken).ConfigureAwait(false);
            var runs = answer.History?.Runs ?? [];
            foreach (var run in runs)
                yield return run;
            offset += runs.Count;
            if (runs.Count == 0 || answer.Meta?.Paging is null || offset >= answer.Meta.Paging.TotalSize)
                yield break;
        }
    }

    /// <summary>A run by id.</summary>
    public Task<CloudRun> GetRunAsync(string runId, CancellationToken cancellationToken = default)
        => _calls.Get(RunPath(runId), $"read run {runId}", ApiJson.Default.CloudRun, "run", cancellationToken);

    /// <summary>Why a run failed. Empty when it did not.</summary>
    public async Task<IReadOnlyList<CloudRunError>> GetRunErrorsAsync(string runId, CancellationToken cancellationToken = default)
        => (await _calls.GetWhole(
            ApiRequest.PathOf("integrations", "runerror", runId ?? throw new ArgumentNullException(nameof(runId))), $"read the errors of run {runId}",
            ApiJson.Default.CloudErrorsAnswer, "runs", cancellationToken).ConfigureAwait(false)).Errors().ToList();

    /// <summary>The refused rows of a run, one file or a ZIP of several. The caller disposes the stream.</summary>
    /// <exception cref="AnaplanNotFoundException">Nothing was refused.</exception>
    public Task<Stream> OpenDumpsAsync(string runId, CancellationToken cancellationToken = default)
        => _calls.Open(RunPath(runId, "dumps"), $"read the refused rows of run {runId}", cancellationToken);

    /// <summary>The refused rows of an import within the process that a run ran. The caller disposes the stream.</summary>
    /// <exception cref="AnaplanNotFoundException">Nothing was refused.</exception>
    public Task<Stream> OpenImportDumpAsync(string runId, string importId, CancellationToken cancellationToken = default)
        => _calls.Open(
            RunPath(runId, "process", "import", importId ?? throw new ArgumentNullException(nameof(importId)), "dumps"),
            $"read the refused rows of import {importId} of run {runId}", cancellationToken);

    private Task SetScheduleAsync(HttpMethod method, string integrationId, CloudSchedule schedule, CancellationToken cancellationToken)
        => _calls.Set(
            method, Path(integrationId, "schedule"), $"set the schedule of integration {integrationId}",
            // The id is wanted in the body as well (API reference 10.2).
            new CloudScheduleBody { IntegrationId = integrationId, Schedule = schedule ?? throw new ArgumentNullException(nameof(schedule)) },
            ApiJson.Default.CloudScheduleBody, cancellationToken);

    private static string Path(string integrationId, params string[] segments)
        => ApiRequest.PathOf(["integrations", integrationId ?? throw new ArgumentNullException(nameof(integrationId)), .. segments]);

    private static string RunPath(string runId, params string[] segments)
        => ApiRequest.PathOf(["integrations", "run", runId ?? throw new ArgumentNullException(nameof(runId)), .. segments]);
}
