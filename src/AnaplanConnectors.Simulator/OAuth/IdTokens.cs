using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// JSON web tokens, signed with a key of this process. Access tokens have the same form and are opaque to everybody.
/// </summary>
internal sealed class IdTokens(TenantState tenant, TimeProvider clock) : IDisposable
{
    private readonly Lazy<RSA> _key = new(() => RSA.Create(2048));

    public string Create(string issuer, OAuthClientState client, UserState user, string scope, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow();
        return Sign(json =>
        {
            json.WriteString("iss", issuer);
            json.WriteString("sub", user.Id);
            json.WriteString("aud", client.Id);
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("exp", (now + lifetime).ToUnixTimeSeconds());
            json.WriteString("customer_id", tenant.Id);
            if (OAuthScope.Has(scope, "email"))
                json.WriteString("email", user.Email);
        });
    }

    public static string CreateOpaque() => string.Join('.',
        Base64Url.EncodeToString("""{"kid":"simulator","typ":"at+jwt"}"""u8),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(120)),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(64)));

    public void Dispose()
    {
        if (_key.IsValueCreated)
            _key.Value.Dispose();
    }

    private string Sign(Action<Utf8JsonWriter> writeClaims)
    {
        var claims = JsonText.Write(json =>
        {
            json.WriteStartObject();
            writeClaims(json);
            json.WriteEndObject();
        });
        var text = $"{Base64Url.EncodeToString("""{"alg":"RS256","typ":"JWT","kid":"simulator"}"""u8)}.{Base64Url.EncodeToString(claims.Span)}";
        var signature = _key.Value.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }
}
