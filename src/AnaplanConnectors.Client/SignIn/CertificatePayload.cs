namespace AnaplanConnectors.Client;

/// <summary>What a certificate signs to sign in (API reference 2.2).</summary>
public enum CertificatePayload
{
    /// <summary>The time and random bytes, so that it cannot be replayed. Recommended by Anaplan, and the default.</summary>
    Version2,

    /// <summary>Random bytes only. Announced to be withdrawn.</summary>
    Version1,
}
