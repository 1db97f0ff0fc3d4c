namespace AnaplanConnectors.Ssis;

/// <summary>What can be said about settings without asking anybody.</summary>
internal static class ConnectionProblems
{
    public static IReadOnlyList<string> Find(ConnectionSettings settings)
    {
        var problems = new List<string>();
        Address(nameof(settings.ServiceAddress), settings.ServiceAddress, problems);
        Address(nameof(settings.AuthenticationAddress), settings.AuthenticationAddress, problems);
        Address(nameof(settings.ApplicationAddress), settings.ApplicationAddress, problems);
        if (settings.ProxyAddress != ClientFactory.NoProxy)
            Address(nameof(settings.ProxyAddress), settings.ProxyAddress, problems);
        SignIn(settings, problems);
        if (settings.AnswerTimeoutSeconds is < 1 or > 86_400)
            problems.Add($"AnswerTimeoutSeconds is {settings.AnswerTimeoutSeconds} (allowed: 1 to 86400).");
        if (settings.NoProgressTimeoutSeconds is < 1 or > 86_400)
            problems.Add($"NoProgressTimeoutSeconds is {settings.NoProgressTimeoutSeconds} (allowed: 1 to 86400).");
        if (settings.RequestsPerMinute < 1)
            problems.Add($"RequestsPerMinute is {settings.RequestsPerMinute} (allowed: 1 and more).");
        return problems;
    }

    private static void SignIn(ConnectionSettings settings, List<string> problems)
    {
        switch (settings.SignIn)
        {
            case SignInMethod.Password:
                if (settings.UserName.Length == 0)
                    problems.Add("UserName is empty. Set it, or choose another SignIn.");
                if (settings.Password.Length == 0)
                    problems.Add("Password is empty. Type it in, or set it by an expression on a sensitive parameter.");
                break;
            case SignInMethod.CertificateFile:
                CertificateFile(settings, problems);
                break;
            case SignInMethod.CertificateStore:
                if (settings.CertificateThumbprint.Length == 0)
                    problems.Add("CertificateThumbprint is empty. Set it, or choose another SignIn.");
                break;
            case SignInMethod.OAuth:
                if (settings.OAuthClientId.Length == 0)
                    problems.Add("OAuthClientId is empty. Set it, or choose another SignIn.");
                if (settings.OAuthRefreshToken.Length == 0 && settings.OAuthTokenVault.Length == 0)
                    problems.Add("OAuthRefreshToken and OAuthTokenVault are empty. Set one of them: a token by an expression on a sensitive parameter, or the vault that a person signed in to.");
                break;
            default:
                problems.Add($"SignIn is {(int)settings.SignIn} (allowed: Password, CertificateFile, CertificateStore, OAuth).");
                break;
        }
    }

    private static void CertificateFile(ConnectionSettings settings, List<string> problems)
    {
        if (settings.CertificatePath.Length == 0)
            problems.Add("CertificatePath is empty. Name a PFX or PEM file, or choose another SignIn.");
        else if (!File.Exists(settings.CertificatePath))
            problems.Add($"CertificatePath names '{settings.CertificatePath}', which does not exist on this machine.");
        if (settings.CertificateKeyPath.Length == 0)
            return;
        if (!File.Exists(settings.CertificateKeyPath))
            problems.Add($"CertificateKeyPath names '{settings.CertificateKeyPath}', which does not exist on this machine.");
        else if (File.Exists(settings.CertificatePath) && !CertificateForm.IsPem(settings.CertificatePath))
            problems.Add($"CertificateKeyPath is set, and '{settings.CertificatePath}' is a PFX file, which holds its key. Clear CertificateKeyPath.");
    }

    private static void Address(string name, string value, List<string> problems)
    {
        if (value.Length > 0 && !(Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)))
            problems.Add($"{name} is '{value}', which is no address such as https://api.anaplan.com.");
    }
}
