namespace AnaplanConnectors.Client;

/// <summary>A proxy between here and Anaplan. Without these options the proxy of the system is used.</summary>
public sealed class ProxyOptions
{
    /// <summary>No proxy, whatever the system says.</summary>
    public static ProxyOptions None { get; } = new();

    /// <summary>Address, such as <c>http://proxy.example.com:3128</c>. Null means no proxy.</summary>
    public Uri? Address { get; init; }

    /// <summary>User at the proxy, for NTLM as <c>DOMAIN\user</c>. Null: the account that this process runs under.</summary>
    public string? UserName { get; init; }

    /// <summary>Password at the proxy.</summary>
    public Secret? Password { get; init; }

    internal IEnumerable<string> Problems()
    {
        if (Address is { IsAbsoluteUri: false })
            yield return "the proxy address is not absolute";
        else if (Address is { UserInfo.Length: > 0 })
            yield return $"the proxy address {Address.Authority} carries credentials; set user name and password instead";
        if (UserName is not null && Password is null)
            yield return $"the proxy user '{UserName}' has no password";
    }
}
