using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>The user's store with one certificate more, until it is disposed.</summary>
internal sealed class PersonalStore : IDisposable
{
    private readonly X509Certificate2 _certificate;

    public PersonalStore(X509Certificate2 certificate)
    {
        _certificate = certificate;
        Change(store => store.Add(certificate));
    }

    /// <summary>As Windows shows it: in pairs, behind a mark that nobody sees.</summary>
    public string Thumbprint => "\u200e" + Regex.Replace(_certificate.Thumbprint.ToLowerInvariant(), "..", "$0 ");

    public void Dispose() => Change(store => store.Remove(_certificate));

    private static void Change(Action<X509Store> change)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        change(store);
    }
}
