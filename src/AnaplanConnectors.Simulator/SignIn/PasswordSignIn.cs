using System.Security.Cryptography;
using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>Basic authentication (API reference 2.1).</summary>
internal sealed class PasswordSignIn(TenantState tenant)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public UserState SignIn(string credentials)
    {
        var (email, password) = Decode(credentials);
        return SignIn(email, password);
    }

    public UserState SignIn(string email, string password)
    {
        var user = tenant.FindUser(email);
        // Compared in fixed time, and for unknown users as well, so that the time tells nothing.
        var isRight = CryptographicOperations.FixedTimeEquals(Hash(user?.Password ?? ""), Hash(password));
        return isRight && user is { Active: true, Password: not null } && MayUsePassword(user)
            ? user
            : throw SignInErrors.Credential();
    }

    /// <summary>Users of workspaces with single sign-on may not, unless they are exceptions (API reference 2.1).</summary>
    private bool MayUsePassword(UserState user) => tenant.Workspaces.All(workspace =>
        !workspace.SingleSignOn || !workspace.Users.Contains(user) || workspace.ExceptionUsers.Contains(user));

    private static (string Email, string Password) Decode(string credentials)
    {
        string pair;
        try
        {
            pair = StrictUtf8.GetString(Convert.FromBase64String(credentials));
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            throw SignInErrors.Header();
        }
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? throw SignInErrors.Header() : (pair[..colon], pair[(colon + 1)..]);
    }

    private static byte[] Hash(string password) => SHA256.HashData(Encoding.UTF8.GetBytes(password));
}
