using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>
/// Application lifecycle of a model: revisions, synchronisation, reports (API reference 10.1). Needs a workspace administrator of all models
/// that take part; others get "forbidden", or "offline" (424) from some calls.
/// </summary>
public sealed class AlmClient
{
    private readonly ModelScope _scope;

    internal AlmClient(ModelScope scope)
    {
        _scope = scope;
        Synchronisations = new(scope, "syncTasks", "synchronisation", CallClass.AskFirst);
        ComparisonReports = new(scope, "comparisonReportTasks", "comparison report", CallClass.IdempotentByKey);
        SummaryReports = new(scope, "summaryReportTasks", "summary report", CallClass.IdempotentByKey);
    }

    /// <summary>Changes of this model's structure to a revision of another.</summary>
    public AlmTaskClient Synchronisations { get; }

    /// <summary>Full reports; read with <see cref="OpenComparisonReportAsync"/>.</summary>
    public AlmTaskClient ComparisonReports { get; }

    /// <summary>Reports in numbers; read with <see cref="GetSummaryReportAsync"/>.</summary>
    public AlmTaskClient SummaryReports { get; }

    /// <summary>Brings the model online, or takes it offline for maintenance.</summary>
    public Task SetOnlineAsync(bool online, CancellationToken cancellationToken = default)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new OnlineStatus { Status = online ? "online" : "offline" }, ApiJson.Default.OnlineStatus);
        var request = ApiRequest.Send(
            HttpMethod.Post, _scope.Path("onlineStatus"), $"take {_scope.Description} {(online ? "online" : "offline")}", CallClass.IdempotentByKey, json);
        return _scope.Api.SendAsync(request.AnyAnswer(), Answers.Ignore, cancellationToken);
    }

    /// <summary>The latest revision; null when there is none.</summary>
    public async Task<AnaplanRevision?> GetLatestRevisionAsync(CancellationToken cancellationToken = default)
        => (await _scope.Api.SendAsync(
            ApiRequest.Get(_scope.Path("alm", "latestRevision"), $"read the latest revision of {_scope.Description}"),
            body => Envelope.ReadPage(body, ApiJson.Default.ListAnaplanRevision, "revisions").Items, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>The revisions of the model, latest first.</summary>
    /// <param name="appliedAfter">First day; null for no limit.</param>
    /// <param name="appliedBefore">Last day; null for no limit.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public IAsyncEnumerable<AnaplanRevision> ListRevisionsAsync(
        DateTime? appliedAfter = null, DateTime? appliedBefore = null, CancellationToken cancellationToken = default)
    {
        var query = "?sort=-appliedOn" + (appliedAfter is { } after ? "&appliedAfter=" + ServerTime.Date(after) : "")
            + (appliedBefore is { } before ? "&appliedBefore=" + ServerTime.Date(before) : "");
        return Revisions(_scope.Path("alm", "revisions") + query, "list the revisions", cancellationToken);
    }

    /// <summary>Revisions of another model that this one could be synchronised to, newest first.</summary>
    public IAsyncEnumerable<AnaplanRevision> ListSyncableRevisionsAsync(string sourceModelId, CancellationToken cancellationToken = default)
        => Revisions(
            _scope.Path("alm", "syncableRevisions") + "?sourceModelId=" + Uri.EscapeDataString(sourceModelId ?? throw new ArgumentNullException(nameof(sourceModelId))),
            "list the revisions to synchronise", cancellationToken);

    /// <summary>Makes a revision of the model as it is.</summary>
    /// <param name="name">At most 60 characters.</param>
    /// <param name="description">At most 250 characters.</param>
    /// <param name="cancellationToken">Ends the call; the revision may be made.</param>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer was lost.</exception>
    public Task<AnaplanRevision> CreateRevisionAsync(string name, string? description = null, CancellationToken cancellationToken = default)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        if (name.Length is 0 or > 60)
            throw new ArgumentOutOfRangeException(nameof(name), name, "The name of a revision has 1 to 60 characters.");
        if (description?.Length > 250)
            throw new ArgumentOutOfRangeException(nameof(description), description, "The description of a revision has at most 250 characters.");
        var json = JsonSerializer.SerializeToUtf8Bytes(new RevisionCreation { Name = name, Description = description }, ApiJson.Default.RevisionCreation);
        return _scope.Api.SendOnceAsync(
            ApiRequest.Send(HttpMethod.Post, _scope.Path("alm", "revisions"), $"create revision '{name}' of {_scope.Description}", CallClass.AskFirst, json),
            body => Envelope.ReadPage(body, ApiJson.Default.ListAnaplanRevision, "revisions").Items.FirstOrDefault() ?? throw new AnswerException("the answer holds no revision"),
            name, "Look at the latest revision before creating another.", cancellationToken);
    }

    /// <summary>The models that have a revision. The first is where it was made; deleted ones are among them.</summary>
    public IAsyncEnumerable<RevisionModel> ListModelsAsync(string revisionId, CancellationToken cancellationToken = default)
        => _scope.Api.ListAsync(
            _scope.Path("alm", "revisions", revisionId ?? throw new ArgumentNullException(nameof(revisionId)), "appliedToModels"),
            $"list the models with revision {revisionId}", ApiJson.Default.ListRevisionModel, ["appliedToModels"], cancellationToken);

    /// <summary>A full report as tab-separated text, within 48 hours of its making. The caller disposes the stream.</summary>
    public Task<Stream> OpenComparisonReportAsync(string targetRevisionId, string sourceRevisionId, CancellationToken cancellationToken = default)
        => _scope.Api.OpenAsync(
            // Anything else is refused with 406 (API reference 10.1).
            ApiService.Integration, ReportPath("comparisonReports", targetRevisionId, sourceRevisionId), $"read the comparison report of {_scope.Description}",
            "application/octet-stream", cancellationToken);

    /// <summary>A report in numbers, within 48 hours of its making.</summary>
    public Task<RevisionSummary> GetSummaryReportAsync(string targetRevisionId, string sourceRevisionId, CancellationToken cancellationToken = default)
        => _scope.Api.GetAsync(
            ReportPath("summaryReports", targetRevisionId, sourceRevisionId), $"read the summary report of {_scope.Description}", ApiJson.Default.RevisionSummary,
            "summaryReport", cancellationToken);

    private string ReportPath(string kind, string targetRevisionId, string sourceRevisionId) => _scope.Path(
        "alm", kind, targetRevisionId ?? throw new ArgumentNullException(nameof(targetRevisionId)), sourceRevisionId ?? throw new ArgumentNullException(nameof(sourceRevisionId)));

    private IAsyncEnumerable<AnaplanRevision> Revisions(string path, string what, CancellationToken cancellationToken)
        => _scope.Api.ListAsync(path, $"{what} of {_scope.Description}", ApiJson.Default.ListAnaplanRevision, ["revisions"], cancellationToken);
}
