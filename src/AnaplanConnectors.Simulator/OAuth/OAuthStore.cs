using System.Security.Cryptography;

namespace AnaplanConnectors.Simulator;

/// <summary>Codes, devices that wait, and refresh tokens of the OAuth service (API reference 2.4).</summary>
internal sealed class OAuthStore(SimulatorOptions options)
{
    // Letters that are not taken for one another when somebody types them.
    private const string UserCodeLetters = "BCDFGHJKLMNPQRSTVWXZ";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeviceGrant> _devices = new(StringComparer.Ordinal);
    private readonly List<RefreshFamily> _families = [];
    private readonly OAuthErrors _errors = new(options.OAuthErrorStatus);

    public IReadOnlyList<RefreshFamily> Families
    {
        get
        {
            lock (_gate)
                return [.. _families];
        }
    }

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public string CreateCode(OAuthClientState client, UserState user, string scope, string redirectUri)
    {
        var code = Random(24);
        lock (_gate)
            _codes[code] = new AuthorizationCode(client, user, scope, redirectUri, Now + options.AuthorizationCodeLifetime);
        return code;
    }

    /// <summary>Takes a code, which counts only once.</summary>
    public AuthorizationCode TakeCode(string code, OAuthClientState client, string redirectUri)
    {
        lock (_gate)
        {
            if (!_codes.TryGetValue(code, out var found) || found.Client != client)
                throw _errors.Grant("Unknown or invalid authorization code.");
            // A code that somebody tried with the wrong address is spent, too.
            _codes.Remove(code);
            if (found.Expires <= Now)
                throw _errors.Grant("Unknown or invalid authorization code.");
            return found.RedirectUri == redirectUri ? found : throw _errors.Grant("The redirect_uri does not match.");
        }
    }

    public DeviceGrant CreateDevice(OAuthClientState client, string scope)
    {
        var letters = RandomNumberGenerator.GetString(UserCodeLetters, 8);
        var device = new DeviceGrant(client, scope, Random(24), $"{letters[..4]}-{letters[4..]}",
            Now + options.DeviceCodeLifetime, options.DevicePollInterval);
        lock (_gate)
            _devices[device.DeviceCode] = device;
        return device;
    }

    /// <summary>Answers a poll: who allowed the device, or one of the errors of the grant.</summary>
    public DeviceGrant TakeDevice(string deviceCode, OAuthClientState client)
    {
        lock (_gate)
        {
            if (!_devices.TryGetValue(deviceCode, out var device) || device.Client != client)
                throw _errors.Grant("Unknown or invalid device code.");
            if (device.Expires <= Now)
                throw _errors.Expired();
            if (!device.TryPoll(Now))
                throw _errors.SlowDown();
            if (!device.IsDecided)
                throw _errors.Pending();
            _devices.Remove(deviceCode);
            return device.IsDenied ? throw _errors.Denied() : device;
        }
    }

    /// <summary>A user acts on a device; false when no device waits for this code.</summary>
    /// <param name="userCode">The code the user was shown; case and hyphen do not matter.</param>
    /// <param name="user">Who allows it; null: it is refused.</param>
    public bool Decide(string userCode, UserState? user)
    {
        lock (_gate)
        {
            if (FindWaiting(userCode) is not { } device)
                return false;
            device.AllowedBy = user;
            device.IsDenied = user is null;
            return true;
        }
    }

    public RefreshFamily StartFamily(OAuthClientState client, UserState user, string scope)
    {
        var family = new RefreshFamily(client, user, scope, "v1." + Random(32), Now);
        Add(family);
        return family;
    }

    public void Add(RefreshFamily family)
    {
        lock (_gate)
            _families.Add(family);
    }

    /// <summary>Uses a refresh token; afterwards the family holds the one that is to be sent, if the client rotates.</summary>
    public RefreshFamily Refresh(string token, OAuthClientState client)
    {
        lock (_gate)
        {
            var family = _families.Find(candidate => candidate.Client == client && candidate.Knows(token));
            if (family is null || !family.User.Active || !family.IsAlive(token, Now))
            {
                family?.IsDead = true;
                throw _errors.Grant("Unknown or invalid refresh token.");
            }
            if (client.RotatesRefreshTokens)
                family.Rotate("v1." + Random(32), Now);
            return family;
        }
    }

    private DeviceGrant? FindWaiting(string userCode)
    {
        var wanted = Plain(userCode);
        return _devices.Values.FirstOrDefault(device =>
            Plain(device.UserCode) == wanted && !device.IsDecided && device.Expires > Now);

        static string Plain(string code) => code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
    }

    private static string Random(int bytes) => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}

/// <summary>A code on its way from the browser to the client.</summary>
internal sealed record AuthorizationCode(OAuthClientState Client, UserState User, string Scope, string RedirectUri,
    DateTimeOffset Expires);
