namespace AnaplanConnectors.Client;

/// <summary>The versions of a model. Needs a workspace administrator (API reference 3.4).</summary>
public sealed class VersionClient : ItemClient<AnaplanVersion>
{
    internal VersionClient(ModelScope scope)
        : base(scope, new("versions", "version", "versions", "versionMetadata", Query: ""), ApiJson.Default.ListAnaplanVersion)
    {
    }

    /// <summary>Sets from where on a version has data of its own.</summary>
    /// <param name="versionId">Id of the version, not the actual one.</param>
    /// <param name="date">First day of the period; null for no switchover.</param>
    /// <param name="cancellationToken">Ends the call; the change may take place.</param>
    /// <exception cref="AnaplanApiException">The actual version, an earlier date, a date outside the year (400), and other refusals.</exception>
    public Task<VersionDate> SetSwitchoverAsync(string versionId, DateTime? date, CancellationToken cancellationToken = default)
    {
        var request = ApiRequest.Send(
            HttpMethod.Put, PathOf(versionId, "switchover"), $"set the switchover of {Describe(versionId)}", CallClass.IdempotentByKey, DateBody.Of(date));
        return Scope.Api.SendAsync(request, body => Envelope.ReadOne(body, ApiJson.Default.VersionDate, "versionSwitchover"), cancellationToken);
    }
}
