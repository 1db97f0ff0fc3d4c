namespace AnaplanConnectors.Ssis;

/// <summary>What can be said about settings without asking anybody.</summary>
internal static class ConnectionProblems
{
    public static IReadOnlyList<string> Find(ConnectionSettings settings)
    {
        var problems = new List<string>();
        Address(nameof(settings.ServiceAddress), settings.ServiceAddress, problems);
        Address(nameof(settings.AuthenticationAddress), settings.AuthenticationAddress, problems);
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
                if (settings.CertificatePath.Length == 0)
                    problems.Add("CertificatePath is empty. Name a PFX file, or choose another SignIn.");
                else if (!File.Exists(settings.CertificatePath))
                    problems.Add($"CertificatePath names '{settings.CertificatePath}', which does not exist on this machine.");
                break;
            case SignInMethod.CertificateStore:
                if (settings.CertificateThumbprint.Length == 0)
                    problems.Add("CertificateThumbprint is empty. Set it, or choose another SignIn.");
                break;
            default:
                problems.Add($"SignIn is {(int)settings.SignIn} (allowed: Password, CertificateFile, CertificateStore).");
                break;
        }
    }

    private static void Address(string name, string value, List<string> problems)
    {
        if (value.Length > 0 && !(Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)))
            problems.Add($"{name} is '{value}', which is no address such as https://api.anaplan.com.");
    }
}
