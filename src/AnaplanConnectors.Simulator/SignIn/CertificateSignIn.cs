using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Sign-in with a certificate (API reference 2.2): the caller proves by a signature that it holds the private key of a
/// certificate that is registered for a user. Who issued it does not matter then; what is not registered is refused.
/// </summary>
internal sealed class CertificateSignIn
{
    private readonly TimeProvider _clock;
    private readonly SimulatorOptions _options;
    private readonly Dictionary<string, UserState> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <exception cref="TenantDefinitionException">A certificate of the tenant cannot be read.</exception>
    public CertificateSignIn(TenantState tenant, SimulatorOptions options)
    {
        _clock = options.TimeProvider;
        _options = options;
        var problems = new List<TenantProblem>();
        foreach (var user in tenant.Users)
        {
            for (var index = 0; index < user.Certificates.Count; index++)
            {
                if (!TryAdd(user, user.Certificates[index]))
                    problems.Add(new TenantProblem($"Certificate {index + 1} of user '{user.Email}' is not the PEM text of a certificate."));
            }
        }
        if (problems.Count > 0)
            throw new TenantDefinitionException(problems);
    }

    public async Task<UserState> SignInAsync(string credentials, Stream body, CancellationToken cancellationToken)
    {
        using var certificate = Load(credentials);
        var payload = await SignedPayload.ReadAsync(body, cancellationToken);
        using var key = certificate.GetRSAPublicKey();
        var isProven = _users.TryGetValue(Key(certificate), out var user)
            && user.Active
            && IsValidNow(certificate)
            && payload.Data.Length >= _options.MinimumNonceBytes
            && key is not null
            && key.VerifyData(payload.Data, payload.Signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)
            && (!payload.IsVersion2 || IsFresh(payload.Data));
        return isProven ? user! : throw SignInErrors.Credential();
    }

    private bool TryAdd(UserState user, string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            _users[Key(certificate)] = user;
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // Clients send the base64 of the whole PEM text, or of the DER bytes inside it.
    private static X509Certificate2 Load(string credentials)
    {
        try
        {
            var bytes = Convert.FromBase64String(credentials);
            return bytes.AsSpan().StartsWith("-----BEGIN"u8)
                ? X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(bytes))
                : X509CertificateLoader.LoadCertificate(bytes);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw SignInErrors.Header();
        }
    }

    private bool IsValidNow(X509Certificate2 certificate)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return certificate.NotBefore.ToUniversalTime() <= now && now <= certificate.NotAfter.ToUniversalTime();
    }

    /// <summary>Version 2 begins with the time in milliseconds; it must be recent, and a message counts only once.</summary>
    private bool IsFresh(byte[] data)
    {
        var now = _clock.GetUtcNow();
        var age = now.ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64BigEndian(data);
        if (Math.Abs((double)age) > _options.CertificateTimeTolerance.TotalMilliseconds)
            return false;
        lock (_gate)
        {
            foreach (var old in _seen.Where(entry => entry.Value < now).Select(entry => entry.Key).ToList())
                _seen.Remove(old);
            return _seen.TryAdd(Convert.ToBase64String(SHA256.HashData(data)), now + (2 * _options.CertificateTimeTolerance));
        }
    }

    private static string Key(X509Certificate2 certificate) => Convert.ToBase64String(SHA256.HashData(certificate.RawData));

    private sealed record SignedPayload(byte[] Data, byte[] Signature, bool IsVersion2)
    {
        public static async Task<SignedPayload> ReadAsync(Stream body, CancellationToken cancellationToken)
        {
            try
            {
                using var json = await JsonDocument.ParseAsync(body, default, cancellationToken);
                var format = json.RootElement.TryGetProperty("encodedDataFormat", out var value) ? value.GetString() : null;
                if (format is not (null or "v2"))
                    throw SignInErrors.Payload($"Unknown encodedDataFormat '{format}'");
                var data = Bytes(json, "encodedData");
                if (format == "v2" && data.Length < sizeof(long))
                    throw SignInErrors.Credential();
                return new SignedPayload(data, Bytes(json, "encodedSignedData"), format == "v2");
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
            {
                throw SignInErrors.Payload("Malformed request body");
            }
        }

        private static byte[] Bytes(JsonDocument json, string name) =>
            json.RootElement.TryGetProperty(name, out var value)
                ? value.GetBytesFromBase64()
                : throw SignInErrors.Payload($"Missing field '{name}'");
    }
}
