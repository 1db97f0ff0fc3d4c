namespace AnaplanConnectors.Client;

/// <summary>Who is told about runs (API reference 10.2).</summary>
public sealed class CloudNotificationClient
{
    private const string Base = "integrations/notification";

    private readonly CloudCalls _calls;

    internal CloudNotificationClient(CloudCalls calls) => _calls = calls;

    /// <summary>Settings by id.</summary>
    public Task<CloudNotification> GetAsync(string notificationId, CancellationToken cancellationToken = default)
        => _calls.Get(Path(notificationId), $"read notification {notificationId}", ApiJson.Default.CloudNotification, "notifications", cancellationToken);

    /// <summary>Makes settings and returns their id.</summary>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer was lost.</exception>
    public Task<string> CreateAsync(CloudNotification notification, CancellationToken cancellationToken = default)
        => _calls.Create(Base, "create a notification", notification, ApiJson.Default.CloudNotification, i => i.NotificationId, cancellationToken);

    /// <summary>Sets all of the settings.</summary>
    public Task ReplaceAsync(string notificationId, CloudNotification notification, CancellationToken cancellationToken = default)
        => _calls.Set(HttpMethod.Put, Path(notificationId), $"replace notification {notificationId}", notification, ApiJson.Default.CloudNotification, cancellationToken);

    /// <summary>Deletes settings.</summary>
    public Task DeleteAsync(string notificationId, CancellationToken cancellationToken = default)
        => _calls.Delete(Path(notificationId), $"delete notification {notificationId}", cancellationToken);

    private static string Path(string id) => Base + "/" + ApiRequest.PathOf(id ?? throw new ArgumentNullException(nameof(id)));
}
